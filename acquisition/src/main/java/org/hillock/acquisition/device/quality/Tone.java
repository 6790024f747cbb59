package org.hillock.acquisition.device.quality;

/** How much of one frequency is in some samples: Goertzel's recurrence (American Mathematical Monthly 65, 1958). */
final class Tone {
    private final double coefficient;

    /** A frequency at a sample rate. */
    Tone(double frequencyHz, double rateHz) {
        this.coefficient = 2 * StrictMath.cos(2 * StrictMath.PI * frequencyHz / rateHz);
    }

    /** The squared magnitude of the sum over the samples. */
    double power(double[] samples, int count) {
        double before = 0;
        double last = 0;
        for (int i = 0; i < count; i++) {
            double next = samples[i] + coefficient * last - before;
            before = last;
            last = next;
        }
        return last * last + before * before - coefficient * last * before;
    }

    /** Hann's window, and the sum of its weights in the last place. */
    static double[] hann(int count) {
        double[] weights = new double[count + 1];
        for (int i = 0; i < count; i++) {
            weights[i] = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * (i + 0.5) / count);
            weights[count] += weights[i];
        }
        return weights;
    }
}
