package org.hillock.runtime.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.feedback.mapping.MappingSettings;

/** How decisions become commands; the defaults pass each decision on. */
public record MappingSetting(
        @Described(
                value = "The least probability of the best class, after evidence; below it the output is neutral.",
                absent = "0",
                min = 0,
                max = 1)
        double confidence,

        @Described(
                value = "Over how many decisions evidence is gathered; 1: each decision counts by itself.",
                absent = "1",
                min = 1,
                max = 10000)
        int evidenceDecisions,

        @Described(
                value = "For how long the same class must be the best before it is acted upon.",
                absent = "0",
                min = 0,
                max = 60000)
        double dwellMillis,

        @Described(value = "For how long nothing follows an action.", absent = "0", min = 0, max = 600000)
        double refractoryMillis,

        @Described(value = "The class that means rest; empty: none does.", absent = "\"\"")
        String idle,

        @Described(value = "How classes move something, instead of naming an action.", absent = "{}")
        MotionSetting motion) {

    /** How classes move something. */
    public record MotionSetting(
            @Described(
                    value = "What the axes say: how fast, or where; none: classes name actions.",
                    absent = "\"none\"")
            Control control,

            @Described(
                    value = "For each class one number an axis; a class without an entry moves nothing.",
                    absent = "{}")
            Map<String, List<Double>> directions,

            @Described(
                    value = "For a velocity the factor from decision to axis, for a position the ranges a second.",
                    absent = "1",
                    min = -1000,
                    max = 1000)
            double gain,

            @Described(value = "The time constant of the low-pass; 0: none.", absent = "0", min = 0, max = 60000)
            double smoothingMillis) {
        /** Copies the table. */
        public MotionSetting {
            directions = Map.copyOf(directions);
        }
    }

    /** What the axes of a motion say. */
    public enum Control {
        /** There is no motion. */
        NONE,
        /** How fast. */
        VELOCITY,
        /** Where. */
        POSITION
    }

    /** Whether commands are motions. */
    public boolean moves() {
        return motion.control() != Control.NONE;
    }

    /**
     * The same in the mapper's words.
     *
     * @throws IllegalArgumentException when the directions have not as many axes each
     */
    public MappingSettings settings() {
        return new MappingSettings(
                confidence,
                evidenceDecisions,
                SafetySetting.millis(dwellMillis),
                SafetySetting.millis(refractoryMillis),
                idle.isEmpty() ? Optional.empty() : Optional.of(idle),
                moves() ? Optional.of(move()) : Optional.empty());
    }

    private MappingSettings.Motion move() {
        Duration smoothing = SafetySetting.millis(motion.smoothingMillis());
        return new MappingSettings.Motion(
                MappingSettings.Control.valueOf(motion.control().name()),
                motion.directions(),
                motion.gain(),
                smoothing);
    }
}
