package org.hillock.acquisition.synthetic;

/** What the synthetic person imagines after a cue. */
public enum Imagery {
    /** Left hand: the rhythms over C4 weaken. */
    LEFT_HAND("left"),
    /** Right hand: the rhythms over C3 weaken. */
    RIGHT_HAND("right"),
    /** Both feet: the rhythms over Cz weaken. */
    FEET("feet"),
    /** Nothing: no rhythm weakens. */
    REST("rest");

    private final String label;

    Imagery(String label) {
        this.label = label;
    }

    /** The label of its cue marker. */
    public String label() {
        return label;
    }

    /**
     * How far the rhythms over a hand area or the foot area take part in this imagery.
     *
     * @param laterality 1: the opposite hand area alone; 0: both alike
     * @return 0 (not at all) to 1
     */
    double shareOf(SensorimotorArea area, double laterality) {
        return switch (this) {
            case LEFT_HAND -> handShare(area, SensorimotorArea.RIGHT_HAND_KNOB, laterality);
            case RIGHT_HAND -> handShare(area, SensorimotorArea.LEFT_HAND_KNOB, laterality);
            case FEET -> area == SensorimotorArea.FOOT ? 1 : 0;
            case REST -> 0;
        };
    }

    private static double handShare(SensorimotorArea area, SensorimotorArea opposite, double laterality) {
        if (area == SensorimotorArea.FOOT) {
            return 0;
        }
        return area == opposite ? 1 : 1 - laterality;
    }
}
