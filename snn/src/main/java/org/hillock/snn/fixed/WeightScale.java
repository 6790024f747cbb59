package org.hillock.snn.fixed;

import org.hillock.snn.NetworkException;

/**
 * The scale of the 16-bit weights of one sign onto one population: the left shift that turns a sum of weights in the
 * ring buffer into s16.15, chosen so that the expected greatest sum still fits.
 *
 * @param shift 0 to 15
 */
record WeightScale(int shift) {
    static final int GREATEST = 0xFFFF;

    /** Returns the scale for a greatest sum, as the toolchain rounds it: to the next power of two above. */
    static WeightScale forSum(String where, double greatestSum) {
        int shift = greatestSum < 1 ? 0 : Math.getExponent(greatestSum) + 1;
        if (shift > FixedPoint.FRACTION_BITS) {
            throw NetworkException.refused(
                    where + " on the fixed-point engine",
                    "inputs that add up to " + greatestSum,
                    "less than 32768",
                    "lower the weights or state a smaller greatest input");
        }
        return new WeightScale(shift);
    }

    private double factor() {
        return 1 << (FixedPoint.FRACTION_BITS - shift);
    }

    /** Returns the greatest weight. */
    double greatest() {
        return GREATEST / factor();
    }

    /** Returns the 16-bit weight, halves to even. */
    int encode(double magnitude) {
        return (int) Math.rint(magnitude * factor());
    }

    double decode(int weight) {
        return weight / factor();
    }
}
