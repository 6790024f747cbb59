/** Commands to an MQTT broker. Enter at {@link org.hillock.feedback.actuator.mqtt.MqttActuator}. */
@NullMarked
package org.hillock.feedback.actuator.mqtt;

import org.jspecify.annotations.NullMarked;
