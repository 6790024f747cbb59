/**
 * XDF 1.0 files, plain or packed by gzip, as recordings. Enter at {@link
 * org.hillock.acquisition.file.xdf.XdfFormat#open}; everything runs on the caller's or subscriber's thread.
 */
@NullMarked
package org.hillock.acquisition.file.xdf;

import org.jspecify.annotations.NullMarked;
