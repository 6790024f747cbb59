package org.hillock.decoding.decoder.spiking;

import java.util.Arrays;
import org.hillock.snn.CounterRandom;

/** The column's network written down literally, step by step and in double precision: what the engine is held against. */
final class FormulaNetwork implements ClassNetwork<boolean[][]> {
    private static final int STEPS = 225;
    private static final double RATE = 0.4;
    private static final double DECAY = StrictMath.exp(-1.0 / 25);

    private final int features;
    private final int classes;
    private final double[][] weights;
    private final long[] counts;
    private final double[] potentials;
    private long spikes;

    FormulaNetwork(int features, int classes) {
        this.features = features;
        this.classes = classes;
        this.weights = new double[classes][2 * features];
        this.counts = new long[classes];
        this.potentials = new double[classes];
        forget();
    }

    @Override
    public boolean[][] present(double[][] whitened, long phaseSeed) {
        int inputs = 2 * features;
        double[] phase = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            phase[i] = CounterRandom.uniform(CounterRandom.stream(phaseSeed, 0), i);
        }
        double[] trace = new double[inputs];
        Arrays.fill(trace, 0.5);
        Arrays.fill(potentials, 0);
        boolean[][] raster = new boolean[STEPS][inputs];
        spikes = 0;
        int stepsPerWindow = STEPS / whitened.length;
        for (int step = 0; step < STEPS; step++) {
            double[] z = whitened[step / stepsPerWindow];
            for (int i = 0; i < inputs; i++) {
                double on = RATE / (1 + StrictMath.exp(-0.7 * z[i / 2]));
                // The engine takes its drive in single precision; so must the formula, or a spike may fall a step
                // later.
                phase[i] += (float) (i % 2 == 0 ? on : RATE - on);
                if (phase[i] >= 1) {
                    phase[i] -= 1;
                    raster[step][i] = true;
                    spikes++;
                }
                trace[i] = DECAY * trace[i] + (1 - DECAY) * (raster[step][i] ? 1 / RATE : 0);
            }
            for (int c = 0; c < classes; c++) {
                for (int i = 0; i < inputs; i++) {
                    potentials[c] += StrictMath.log(weights[c][i] + 0.001) * trace[i];
                }
            }
        }
        return raster;
    }

    @Override
    public double potential(int classIndex) {
        return potentials[classIndex];
    }

    @Override
    public long spikes() {
        return spikes;
    }

    @Override
    public long synapticOperations() {
        return spikes * classes;
    }

    @Override
    public long learn(boolean[][] raster, int classIndex) {
        int inputs = 2 * features;
        double[] trace = new double[inputs];
        Arrays.fill(trace, 0.5);
        long updates = 0;
        for (int step = 0; step < STEPS; step++) {
            for (int i = 0; i < inputs; i++) {
                trace[i] = DECAY * trace[i] + (1 - DECAY) * (raster[step][i] ? 1 / RATE : 0);
            }
            if ((step + 1) % 5 == 0) {
                counts[classIndex]++;
                double eta = Math.max(0.01 * 5 / STEPS, 1.0 / counts[classIndex]);
                for (int i = 0; i < inputs; i++) {
                    weights[classIndex][i] += eta * (trace[i] - weights[classIndex][i]);
                }
                updates += inputs;
            }
        }
        return updates;
    }

    @Override
    public void forget() {
        for (double[] row : weights) {
            Arrays.fill(row, 0.5);
        }
        Arrays.fill(counts, 0);
    }

    @Override
    public FormulaNetwork fork() {
        FormulaNetwork copy = new FormulaNetwork(features, classes);
        for (int c = 0; c < classes; c++) {
            copy.weights[c] = weights[c].clone();
            copy.counts[c] = counts[c];
            copy.potentials[c] = potentials[c];
        }
        copy.spikes = spikes;
        return copy;
    }
}
