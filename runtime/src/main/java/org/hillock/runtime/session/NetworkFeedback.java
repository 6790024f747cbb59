package org.hillock.runtime.session;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.feedback.actuator.OscActuator;
import org.hillock.feedback.actuator.TcpJsonActuator;
import org.hillock.feedback.actuator.TelloActuator;
import org.hillock.feedback.actuator.TextCommands;
import org.hillock.feedback.actuator.UdpJsonActuator;
import org.hillock.feedback.actuator.UdpTextActuator;
import org.hillock.feedback.actuator.lsl.LslActuator;
import org.hillock.feedback.actuator.mqtt.MqttActuator;
import org.hillock.feedback.actuator.ros.RosbridgeActuator;
import org.hillock.feedback.actuator.ros.TwistScale;

/** Receivers on a network. */
public sealed interface NetworkFeedback extends FeedbackSetting {
    /** One line of JSON a datagram. */
    record UdpJson(
            @Described(value = "The receiver's name or address.", absent = "\"127.0.0.1\"")
            String host,

            @Described(value = "The receiver's UDP port.", min = 1, max = 65535)
            int port)
            implements NetworkFeedback {
        @Override
        public LinkLoss onLinkLoss() {
            return UdpJsonActuator.ON_LINK_LOSS;
        }
    }

    /** One OSC 1.0 message a datagram. */
    record Osc(
            @Described(value = "The receiver's name or address.", absent = "\"127.0.0.1\"")
            String host,

            @Described(value = "The receiver's UDP port.", min = 1, max = 65535)
            int port,

            @Described(value = "The address of decisions.", absent = "\"/hillock/decision\"")
            String address,

            @Described(value = "The address of the message that means neutral.", absent = "\"/hillock/neutral\"")
            String neutral)
            implements NetworkFeedback {
        @Override
        public LinkLoss onLinkLoss() {
            return OscActuator.ON_LINK_LOSS;
        }
    }

    /** One line of JSON over TCP, which the receiver confirms. */
    record TcpJson(
            @Described(value = "The receiver's name or address.", absent = "\"127.0.0.1\"")
            String host,

            @Described(value = "The receiver's TCP port.", min = 1, max = 65535)
            int port)
            implements NetworkFeedback {
        @Override
        public LinkLoss onLinkLoss() {
            return TcpJsonActuator.ON_LINK_LOSS;
        }
    }

    /** A datagram of text: BCI2000's AppConnector, robots and programs that take lines. */
    record UdpText(
            @Described(value = "The receiver's name or address.", absent = "\"127.0.0.1\"")
            String host,

            @Described(value = "The receiver's UDP port.", min = 1, max = 65535)
            int port,

            @Described(
                    value = "For each class the text; {v} in it is the probability, {seq} the decision's sequence.",
                    absent = "{}")
            Map<String, String> texts,

            @Described(
                    value = "The text of a motion, such as \"SERVO {x*90+90}\"; empty: motions are refused.",
                    absent = "\"\"")
            String motion,

            @Described("The text that means neutral, such as \"ResultCode 0\".")
            String neutral,

            @Described(value = "What follows each text.", absent = "\"\\n\"")
            String ending)
            implements NetworkFeedback {
        /** Copies what it is given. */
        public UdpText {
            texts = Map.copyOf(texts);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("texts", texts.keySet());
        }

        @Override
        public boolean takesMotions() {
            return !motion.isEmpty();
        }

        @Override
        public void rehearse() {
            commands().encoder("udp-text");
        }

        /** The texts in the actuator's words. */
        public TextCommands commands() {
            return new TextCommands(texts, FeedbackSetting.nonEmpty(motion), neutral, ending);
        }

        @Override
        public LinkLoss onLinkLoss() {
            return UdpTextActuator.ON_LINK_LOSS;
        }
    }

    /** A Tello drone; motions become its sticks. */
    record Tello(
            @Described(value = "The drone's address.", absent = "\"192.168.10.1\"")
            String host,

            @Described(value = "The drone's UDP port.", absent = "8889", min = 1, max = 65535)
            int port,

            @Described(value = "For each class the drone's text, such as \"up 20\".", absent = "{}")
            Map<String, String> texts)
            implements NetworkFeedback {
        /** Copies what it is given. */
        public Tello {
            texts = Map.copyOf(texts);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("texts", texts.keySet());
        }

        @Override
        public LinkLoss onLinkLoss() {
            return TelloActuator.ON_LINK_LOSS;
        }
    }

