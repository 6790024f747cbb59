package org.hillock.decoding.condition;

import org.hillock.decoding.DecodingException;

/**
 * A range of frequencies.
 *
 * @param lowHz the lower edge, above 0
 * @param highHz the upper edge, above the lower one
 */
public record Band(double lowHz, double highHz) {
    /** Checks that the edges are positive, finite and in order. */
    public Band {
        if (!(lowHz > 0) || !(highHz > lowHz) || Double.isInfinite(highHz)) {
            throw DecodingException.badInput(
                    "frequency band",
                    lowHz + " to " + highHz + " Hz",
                    "two edges above 0 Hz of which the second is the higher",
                    "give the edges as low, high");
        }
    }

    /** The edges as people write them: {@code "8-30 Hz"}, {@code "0.5-4 Hz"}. */
    public String label() {
        return shortest(lowHz) + "-" + shortest(highHz) + " Hz";
    }

    /** The distance between the edges. */
    public double widthHz() {
        return highHz - lowHz;
    }

    private static String shortest(double hz) {
        return hz == Math.rint(hz) && hz < 1e15 ? Long.toString((long) hz) : Double.toString(hz);
    }
}
