/**
 * Actuators: whatever a decision moves. Each runs on the thread of its own {@link
 * org.hillock.feedback.actuator.ActuatorLane}, so that a slow one never delays the decoder.
 *
 * <p>Enter at {@link org.hillock.feedback.actuator.Actuator}; every implementation passes the contract suite {@code
 * ActuatorContract}.
 */
@NullMarked
package org.hillock.feedback.actuator;

import org.jspecify.annotations.NullMarked;
