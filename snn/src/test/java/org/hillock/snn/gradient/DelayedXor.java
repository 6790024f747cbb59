package org.hillock.snn.gradient;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.SpikeRaster;

/**
 * Two cues with a silence between them, each 0 or 1; the answer is whether they differ. A cue is ten steps of noisy
 * spikes on its own ten channels at 0.3 a step, above a background of 0.02; the same channels carry both cues.
 */
final class DelayedXor {
    static final int CHANNELS = 20;
    static final int STEPS = 50;
    static final int ANSWER_FROM = 35;
    private static final int CUE = 10;
    private static final int SECOND_CUE = 25;

    private DelayedXor() {}

    static int label(long seed) {
        return first(seed) ^ second(seed);
    }

    private static int first(long seed) {
        return (int) (CounterRandom.bits(seed, 0) >>> 63);
    }

    private static int second(long seed) {
        return (int) (CounterRandom.bits(seed, 1) >>> 63);
    }

    static SpikeRaster trial(long seed) {
        var raster = new SpikeRaster(STEPS, CHANNELS);
        long noise = CounterRandom.stream(seed, 7);
        for (int t = 0; t < STEPS; t++) {
            for (int i = 0; i < CHANNELS; i++) {
                if (CounterRandom.uniform(noise, (long) t * CHANNELS + i) < probability(seed, t, i)) {
                    raster.set(t, i);
                }
            }
        }
        return raster;
    }

    private static double probability(long seed, int t, int channel) {
        int group = channel / (CHANNELS / 2);
        boolean firstCue = t < CUE && group == first(seed);
        boolean secondCue = t >= SECOND_CUE && t < SECOND_CUE + CUE && group == second(seed);
        return firstCue || secondCue ? 0.3 : 0.02;
    }

    static Loss loss(long seed) {
        return new Loss.CrossEntropy(label(seed), ANSWER_FROM, STEPS);
    }

    static double accuracy(BackPropagation forward, Parameters parameters, long firstSeed, int trials) {
        int right = 0;
        for (long seed = firstSeed; seed < firstSeed + trials; seed++) {
            forward.run(parameters, trial(seed), loss(seed));
            right += forward.decision(ANSWER_FROM, STEPS) == label(seed) ? 1 : 0;
        }
        return (double) right / trials;
    }
}
