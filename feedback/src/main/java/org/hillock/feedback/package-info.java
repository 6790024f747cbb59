/**
 * From intent to the world: actuators, each on its own thread ({@code actuator}), and the governor that stands before
 * them ({@code safety}).
 *
 * <p>Enter at {@link org.hillock.feedback.actuator.Actuator} and {@link org.hillock.feedback.safety.SafetyGovernor}. A
 * failure of any of them is one {@link org.hillock.feedback.FeedbackException}.
 */
@NullMarked
package org.hillock.feedback;

import org.jspecify.annotations.NullMarked;
