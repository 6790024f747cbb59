package org.hillock.decoding.evaluate;

/** The signal of the test trials in the drift experiment. */
public enum DriftSignal {
    /** As it was recorded. */
    AS_RECORDED("as-recorded"),
    /** Through an {@link ElectrodeShift} from the first test trial on. */
    ELECTRODE_SHIFT("electrode-shift");

    private final String word;

    DriftSignal(String word) {
        this.word = word;
    }

    /** The word in JSON. */
    public String word() {
        return word;
    }
}
