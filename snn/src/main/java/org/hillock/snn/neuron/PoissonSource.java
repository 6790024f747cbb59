package org.hillock.snn.neuron;

import org.hillock.snn.NetworkException;

/**
 * Independent Poisson spike trains of one rate, on the grid: a neuron fires in a step with probability {@code 1 - exp(-
 * rate * dt)}, the chance that a Poisson process has at least one event in it.
 *
 * <p>Each draw is a function of seed, step and neuron alone ({@link org.hillock.snn.CounterRandom}).
 *
 * @param rateHz events per second of the process, 0 or more
 */
public record PoissonSource(double rateHz) implements NeuronModel {
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
        return new Kernel(size, -StrictMath.expm1(-rateHz * stepMillis / 1000));
    }

    private static final class Kernel extends SourceKernel {
        private final double probability;
        private final BernoulliDraws draws;

        Kernel(int size, double probability) {
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
