package org.hillock.runtime.session;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.feedback.actuator.stimulator.Ceilings;
import org.hillock.feedback.actuator.stimulator.StimulatorActuator;
import org.hillock.feedback.actuator.uinput.InputKey;
import org.hillock.feedback.actuator.uinput.InputMapping;
import org.hillock.feedback.actuator.uinput.UinputActuator;

/** What this machine shows, presses or emulates. */
public sealed interface LocalFeedback extends FeedbackSetting {
    /** A cursor in the terminal that the first class moves to the left and the second to the right. */
    record Cursor(
            @Described(value = "Columns of its track.", absent = "41", min = 5, max = 200)
            int columns) implements LocalFeedback {
        @Override
        public LinkLoss onLinkLoss() {
            return LinkLoss.noLink("the drawing is of this terminal");
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
            implements LocalFeedback {
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

        @Override
        public LinkLoss onLinkLoss() {
            return UinputActuator.ON_LINK_LOSS;
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
            implements LocalFeedback {
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

        @Override
        public LinkLoss onLinkLoss() {
            return StimulatorActuator.ON_LINK_LOSS;
        }
    }

    /** A pulse of the stimulator. */
    record Pulse(
            @Described(value = "The current.", min = 0, max = 30)
            int milliamps,

            @Described(value = "The width.", absent = "200", min = 20, max = 300)
            int micros) {}

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
}
