/** Commands as markers of Lab Streaming Layer. Enter at {@link org.hillock.feedback.actuator.lsl.LslActuator}. */
@NullMarked
package org.hillock.feedback.actuator.lsl;

import org.jspecify.annotations.NullMarked;
