package org.hillock.decoding.decoder;

import java.util.Arrays;

/** Probabilities of the classes, in the decoder's order; they sum to 1. Immutable. */
public final class Posterior {
    private final double[] probabilities;

    private Posterior(double[] probabilities) {
        this.probabilities = probabilities;
    }

    /** Copies probabilities. */
    public static Posterior of(double... probabilities) {
        double sum = 0;
        for (double p : probabilities) {
            if (!(p >= 0)) {
                throw new IllegalArgumentException("a probability is not negative: " + Arrays.toString(probabilities));
            }
            sum += p;
        }
        if (Math.abs(sum - 1) > 1e-6) {
            throw new IllegalArgumentException("probabilities sum to 1, not " + sum);
        }
        return new Posterior(probabilities.clone());
    }

    /** The number of classes. */
    public int size() {
        return probabilities.length;
    }

    /** One class's probability. */
    public double probability(int classIndex) {
        return probabilities[classIndex];
    }

    /** The most probable class; the first of equals. */
    public int argMax() {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            if (probabilities[c] > probabilities[best]) {
                best = c;
            }
        }
        return best;
    }

    /** A copy. */
    public double[] toArray() {
        return probabilities.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Posterior that && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(probabilities);
    }

    @Override
    public String toString() {
        return Arrays.toString(probabilities);
    }
}
