/**
 * Public data sets, fetched from their own sites: resumable, verified against the published checksums before a file
 * appears, with the licence and the citation at hand.
 *
 * <p>Enter at {@link org.hillock.runtime.dataset.DatasetDownload}. A download runs on the caller's thread and ends when
 * that thread is interrupted; what was received stays for the next try.
 */
@NullMarked
package org.hillock.runtime.dataset;

import org.jspecify.annotations.NullMarked;