    /** A topic of an MQTT broker; the last will is the neutral text. */
    record Mqtt(
            @Described(value = "The protocol: 3.1.1 or 5.", absent = "\"v5\"")
            Version version,

            @Described(value = "The broker's name or address.", absent = "\"127.0.0.1\"")
            String host,

            @Described(value = "The broker's TCP port.", absent = "1883", min = 1, max = 65535)
            int port,

            @Described(value = "The client's name, which nobody else at the broker has.", absent = "\"hillock\"")
            String client,

            @Described("The topic of commands.") String topic,

            @Described(
                    value = "For each class the text; {v} in it is the probability, {seq} the decision's sequence.",
                    absent = "{}")
            Map<String, String> texts,

            @Described(
                    value = "The text of a motion, such as \"SERVO {x*90+90}\"; empty: motions are refused.",
                    absent = "\"\"")
            String motion,

            @Described(value = "The text that means neutral.", absent = "\"neutral\"")
            String neutral)
            implements NetworkFeedback {
        /** Copies what it is given. */
        public Mqtt {
            texts = Map.copyOf(texts);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("texts", texts.keySet());
        }

        @Override
        public boolean takesMotions() {
            return !motion.isEmpty();
        }

        @Override
        public void rehearse() {
            commands().encoder("mqtt");
        }

        /** The texts in the actuator's words. */
        public TextCommands commands() {
            return new TextCommands(texts, FeedbackSetting.nonEmpty(motion), neutral, "");
        }

        @Override
        public LinkLoss onLinkLoss() {
            return MqttActuator.ON_LINK_LOSS;
        }
    }

    /** A robot of ROS 2 through rosbridge: a Twist a command. */
    record Rosbridge(
            @Described(value = "The server's address.", absent = "\"ws://127.0.0.1:9090\"")
            String url,

            @Described(value = "The topic of the Twist.", absent = "\"/cmd_vel\"")
            String topic,

            @Described(
                    value = "For each class the two axes that it stands for: turn (1 is right) and drive.",
                    absent = "{}")
            Map<String, List<Double>> axes,

            @Described(value = "The speed at a second axis of 1.", absent = "0.2", min = 0, max = 5)
            double metresPerSecond,

            @Described(value = "The rate of turn at a first axis of 1.", absent = "0.5", min = 0, max = 10)
            double radiansPerSecond)
            implements NetworkFeedback {
        /** Copies what it is given. */
        public Rosbridge {
            axes = Map.copyOf(axes);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("axes", axes.keySet());
        }

        @Override
        public void rehearse() {
            URI.create(url);
        }

        /** The speeds in the actuator's words. */
        public TwistScale scale() {
            return new TwistScale(metresPerSecond, radiansPerSecond);
        }

        @Override
        public LinkLoss onLinkLoss() {
            return RosbridgeActuator.ON_LINK_LOSS;
        }
    }

    /** An outlet of Lab Streaming Layer: a marker a command, stamped with the time of its decision. */
    record Lsl(
            @Described(value = "The stream's name.", absent = "\"hillock-decisions\"")
            String name,

            @Described(
                    value = "The stream's source id, by which receivers find it again.",
                    absent = "\"hillock-decisions\"")
            String sourceId,

            @Described(
                    value = "Hillock's own implementation, which needs nothing installed, or the machine's liblsl.",
                    absent = "\"java\"")
            SourceSetting.Library library,

            @Described(
                    value =
                            "An lsl_api.cfg, looked for beside the session file; empty: the one that liblsl would read.",
                    absent = "\"\"")
            String config,

            @Described(
                    value = "What a marker's stamp says: when it was decided, or the time of the last sample that the"
                            + " decision rests on, which joins it with the signal in a recording.",
                    absent = "\"decision\"")
            StampWord stamp,

            @Described(
                    value =
                            "How many seconds, a hundred commands each, are kept for a receiver that is slow; what is beyond is"
                                    + " dropped, oldest first.",
                    absent = "360",
                    min = 0.01,
                    max = 86400)
            double bufferSeconds)
            implements NetworkFeedback {
        @Override
        public LinkLoss onLinkLoss() {
            return LslActuator.ON_LINK_LOSS;
        }
    }

    /** What a stamp says. */
    enum StampWord {
        /** When it was decided. */
        DECISION,
        /** When the last sample that it rests on was taken. */
        SIGNAL
    }

    /** A version of MQTT. */
    enum Version {
        /** 3.1.1. */
        V3,
        /** 5: commands expire at the broker. */
        V5
    }
}
