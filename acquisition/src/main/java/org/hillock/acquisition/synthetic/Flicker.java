package org.hillock.acquisition.synthetic;

import java.util.List;

/** The steady-state response to a flickering field, in step with it from the cue on. */
final class Flicker implements SignalPart {
    private static final double RESPONSE_SECONDS = 0.1;
    private static final double[] HARMONICS = {1, 0.5, 0.25};

    private final double[] weights;
    private final double[] cosines;
    private final double[] sines;
    private final double[][] harmonics;
    private final double response;
    private double real = 1;
    private double imaginary;
    private double level;
    private int seen;

    Flicker(SyntheticSettings settings, Paradigm.Ssvep ssvep) {
        List<Double> frequencies = ssvep.frequenciesHz();
        this.weights = Projection.below(settings.montage(), "Oz", Projection.CORTEX);
        this.cosines = new double[frequencies.size()];
        this.sines = new double[frequencies.size()];
        this.harmonics = new double[frequencies.size()][HARMONICS.length];
        this.response = 1 - StrictMath.exp(-1 / (RESPONSE_SECONDS * settings.rateHz()));
        for (int k = 0; k < cosines.length; k++) {
            double angle = 2 * StrictMath.PI * frequencies.get(k) / settings.rateHz();
            cosines[k] = StrictMath.cos(angle);
            sines[k] = StrictMath.sin(angle);
            for (int h = 0; h < HARMONICS.length; h++) {
                boolean belowNyquist = frequencies.get(k) * (h + 1) < settings.rateHz() / 2;
                harmonics[k][h] = belowNyquist ? HARMONICS[h] * ssvep.amplitudeMicrovolts() : 0;
            }
        }
    }

    @Override
    public void addTo(int frames, FrameTasks tasks, double[] microvolts) {
        for (int f = 0; f < frames; f++) {
            if (tasks.cue[f] != FrameTasks.NONE) {
                seen = tasks.cue[f];
                real = 1;
                imaginary = 0;
            }
            double target = tasks.running[f] == FrameTasks.NONE ? 0 : tasks.effort[f];
            level += response * (target - level);
            double second = 2 * real * imaginary;
            double third = imaginary * (3 - 4 * imaginary * imaginary);
            double[] strength = harmonics[seen];
            double value = strength[0] * imaginary + strength[1] * second + strength[2] * third;
            Projection.addTo(microvolts, f * weights.length, weights, level * value);
            double turned = cosines[seen] * real - sines[seen] * imaginary;
            imaginary = sines[seen] * real + cosines[seen] * imaginary;
            real = turned;
        }
    }
}
