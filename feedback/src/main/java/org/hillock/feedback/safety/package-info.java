/**
 * What stands between wishes and actuators: states, limits, watchdog, dead-man's switch, contacts, arming and the
 * emergency stop.
 *
 * <p>Wishes come from the decoding thread, stops from any. Enter at
 * {@link org.hillock.feedback.safety.SafetyGovernor}.
 */
@NullMarked
package org.hillock.feedback.safety;

import org.jspecify.annotations.NullMarked;
