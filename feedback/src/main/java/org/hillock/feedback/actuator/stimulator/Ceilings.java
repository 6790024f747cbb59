package org.hillock.feedback.actuator.stimulator;

/**
 * What may never be exceeded on a channel.
 *
 * @param milliamps the current
 * @param micros the width of a pulse
 */
public record Ceilings(int milliamps, int micros) {
    /** No profile may allow more current than this, whatever the device could. */
    public static final int HIGHEST_MILLIAMPS = 30;
    /** No profile may allow wider pulses. */
    public static final int HIGHEST_MICROS = 300;

    static final int NARROWEST_MICROS = 20;

    /** Checks against the highest that a profile may allow. */
    public Ceilings {
        if (milliamps < 0 || milliamps > HIGHEST_MILLIAMPS || micros < NARROWEST_MICROS || micros > HIGHEST_MICROS) {
            throw new IllegalArgumentException("read ceilings of " + milliamps + " mA and " + micros
                    + " us, expected at most " + HIGHEST_MILLIAMPS + " mA and " + NARROWEST_MICROS + " to "
                    + HIGHEST_MICROS + " us; lower them.");
        }
    }
}
