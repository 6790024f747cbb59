package org.hillock.decoding.condition;

import org.hillock.decoding.DecodingException;

/**
 * Narrow filters that take one frequency out, such as the mains.
 *
 * <p>The second-order notch of S. J. Orfanidis, Introduction to Signal Processing, 1996, section 11.3, with -3 dB width
 * {@code frequency / quality}; coefficients agree with {@code scipy.signal.iirnotch}. Computed with {@link StrictMath}.
 */
public final class Notch {
    /** The usual quality: at 50 Hz a notch 1.7 Hz wide. */
    public static final double USUAL_QUALITY = 30;

    private Notch() {}

    /**
     * One notch.
     *
     * @param frequencyHz what to take out
     * @param quality the frequency divided by the -3 dB width
     * @param rateHz frames per second
     */
    public static SecondOrderSections at(double frequencyHz, double quality, double rateHz) {
        FilterEdges.check("notch filter", frequencyHz, rateHz);
        if (!(quality > 0) || Double.isInfinite(quality)) {
            throw DecodingException.badInput(
                    "notch filter", "quality " + quality, "a quality above 0", "30 suits the mains");
        }
        double angle = 2 * frequencyHz / rateHz * StrictMath.PI;
        double width = angle / quality;
        if (!(width < StrictMath.PI)) {
            throw DecodingException.badInput(
                    "notch filter",
                    "quality " + quality + " at " + frequencyHz + " Hz",
                    "a width below " + rateHz / 2 + " Hz",
                    "raise the quality");
        }
        double beta = StrictMath.tan(width / 2);
        double gain = 1 / (1 + beta);
        double middle = -2 * gain * StrictMath.cos(angle);
        return SecondOrderSections.of(gain, middle, gain, 1, middle, 2 * gain - 1);
    }

    /** A notch at the frequency and at each of its multiples below half the rate, all equally wide. */
    public static SecondOrderSections harmonics(double frequencyHz, double quality, double rateHz) {
        SecondOrderSections cascade = at(frequencyHz, quality, rateHz);
        for (int multiple = 2; multiple * frequencyHz < rateHz / 2; multiple++) {
            cascade = cascade.then(at(multiple * frequencyHz, multiple * quality, rateHz));
        }
        return cascade;
    }
}
