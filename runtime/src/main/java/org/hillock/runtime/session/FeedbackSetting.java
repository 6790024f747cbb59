package org.hillock.runtime.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.feedback.actuator.TextCommands;
import org.hillock.feedback.actuator.ros.TwistScale;
import org.hillock.feedback.actuator.serial.ArduinoLines;
import org.hillock.feedback.actuator.serial.Dynamixel;
import org.hillock.feedback.actuator.serial.Firmata;
import org.hillock.feedback.actuator.serial.Grbl;
import org.hillock.feedback.actuator.serial.Maestro;
import org.hillock.feedback.actuator.serial.SerialProtocol;
import org.hillock.feedback.actuator.serial.TriggerBox;
import org.hillock.feedback.actuator.stimulator.Ceilings;
import org.hillock.feedback.actuator.stimulator.StimulatorActuator;
import org.hillock.feedback.actuator.uinput.InputKey;
import org.hillock.feedback.actuator.uinput.InputMapping;

/** Where decisions go; told apart by {@code to}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "to")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FeedbackSetting.Cursor.class, name = "cursor"),
    @JsonSubTypes.Type(value = FeedbackSetting.UdpJson.class, name = "udp-json"),
    @JsonSubTypes.Type(value = FeedbackSetting.Osc.class, name = "osc"),
    @JsonSubTypes.Type(value = FeedbackSetting.TcpJson.class, name = "tcp-json"),
    @JsonSubTypes.Type(value = FeedbackSetting.UdpText.class, name = "udp-text"),
    @JsonSubTypes.Type(value = FeedbackSetting.Tello.class, name = "tello"),
    @JsonSubTypes.Type(value = FeedbackSetting.Mqtt.class, name = "mqtt"),
    @JsonSubTypes.Type(value = FeedbackSetting.Rosbridge.class, name = "rosbridge"),
    @JsonSubTypes.Type(value = FeedbackSetting.Uinput.class, name = "uinput"),
    @JsonSubTypes.Type(value = FeedbackSetting.Arduino.class, name = "arduino"),
    @JsonSubTypes.Type(value = FeedbackSetting.FirmataBoard.class, name = "firmata"),
    @JsonSubTypes.Type(value = FeedbackSetting.MaestroController.class, name = "maestro"),
    @JsonSubTypes.Type(value = FeedbackSetting.DynamixelBus.class, name = "dynamixel"),
    @JsonSubTypes.Type(value = FeedbackSetting.GrblMachine.class, name = "grbl"),
    @JsonSubTypes.Type(value = FeedbackSetting.Triggers.class, name = "trigger-box"),
    @JsonSubTypes.Type(value = FeedbackSetting.Stimulator.class, name = "stimulator"),
    @JsonSubTypes.Type(value = FeedbackSetting.Lsl.class, name = "lsl")
})
public sealed interface FeedbackSetting {
    /** The classes that it has an entry for, by the property that holds them; empty when it takes every class as it is. */
    default Map<String, Set<String>> classTables() {
        return Map.of();
    }

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

    /** A cursor in the terminal that the first class moves to the left and the second to the right. */
    record Cursor(
            @Described(value = "Columns of its track.", absent = "41", min = 5, max = 200)
            int columns) implements FeedbackSetting {}

    /** One line of JSON a datagram. */
    record UdpJson(
            @Described(value = "The receiver's name or address.", absent = "\"127.0.0.1\"")
            String host,

            @Described(value = "The receiver's UDP port.", min = 1, max = 65535)
            int port)
            implements FeedbackSetting {}

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
            implements FeedbackSetting {}

    /** One line of JSON over TCP, which the receiver confirms. */
    record TcpJson(
            @Described(value = "The receiver's name or address.", absent = "\"127.0.0.1\"")
            String host,

            @Described(value = "The receiver's TCP port.", min = 1, max = 65535)
            int port)
            implements FeedbackSetting {}

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
            implements FeedbackSetting {
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
            return new TextCommands(texts, nonEmpty(motion), neutral, ending);
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
            implements FeedbackSetting {
        /** Copies what it is given. */
        public Tello {
            texts = Map.copyOf(texts);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("texts", texts.keySet());
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
            implements FeedbackSetting {
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
            return new TextCommands(texts, nonEmpty(motion), neutral, "");
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
            implements FeedbackSetting {
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
    }

    /** A virtual keyboard, mouse or gamepad of Linux. */
    record Uinput(
            @Described(
                    value = "For each class the key: left, right, space, page-up, w, mouse-left, pad-south ...",
                    absent = "{}")
            Map<String, String> keys,

            @Described(value = "Whether a key is tapped, or stays down until the next command.", absent = "\"tap\"")
            Press press,

            @Described(value = "What a motion moves.", absent = "\"none\"")
            Pointer pointer)
            implements FeedbackSetting {
        /** Copies what it is given. */
        public Uinput {
            keys = Map.copyOf(keys);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("keys", keys.keySet());
        }

        @Override
        public boolean takesMotions() {
            return pointer != Pointer.NONE;
        }

        @Override
        public void rehearse() {
            mapping();
        }

        /** The keys in the actuator's words. */
        public InputMapping mapping() {
            Map<String, InputKey> named = new HashMap<>();
            keys.forEach((name, key) -> named.put(name, InputKey.named(key)));
            return new InputMapping(
                    named, InputMapping.Press.valueOf(press.name()), InputMapping.Pointer.valueOf(pointer.name()));
        }
    }

    /** Text lines to an Arduino, which answers each. */
    record Arduino(
            @Described("The serial port, such as \"/dev/ttyACM0\".")
            String port,

            @Described(value = "Bits a second.", absent = "115200", min = 300, max = 4000000)
            int baud,

            @Described(
                    value = "For each class the text; {v} in it is the probability, {seq} the decision's sequence.",
                    absent = "{}")
            Map<String, String> texts,

            @Described(
                    value = "The text of a motion, such as \"SERVO {x*90+90}\"; empty: motions are refused.",
                    absent = "\"\"")
            String motion)
            implements FeedbackSetting {
        /** Copies what it is given. */
        public Arduino {
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
            protocol();
        }

        /** The lines in the actuator's words. */
        public SerialProtocol protocol() {
            return new ArduinoLines(new TextCommands(texts, nonEmpty(motion), "", ""));
        }
    }

    /** A board with Firmata: pins that classes raise, servos that axes turn. */
    record FirmataBoard(
            @Described("The serial port, such as \"/dev/ttyACM0\".")
            String port,

            @Described(value = "Bits a second.", absent = "57600", min = 300, max = 4000000)
            int baud,

            @Described(value = "For each class the pin that it raises.", absent = "{}")
            Map<String, Integer> pins,

            @Described(value = "A servo for each axis, in their order.", absent = "[]")
            List<Servo> servos)
            implements FeedbackSetting {
        /** Copies what it is given. */
        public FirmataBoard {
            pins = Map.copyOf(pins);
            servos = List.copyOf(servos);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("pins", pins.keySet());
        }

        @Override
        public boolean takesMotions() {
            return !servos.isEmpty();
        }

        @Override
        public void rehearse() {
            protocol();
        }

        /** The board in the actuator's words. */
        public SerialProtocol protocol() {
            return new Firmata(
                    pins,
                    servos.stream()
                            .map(servo -> new Firmata.Servo(servo.pin(), servo.rest(), servo.swing()))
                            .toList());
        }
    }

    /** A Pololu Maestro servo controller. */
    record MaestroController(
            @Described("The serial port, such as \"/dev/ttyACM0\".")
            String port,

            @Described(value = "Bits a second.", absent = "9600", min = 300, max = 4000000)
            int baud,

            @Described(value = "For each class one number a channel, -1 to 1.", absent = "{}")
            Map<String, List<Double>> positions,

            @Described(value = "A servo channel for each axis, in their order.", minItems = 1)
            List<Channel> channels)
            implements FeedbackSetting {
        /** Copies what it is given. */
        public MaestroController {
            positions = Map.copyOf(positions);
            channels = List.copyOf(channels);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("positions", positions.keySet());
        }

        @Override
        public void rehearse() {
            protocol();
        }

        /** The controller in the actuator's words. */
        public SerialProtocol protocol() {
            return new Maestro(
                    positions,
                    channels.stream()
                            .map(c -> new Maestro.Channel(c.number(), c.restMicros(), c.swingMicros(), c.speed()))
                            .toList());
        }
    }

    /** Dynamixel servos of protocol 2.0 on one bus. */
    record DynamixelBus(
            @Described("The serial port, such as \"/dev/ttyACM0\".")
            String port,

            @Described(value = "Bits a second.", absent = "57600", min = 300, max = 4000000)
            int baud,

            @Described(value = "For each class one number a joint, -1 to 1.", absent = "{}")
            Map<String, List<Double>> positions,

            @Described(value = "A servo for each axis, in their order.", minItems = 1)
            List<Joint> joints,

            @Described(
                    value =
                            "What neutral does: hold the joints where they are, or switch the torque off, which drops a raised arm.",
                    absent = "\"hold\"")
            Rest rest)
            implements FeedbackSetting {
        /** Copies what it is given. */
        public DynamixelBus {
            positions = Map.copyOf(positions);
            joints = List.copyOf(joints);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("positions", positions.keySet());
        }

        @Override
        public void rehearse() {
            protocol();
        }

        /** The bus in the actuator's words. */
        public SerialProtocol protocol() {
            return new Dynamixel(
                    positions,
                    joints.stream()
                            .map(j -> new Dynamixel.Joint(j.id(), j.rest(), j.swing()))
                            .toList(),
                    Dynamixel.Rest.valueOf(rest.name()));
        }
    }

    /** A machine with GRBL, which jogs a step a command. */
    record GrblMachine(
            @Described("The serial port, such as \"/dev/ttyACM0\".")
            String port,

            @Described(value = "Bits a second.", absent = "115200", min = 300, max = 4000000)
            int baud,

            @Described(value = "For each class one number an axis, -1 to 1.", absent = "{}")
            Map<String, List<Double>> steps,

            @Described(value = "The way of an axis of 1.", absent = "1", min = 0.001, max = 50)
            double stepMillimetres,

            @Described(value = "The speed.", absent = "200", min = 1, max = 10000)
            int feedMillimetresPerMinute)
            implements FeedbackSetting {
        /** Copies what it is given. */
        public GrblMachine {
            steps = Map.copyOf(steps);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("steps", steps.keySet());
        }

        @Override
        public void rehearse() {
            protocol();
        }

        /** The machine in the actuator's words. */
        public SerialProtocol protocol() {
            return new Grbl(steps, stepMillimetres, feedMillimetresPerMinute);
        }
    }

    /** A trigger box on an amplifier. */
    record Triggers(
            @Described("The serial port, such as \"/dev/ttyACM0\".")
            String port,

            @Described(value = "Bits a second.", absent = "115200", min = 300, max = 4000000)
            int baud,

            @Described(
                    value = "How the box is spoken to: single bytes, LabHackers USB2TTL8 or Cedrus XID 2.",
                    absent = "\"byte\"")
            Model model,

            @Described(value = "For each class the code, 1 to 255.", minItems = 1)
            Map<String, Integer> codes,

            @Described(
                    value = "After how long the lines go low again; 0: the box clears them by itself.",
                    absent = "5",
                    min = 0,
                    max = 1000)
            double pulseMillis)
            implements FeedbackSetting {
        /** Copies what it is given. */
        public Triggers {
            codes = Map.copyOf(codes);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("codes", codes.keySet());
        }

        @Override
        public boolean takesMotions() {
            return false;
        }

        @Override
        public void rehearse() {
            protocol();
        }

        /** The box in the actuator's words. */
        public SerialProtocol protocol() {
            return new TriggerBox(
                    TriggerBox.Model.valueOf(model.name()), codes, Duration.ofNanos(Math.round(pulseMillis * 1e6)));
        }
    }

    /** An emulated electrical stimulator; no real one is ever driven. The session must be armed by a person. */
    record Stimulator(
            @Described(value = "No class may give more current than this.", absent = "10", min = 0, max = 30)
            int ceilingMilliamps,

            @Described(value = "No class may give wider pulses than this.", absent = "300", min = 20, max = 300)
            int ceilingMicros,

            @Described(value = "What each class gives at a probability of 1.", minItems = 1)
            Map<String, Pulse> pulses)
            implements FeedbackSetting {
        /** Copies what it is given. */
        public Stimulator {
            pulses = Map.copyOf(pulses);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("pulses", pulses.keySet());
        }

        @Override
        public boolean takesMotions() {
            return false;
        }

        @Override
        public void rehearse() {
            ceilings();
            pulses.forEach((name, pulse) -> {
                if (pulse.milliamps() > ceilingMilliamps || pulse.micros() > ceilingMicros) {
                    throw new IllegalArgumentException("the pulse of '" + name + "', " + pulse.milliamps() + " mA and "
                            + pulse.micros() + " us, is above the ceilings of " + ceilingMilliamps + " mA and "
                            + ceilingMicros + " us");
                }
            });
        }

        /** The ceilings in the actuator's words. */
        public Ceilings ceilings() {
            return new Ceilings(ceilingMilliamps, ceilingMicros);
        }

        /** The pulses in the actuator's words. */
        public Map<String, StimulatorActuator.Pulse> given() {
            Map<String, StimulatorActuator.Pulse> given = new LinkedHashMap<>();
            pulses.forEach(
                    (name, pulse) -> given.put(name, new StimulatorActuator.Pulse(pulse.milliamps(), pulse.micros())));
            return given;
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
            StampWord stamp)
            implements FeedbackSetting {}

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

    /** How a key is pressed. */
    enum Press {
        TAP,
        HOLD
    }

    /** What a motion moves on the desktop. */
    enum Pointer {
        NONE,
        MOUSE,
        GAMEPAD
    }

    /** What neutral does to joints. */
    enum Rest {
        HOLD,
        TORQUE_OFF
    }

    /** A kind of trigger box. */
    enum Model {
        BYTE,
        USB2TTL8,
        XID2
    }

    /** A servo on a Firmata board. */
    record Servo(
            @Described(value = "Its pin.", min = 0, max = 127)
            int pin,

            @Described(value = "Degrees at rest.", absent = "90", min = 0, max = 180)
            int rest,

            @Described(value = "Degrees that an axis of 1 adds.", absent = "45", min = -90, max = 90)
            int swing) {}

    /** A channel of a Maestro. */
    record Channel(
            @Described(value = "Its number.", min = 0, max = 23)
            int number,

            @Described(value = "The pulse at rest.", absent = "1500", min = 500, max = 2500)
            int restMicros,

            @Described(value = "What an axis of 1 adds.", absent = "300", min = -1000, max = 1000)
            int swingMicros,

            @Described(value = "The fastest change in units of 0.25 us a 10 ms.", absent = "20", min = 1, max = 10000)
            int speed) {}

    /** A Dynamixel servo. */
    record Joint(
            @Described(value = "Its id on the bus.", min = 0, max = 252)
            int id,

            @Described(value = "Its place at rest in 4096ths of a turn.", absent = "2048", min = 0, max = 4095)
            int rest,

            @Described(value = "What an axis of 1 adds.", absent = "512", min = -2047, max = 2047)
            int swing) {}

    /** A pulse of the stimulator. */
    record Pulse(
            @Described(value = "The current.", min = 0, max = 30)
            int milliamps,

            @Described(value = "The width.", absent = "200", min = 20, max = 300)
            int micros) {}

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
