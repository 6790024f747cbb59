/** Commands to ROS 2 by a rosbridge server. Enter at {@link org.hillock.feedback.actuator.ros.RosbridgeActuator}. */
@NullMarked
package org.hillock.feedback.actuator.ros;

import org.jspecify.annotations.NullMarked;
