/**
 * What stands between decisions and actuators.
 *
 * <p>Runs on the decoding thread. Enter at {@link org.hillock.feedback.safety.SafetyGovernor}.
 */
@NullMarked
package org.hillock.feedback.safety;

import org.jspecify.annotations.NullMarked;
