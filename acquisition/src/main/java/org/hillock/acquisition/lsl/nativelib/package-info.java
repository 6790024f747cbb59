/**
 * The machine's liblsl as a {@link org.hillock.acquisition.lsl.LslLibrary}, through JNA. Enter by {@link
 * org.hillock.acquisition.lsl.LslLibrary#named} with the word {@code native}.
 *
 * <p>The library is looked for where the system property {@code hillock.liblsl} or the environment's {@code LSL_LIB} says,
 * else by the name {@code lsl} among the system's libraries. liblsl 1.13 or newer will do.
 *
 * <p><b>Threads.</b> liblsl has threads of its own for each inlet and outlet. What is opened here works on the caller's
 * thread. Numbers go through buffers that are made once: a sample allocates nothing, and samples that wait are taken over
 * many at a time.
 */
@NullMarked
package org.hillock.acquisition.lsl.nativelib;

import org.jspecify.annotations.NullMarked;
