/**
 * Commands as keys, mouse motions and gamepad axes of a virtual device of Linux. Enter at
 * {@link org.hillock.feedback.actuator.uinput.UinputActuator}.
 */
@NullMarked
package org.hillock.feedback.actuator.uinput;

import org.jspecify.annotations.NullMarked;
