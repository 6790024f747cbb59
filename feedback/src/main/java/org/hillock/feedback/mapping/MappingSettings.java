package org.hillock.feedback.mapping;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How decisions become wishes. {@link #DIRECT} passes each decision on.
 *
 * @param confidence the least probability of the best class, after evidence; below it nothing is wished
 * @param evidenceDecisions over how many decisions evidence is gathered: the log odds leak by this time constant, 1 keeps
 *     each decision by itself
 * @param dwell for how long the same class must be the best before it is acted upon
 * @param refractory for how long nothing follows an action
 * @param idle the class that means rest
 * @param motion how classes move something; empty for actions
 */
public record MappingSettings(
        double confidence,
        int evidenceDecisions,
        Duration dwell,
        Duration refractory,
        Optional<String> idle,
        Optional<Motion> motion) {
    /** Each decision at once, as it is. */
    public static final MappingSettings DIRECT =
            new MappingSettings(0, 1, Duration.ZERO, Duration.ZERO, Optional.empty(), Optional.empty());

    /** Checks the ranges. */
    public MappingSettings {
        if (!(confidence >= 0 && confidence <= 1)
                || evidenceDecisions < 1
                || dwell.isNegative()
                || refractory.isNegative()) {
            throw new IllegalArgumentException(
                    "a mapping needs a confidence from 0 to 1, one decision or more and no negative time, not "
                            + confidence + ", " + evidenceDecisions + ", " + dwell + " and " + refractory);
        }
    }

    /** Whether the axes say how fast or where. */
    public enum Control {
        /** The axes follow the decision, smoothed. */
        VELOCITY,
        /** The axes are the decision's integral over time, held within the range. */
        POSITION
    }

    /**
     * How decisions move something.
     *
     * @param control whether axes are speeds or places
     * @param directions for each class one number an axis; a class without an entry moves nothing
     * @param gain for {@link Control#VELOCITY} the factor from decision to axis, for {@link Control#POSITION} the ranges a
     *     second of a certain decision
     * @param smoothing the time constant of the low-pass, {@link Duration#ZERO} for none
     */
    public record Motion(Control control, Map<String, List<Double>> directions, double gain, Duration smoothing) {
        /** Copies the table and checks its shape. */
        public Motion {
            directions = Map.copyOf(directions);
            long widths =
                    directions.values().stream().mapToInt(List::size).distinct().count();
            boolean finite = directions.values().stream().flatMap(List::stream).allMatch(Double::isFinite);
            if (widths > 1 || !finite || !Double.isFinite(gain) || smoothing.isNegative()) {
                throw new IllegalArgumentException(
                        "a motion needs as many finite axes for each class, a finite gain and no negative time, not "
                                + directions + ", " + gain + " and " + smoothing);
            }
        }

        /** The number of axes; 0 when only the decoder's own commands move. */
        public int axes() {
            return directions.values().stream().mapToInt(List::size).findFirst().orElse(0);
        }
    }
}
