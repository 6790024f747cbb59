/**
 * Actuators on a serial line: Arduino text lines, Firmata, Pololu Maestro, Dynamixel 2.0, GRBL and trigger boxes. Each is
 * an encoder beside a {@link org.hillock.feedback.actuator.serial.SerialLine}, on whose own thread writes happen, because
 * a write to a device that does not read blocks for as long as it likes.
 */
@NullMarked
package org.hillock.feedback.actuator.serial;

import org.jspecify.annotations.NullMarked;
