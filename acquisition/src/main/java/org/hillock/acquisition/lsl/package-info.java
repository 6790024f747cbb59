/**
 * Lab Streaming Layer in pure Java, wire-compatible with liblsl 1.13 to 1.17 (protocol 1.10).
 *
 * <p>To publish, enter at {@link org.hillock.acquisition.lsl.LslOutlet}; to find streams, at {@link
 * org.hillock.acquisition.lsl.LslResolver}; to receive one as a {@link
 * org.hillock.acquisition.stream.SignalSource}, at {@link org.hillock.acquisition.lsl.LslSource}; to read its values
 * with their full precision, at {@link org.hillock.acquisition.lsl.LslInlet}.
 *
 * <p><b>Threads.</b> An outlet has one thread for each socket that it listens on and one for each consumer; pushing never
 * blocks on the network. A source has one reader, which also emits, and one thread that measures the clock offset. An
 * inlet and a resolver work on the caller's thread. All are daemon threads.
 *
 * <p><b>Bounds.</b> Whatever comes from the network is bounded before it is stored (see {@link
 * org.hillock.acquisition.lsl.Limits}); queues drop the oldest and count it. Numbers are encoded, queued and decoded
 * without allocation.
 */
@NullMarked
package org.hillock.acquisition.lsl;

import org.jspecify.annotations.NullMarked;
