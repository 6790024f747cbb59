package org.hillock.snn.measure;

import org.hillock.snn.CounterRandom;

/**
 * What the response of neurons tells about a label, in bits a trial: {@code I = H(label) + H(response) - H(label, response)}.
 *
 * <p>The plug-in estimate is too high when trials are few against the kinds of responses. The corrected one puts Miller and Madow's
 * entropies into the sum (Panzeri and Treves 1996, Network 7:87-107, find the same first-order term), and can come out below
 * zero when there is no information. The shuffle control repeats the corrected estimate with labels in random order: what it finds is
 * what is left of the bias, and how far chance alone reaches.
 *
 * @param trials how many there were
 * @param plugInBits estimate from the observed frequencies
 * @param correctedBits estimate with Miller and Madow's correction
 * @param shuffledBits mean of the corrected estimate over the shuffles; NaN without any
 * @param shuffledSpreadBits standard deviation of it over the shuffles; NaN with fewer than two
 * @param chance share of shuffles (this sample counted as one, so it is never 0) with a corrected estimate as high as that of the sample: the p value of a
 *     permutation test
 * @param labelEntropyBits corrected entropy of the labels: the most there can be
 * @param responseEntropyBits corrected entropy of the responses
 */
public record MutualInformation(
        int trials,
        double plugInBits,
        double correctedBits,
        double shuffledBits,
        double shuffledSpreadBits,
        double chance,
        double labelEntropyBits,
        double responseEntropyBits) {
    /**
     * Estimates the information in a table.
     *
     * @param shuffles how often the control is repeated; 0 for none
     * @param seed of the shuffles
     */
    public static MutualInformation of(ResponseTable table, int shuffles, long seed) {
        double corrected = corrected(table);
        double sum = 0;
        double squares = 0;
        int asHigh = 1;
        for (int k = 0; k < shuffles; k++) {
            double bits = corrected(table.shuffled(CounterRandom.stream(seed, k)));
            sum += bits;
            squares += bits * bits;
            asHigh += bits >= corrected ? 1 : 0;
        }
        double mean = sum / shuffles;
        double variance = Math.max(0, squares / shuffles - mean * mean) * shuffles / (shuffles - 1.0);
        return new MutualInformation(
                table.trials(),
                Entropy.plugInBits(table.labelCounts())
                        + Entropy.plugInBits(table.responseCounts())
                        - Entropy.plugInBits(table.pairCounts()),
                corrected,
                mean,
                shuffles < 2 ? Double.NaN : StrictMath.sqrt(variance),
                asHigh / (shuffles + 1.0),
                Entropy.millerMadowBits(table.labelCounts()),
                Entropy.millerMadowBits(table.responseCounts()));
    }

    private static double corrected(ResponseTable table) {
        return Entropy.millerMadowBits(table.labelCounts())
                + Entropy.millerMadowBits(table.responseCounts())
                - Entropy.millerMadowBits(table.pairCounts());
    }

    /** Returns the corrected information minus what the shuffles found. */
    public double aboveShuffledBits() {
        return correctedBits - shuffledBits;
    }

    /** Returns the share of the responses' entropy that is about the label: the efficiency of the code. */
    public double codingEfficiency() {
        return correctedBits / responseEntropyBits;
    }
}
