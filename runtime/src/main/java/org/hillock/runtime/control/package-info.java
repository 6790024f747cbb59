/**
 * What a person may do to a running session from outside of the decoding thread: stop it at once, clear, arm, close
 * contacts, hold the dead-man's switch; by the console's keys, a socket, a button on a serial line or a signal.
 *
 * <p>Each way has a thread of its own, which neither the decoder nor an actuator can block. Enter at
 * {@link org.hillock.runtime.control.SafetyDesk}.
 */
@NullMarked
package org.hillock.runtime.control;

import org.jspecify.annotations.NullMarked;
