package org.hillock.snn.neuron;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;

/**
 * Independent Poisson spike trains of one rate, on the grid: a neuron fires in a step with probability {@code 1 - exp(-
 * rate * dt)}, the chance that a Poisson process has at least one event in it.
 *
 * <p>Who fires in a step is a function of seed and step alone ({@link CounterRandom}): no draw depends on an earlier one.
 *
 * @param rateHz events per second of the process, 0 or more
 */
public record PoissonSource(double rateHz) implements NeuronModel {
    private static final double GREATEST_FOR_SUBSETS = 0.125;

    /** Checks the rate. */
    public PoissonSource {
        if (!(rateHz >= 0) || rateHz == Double.POSITIVE_INFINITY) {
            throw NetworkException.refused("Poisson source, rate", rateHz + " Hz", "0 or more", "correct the rate");
        }
    }

    @Override
    public String name() {
        return "poisson_source";
    }

    @Override
    public boolean receivesInput() {
        return false;
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        double probability = -StrictMath.expm1(-rateHz * stepMillis / 1000);
        return probability <= GREATEST_FOR_SUBSETS
                ? new SparseKernel(size, probability)
                : new DenseKernel(size, probability);
    }

    /** For steps in which few fire: they take as many draws as there are spikes. */
    private static final class SparseKernel extends SourceKernel {
        private final SubsetDraws draws;

        SparseKernel(int size, double probability) {
            super(size);
            this.draws = new SubsetDraws(size, probability);
        }

        @Override
        public int step(float[] input, int[] spikes) {
            return draws.draw(CounterRandom.stream(seed(), nextStep()), spikes);
        }
    }

    /** For steps in which many fire: one draw a neuron, in a vector loop. */
    private static final class DenseKernel extends SourceKernel {
        private final double probability;
        private final BernoulliDraws draws;

        DenseKernel(int size, double probability) {
            super(size);
            this.probability = probability;
            this.draws = new BernoulliDraws(size);
        }

        @Override
        public int step(float[] input, int[] spikes) {
            return draws.draw(seed(), nextStep() * size, probability, spikes);
        }
    }
}
