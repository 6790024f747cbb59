package org.hillock.runtime.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.feedback.actuator.LinkLoss;

/** Where decisions go; told apart by {@code to}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "to")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LocalFeedback.Cursor.class, name = "cursor"),
    @JsonSubTypes.Type(value = NetworkFeedback.UdpJson.class, name = "udp-json"),
    @JsonSubTypes.Type(value = NetworkFeedback.Osc.class, name = "osc"),
    @JsonSubTypes.Type(value = NetworkFeedback.TcpJson.class, name = "tcp-json"),
    @JsonSubTypes.Type(value = NetworkFeedback.UdpText.class, name = "udp-text"),
    @JsonSubTypes.Type(value = NetworkFeedback.Tello.class, name = "tello"),
    @JsonSubTypes.Type(value = NetworkFeedback.Mqtt.class, name = "mqtt"),
    @JsonSubTypes.Type(value = NetworkFeedback.Rosbridge.class, name = "rosbridge"),
    @JsonSubTypes.Type(value = LocalFeedback.Uinput.class, name = "uinput"),
    @JsonSubTypes.Type(value = SerialFeedback.Arduino.class, name = "arduino"),
    @JsonSubTypes.Type(value = SerialFeedback.FirmataBoard.class, name = "firmata"),
    @JsonSubTypes.Type(value = SerialFeedback.MaestroController.class, name = "maestro"),
    @JsonSubTypes.Type(value = SerialFeedback.DynamixelBus.class, name = "dynamixel"),
    @JsonSubTypes.Type(value = SerialFeedback.GrblMachine.class, name = "grbl"),
    @JsonSubTypes.Type(value = SerialFeedback.Triggers.class, name = "trigger-box"),
    @JsonSubTypes.Type(value = LocalFeedback.Stimulator.class, name = "stimulator"),
    @JsonSubTypes.Type(value = NetworkFeedback.Lsl.class, name = "lsl")
})
public sealed interface FeedbackSetting permits LocalFeedback, NetworkFeedback, SerialFeedback {
    /** The classes that it has an entry for, by the property that holds them; empty when it takes every class as it is. */
    default Map<String, Set<String>> classTables() {
        return Map.of();
    }

    /** Its word in a session file, such as {@code "udp-json"}. */
    default String word() {
        return Arrays.stream(
                        FeedbackSetting.class.getAnnotation(JsonSubTypes.class).value())
                .filter(type -> type.value().isInstance(this))
                .map(JsonSubTypes.Type::name)
                .findFirst()
                .orElseThrow();
    }

    /** What the device does by itself when its link is lost. */
    LinkLoss onLinkLoss();

    /** Whether it takes motions: numbers on axes. */
    default boolean takesMotions() {
        return true;
    }

    /**
     * Builds all of it that needs neither a device nor the network, so that a mistake shows at once.
     *
     * @throws org.hillock.feedback.FeedbackException when something cannot be what it says
     * @throws IllegalArgumentException likewise
     */
    default void rehearse() {}

    /** A text, unless it is empty. */
    static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
