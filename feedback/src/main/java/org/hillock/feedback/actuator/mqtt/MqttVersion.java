package org.hillock.feedback.actuator.mqtt;

/** The protocol's version. */
public enum MqttVersion {
    /** MQTT 3.1.1. */
    V3_1_1,
    /** MQTT 5: commands expire at the broker. */
    V5
}
