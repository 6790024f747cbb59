package org.hillock.runtime.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.feedback.actuator.TextCommands;
import org.hillock.feedback.actuator.serial.ArduinoLines;
import org.hillock.feedback.actuator.serial.Dynamixel;
import org.hillock.feedback.actuator.serial.Firmata;
import org.hillock.feedback.actuator.serial.Grbl;
import org.hillock.feedback.actuator.serial.Maestro;
import org.hillock.feedback.actuator.serial.SerialProtocol;
import org.hillock.feedback.actuator.serial.TriggerBox;

/** Boards on a serial line. */
public sealed interface SerialFeedback extends FeedbackSetting {
    /** Arduino's documentation of the boards with native USB. */
    int BOOT_LOADER_BAUD = 1200;

    /** The serial port, such as "/dev/ttyACM0". */
    String port();

    /** Bits a second. */
    int baud();

    /** Its protocol in the actuator's words. */
    SerialProtocol protocol();

    @Override
    default LinkLoss onLinkLoss() {
        return protocol().onLinkLoss();
    }

    @Override
    default void rehearse() {
        requireNoBootLoader(baud());
        protocol();
    }

    /**
     * A port that is opened at this speed tells a board with native USB to start its boot loader and to forget what it did.
     *
     * @throws IllegalArgumentException when it is that speed
     */
    static void requireNoBootLoader(int baud) {
        if (baud == BOOT_LOADER_BAUD) {
            throw new IllegalArgumentException("read " + BOOT_LOADER_BAUD
                    + " bits a second, at which boards with native USB start their boot loader; choose another speed.");
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
            implements SerialFeedback {
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
        public SerialProtocol protocol() {
            return new ArduinoLines(new TextCommands(texts, FeedbackSetting.nonEmpty(motion), "", ""));
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
            implements SerialFeedback {
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
            implements SerialFeedback {
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
                            "What neutral does: let the joints go on to their last goal and hold there, or switch the torque off, which drops a raised arm.",
                    absent = "\"hold\"")
            Rest rest)
            implements SerialFeedback {
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
            implements SerialFeedback {
        /** Copies what it is given. */
        public GrblMachine {
            steps = Map.copyOf(steps);
        }

        @Override
        public Map<String, Set<String>> classTables() {
            return Map.of("steps", steps.keySet());
        }

        @Override
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
            implements SerialFeedback {
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
        public SerialProtocol protocol() {
            return new TriggerBox(
                    TriggerBox.Model.valueOf(model.name()), codes, Duration.ofNanos(Math.round(pulseMillis * 1e6)));
        }
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
}
