/**
 * Recordings: one reader a format, all streaming, all behind {@link org.hillock.acquisition.file.Recording}.
 *
 * <p>Enter at {@link org.hillock.acquisition.file.Recordings#open}, which recognises the format by content. A reader
 * runs on the subscriber's thread.
 */
@NullMarked
package org.hillock.acquisition.file;

import org.jspecify.annotations.NullMarked;
