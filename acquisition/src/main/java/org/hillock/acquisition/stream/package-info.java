/**
 * The stream vocabulary: what a source emits and what everything downstream understands.
 *
 * <p>Times are {@code long} nanoseconds of one session clock (see {@link org.hillock.acquisition.stream.SessionClock}).
 * {@link org.hillock.acquisition.stream.SampleChunk} is the data plane's only carrier: frame-major float32 in the unit
 * of its channels. All other types are immutable and may cross threads freely. Enter at {@link
 * org.hillock.acquisition.stream.SignalSource}.
 */
@NullMarked
package org.hillock.acquisition.stream;

import org.jspecify.annotations.NullMarked;
