package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;

/**
 * A stochastic winner-take-all circuit: in every step exactly one neuron fires, neuron k with probability {@code exp(g
 * u_k) / sum_j exp(g u_j)}, where u is this step's input.
 *
 * <p>This is the soft winner-take-all of Nessler, Pfeiffer, Buesing and Maass 2013 ("Bayesian computation emerges in
 * generic cortical microcircuits through spike-timing-dependent plasticity", PLoS Comput Biol 9:e1003037), whose
 * inhibition keeps the summed rate constant, in discrete time. Two neurons with inputs -m/2 and m/2 give the logistic
 * {@code 1/(1 + exp(-g m))}. Each draw is a function of seed and step alone.
 *
 * @param gain g, the inverse temperature
 */
public record WinnerTakeAll(double gain) implements NeuronModel {
    /** Checks the gain. */
    public WinnerTakeAll {
        NetworkException.requireFinite("winner-take-all, gain", gain);
    }

    @Override
    public String name() {
        return "winner_take_all";
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return new Kernel(size, gain);
    }

    private static final class Kernel extends SourceKernel {
        private final double gain;
        private final float[] seen;
        private final double[] cumulative;

        Kernel(int size, double gain) {
            super(size);
            this.gain = gain;
            this.seen = new float[size];
            this.cumulative = new double[size];
            accumulate(seen, gain, cumulative);
        }

        @Override
        public int step(float[] input, int[] spikes) {
            // Exponentials are the cost here, and a read-out's input seldom changes.
            if (Arrays.mismatch(input, seen) >= 0) {
                System.arraycopy(input, 0, seen, 0, size);
                accumulate(seen, gain, cumulative);
            }
            double draw = CounterRandom.uniform(seed(), nextStep()) * cumulative[size - 1];
            int winner = 0;
            while (winner < size - 1 && draw >= cumulative[winner]) {
                winner++;
            }
            spikes[0] = winner;
            return 1;
        }

        private static void accumulate(float[] input, double gain, double[] cumulative) {
            double largest = Double.NEGATIVE_INFINITY;
            for (float u : input) {
                largest = Math.max(largest, gain * u);
            }
            double sum = 0;
            for (int k = 0; k < input.length; k++) {
                sum += StrictMath.exp(gain * input[k] - largest);
                cumulative[k] = sum;
            }
        }

        @Override
        public double driveCoupling() {
            return 1;
        }

        @Override
        public double currentCoupling(double tauMillis) {
            return 1;
        }

        @Override
        public void potentials(double[] potentials) {
            for (int k = 0; k < size; k++) {
                potentials[k] = seen[k];
            }
        }

        @Override
        public void reset(long seed) {
            super.reset(seed);
            Arrays.fill(seen, 0);
            accumulate(seen, gain, cumulative);
        }

        @Override
        public void visit(StateVisitor visitor) {
            super.visit(visitor);
            visitor.floats(seen);
            accumulate(seen, gain, cumulative);
        }
    }
}
