/**
 * Facts of a recording: its streams, rates, markers, gaps and the quality of its channels, in one pass over the file.
 *
 * <p>Runs on the caller's thread with memory that does not grow with the file. Enter at {@link
 * org.hillock.runtime.inspect.Inspector}.
 */
@NullMarked
package org.hillock.runtime.inspect;

import org.jspecify.annotations.NullMarked;
