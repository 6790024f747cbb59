/**
 * Replay: a recorded or synthetic source delivered at the speed of the recording, a multiple of it, or as fast as it is
 * read.
 *
 * <p>Enter at {@link org.hillock.acquisition.replay.Replay}. The wait happens on the thread that emits; time and the way
 * to wait are handed in. The events, their order and all their stamps are the same at any speed.
 */
@NullMarked
package org.hillock.acquisition.replay;

import org.jspecify.annotations.NullMarked;
