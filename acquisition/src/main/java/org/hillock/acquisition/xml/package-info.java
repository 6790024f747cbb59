/**
 * XML from strangers, read without harm: headers of recordings and stream descriptions. Control plane; any thread.
 *
 * <p>Enter at {@link org.hillock.acquisition.xml.SafeXml}.
 */
@NullMarked
package org.hillock.acquisition.xml;

import org.jspecify.annotations.NullMarked;
