package org.hillock.snn.measure;

/** Shannon entropies in bits. */
public final class Entropy {
    private static final double LN_2 = StrictMath.log(2);

    private Entropy() {}

    /**
     * Returns the entropy of the observed frequencies, {@code -sum p ln p / ln 2}: the maximum-likelihood estimate, too low by about {@code (m - 1) / (2
     * N ln 2)} bits for m kinds and N observations.
     *
     * @param counts observations of each kind, 0 or more. Not modified.
     */
    public static double plugInBits(long[] counts) {
        double n = total(counts);
        double sum = 0;
        for (long count : counts) {
            if (count > 0) {
                sum -= count / n * StrictMath.log(count / n);
            }
        }
        return sum / LN_2;
    }

    /**
     * Returns the entropy with the bias correction of Miller 1955 and Madow, {@code + (m - 1) / (2 N ln 2)}, m the kinds that were
     * observed ("Note on the bias of information estimates", in Quastler, Information Theory in Psychology).
     *
     * @param counts observations of each kind, 0 or more. Not modified.
     */
    public static double millerMadowBits(long[] counts) {
        int kinds = 0;
        for (long count : counts) {
            kinds += count > 0 ? 1 : 0;
        }
        return plugInBits(counts) + (kinds - 1) / (2 * total(counts) * LN_2);
    }

    /** Returns the entropy of a spike or none with probability p, in bits: the most that a step can carry at that rate. */
    public static double binaryBits(double probability) {
        if (probability <= 0 || probability >= 1) {
            return 0;
        }
        double q = 1 - probability;
        return -(probability * StrictMath.log(probability) + q * StrictMath.log(q)) / LN_2;
    }

    private static double total(long[] counts) {
        double n = 0;
        for (long count : counts) {
            n += count;
        }
        return n;
    }
}
