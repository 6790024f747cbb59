package org.hillock.feedback.actuator.ros;

/**
 * How axes become a Twist: the first axis turns, the second drives.
 *
 * @param metresPerSecond the speed at a second axis of 1
 * @param radiansPerSecond the rate of turn at a first axis of 1; positive axes turn right, which is negative in ROS
 */
public record TwistScale(double metresPerSecond, double radiansPerSecond) {
    /** Checks that both are finite and not negative. */
    public TwistScale {
        if (!(metresPerSecond >= 0 && radiansPerSecond >= 0)
                || Double.isInfinite(metresPerSecond)
                || Double.isInfinite(radiansPerSecond)) {
            throw new IllegalArgumentException(
                    "a scale is finite and not negative, not " + metresPerSecond + " and " + radiansPerSecond);
        }
    }
}
