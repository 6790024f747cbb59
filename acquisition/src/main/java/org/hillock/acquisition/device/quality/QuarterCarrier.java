package org.hillock.acquisition.device.quality;

import java.util.Arrays;

/**
 * The swing of a carrier of a quarter of the sample rate: of four samples s in a row, the larger of |s[2] - s[0]| and |s[3] -
 * s[1]|.
 *
 * <p>Single differences would hold mains and EEG as well. So both are means over blocks under Hann's window, short enough for a
 * carrier that is off by a hundredth of the sample rate, and the median over the blocks counts.
 */
final class QuarterCarrier {
    /** The samples of a block; a multiple of four. */
    static final int BLOCK = 32;

    private static final double[] WEIGHTS = Tone.hann(BLOCK);

    private QuarterCarrier() {}

    /**
     * The swing over some samples, in their unit; at least one block of them.
     *
     * @param samples not modified
     */
    static double swing(double[] samples) {
        double[] swings = new double[samples.length / BLOCK];
        for (int block = 0; block < swings.length; block++) {
            swings[block] = swing(samples, block * BLOCK);
        }
        Arrays.sort(swings);
        return swings[swings.length / 2];
    }

    private static double swing(double[] samples, int from) {
        double mean = Arrays.stream(samples, from, from + BLOCK).average().orElse(0);
        double even = 0;
        double odd = 0;
        for (int i = 0; i < BLOCK; i += 2) {
            int sign = i % 4 == 0 ? 1 : -1;
            even += sign * WEIGHTS[i] * (samples[from + i] - mean);
            odd += sign * WEIGHTS[i + 1] * (samples[from + i + 1] - mean);
        }
        double halfOfTheWeights = WEIGHTS[BLOCK] / 2;
        return 2 * Math.max(Math.abs(even), Math.abs(odd)) / halfOfTheWeights;
    }
}
