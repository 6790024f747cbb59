package org.hillock.snn.neuron;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;

/**
 * Independent Poisson spike trains of one rate, on the grid: a neuron fires in a step with probability {@code 1 - exp(-
 * rate * dt)}, the chance that a Poisson process has at least one event in it.
 *
 * <p>Each draw is a function of seed, step and neuron alone ({@link CounterRandom}).
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

        Kernel(int size, double probability) {
            super(size);
            this.probability = probability;
        }

        @Override
        public int step(float[] input, int[] spikes) {
            long first = nextStep() * size;
            return draw(seed(), first, probability, spikes, size);
        }
    }

    /** Lists the neurons whose draw is below a probability; neuron i takes draw first + i. */
    static int draw(long seed, long first, double probability, int[] spikes, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (CounterRandom.uniform(seed, first + i) < probability) {
                spikes[count++] = i;
            }
        }
        return count;
    }
}
