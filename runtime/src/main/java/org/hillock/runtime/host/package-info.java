/**
 * What the machine gives a loop that must be in time: scheduling, CPUs, timers and clocks, looked at and, only where a
 * session asks for it, set for the decoding thread. Linux; elsewhere the facts are absent and a request is refused with a
 * sentence.
 *
 * <p>Enter at {@link org.hillock.runtime.host.MachineDoctor} and {@link org.hillock.runtime.host.ThreadScheduling}.
 */
@NullMarked
package org.hillock.runtime.host;

import org.jspecify.annotations.NullMarked;
