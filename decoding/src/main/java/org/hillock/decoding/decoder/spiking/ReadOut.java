package org.hillock.decoding.decoder.spiking;

import org.hillock.decoding.decoder.Posterior;

/**
 * The stochastic winner-take-all read-out: at each of 200 steps exactly one class neuron fires, with the softmax of twice
 * the margins. The shares of the spikes are the posterior.
 */
final class ReadOut {
    static final int STEPS = 200;
    private static final double GAIN = 2;

    private final int classes;
    private final double[] cumulative;
    private final int[] counts;

    ReadOut(int classes) {
        this.classes = classes;
        this.cumulative = new double[classes];
        this.counts = new int[classes];
    }

    void run(double[] margins, long seed) {
        double largest = margins[0];
        for (int c = 1; c < classes; c++) {
            largest = Math.max(largest, margins[c]);
        }
        double total = 0;
        for (int c = 0; c < classes; c++) {
            total += StrictMath.exp(GAIN * (margins[c] - largest));
            cumulative[c] = total;
            counts[c] = 0;
        }
        for (int step = 0; step < STEPS; step++) {
            double u = (Mixing.mix(seed, step) >>> 11) * 0x1.0p-53 * total;
            int c = 0;
            while (c < classes - 1 && u >= cumulative[c]) {
                c++;
            }
            counts[c]++;
        }
    }

    boolean tied() {
        int best = 0;
        int holders = 0;
        for (int count : counts) {
            if (count > best) {
                best = count;
                holders = 1;
            } else if (count == best) {
                holders++;
            }
        }
        return holders > 1;
    }

    Posterior posterior() {
        double[] shares = new double[classes];
        for (int c = 0; c < classes; c++) {
            shares[c] = counts[c] / (double) STEPS;
        }
        return Posterior.of(shares);
    }

    long spikes() {
        return STEPS;
    }
}
