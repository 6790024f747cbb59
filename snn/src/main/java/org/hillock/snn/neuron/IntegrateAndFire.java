package org.hillock.snn.neuron;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;

/**
 * A perfect integrator: per step {@code u += input}; when {@code u >= threshold} it fires and the threshold is
 * subtracted, so that the phase survives and the mean rate is exactly input over threshold.
 *
 * <p>At most one spike a step; input above the threshold piles up. Currents act per step, not per millisecond: a current
 * of 1 moves the potential by 1 in a step. Potentials are double precision, because without a leak rounding errors never
 * fade: in float32 a sum of some ten thousand is only known to 0.001, and a phase drifts within a few hundred steps by
 * enough to move spikes.
 *
 * @param threshold potential at which it fires, above zero; infinite for a pure integrator
 * @param start where a reset leaves the potentials
 */
public record IntegrateAndFire(double threshold, Start start) implements NeuronModel {
    /** Where a reset leaves the potentials. */
    public enum Start {
        /** All at zero. */
        ZERO,
        /** Uniform in [0, threshold), from the seed of the reset. */
        RANDOM_PHASE
    }

    /** Checks the threshold. */
    public IntegrateAndFire {
        if (!(threshold > 0) || (threshold == Double.POSITIVE_INFINITY && start == Start.RANDOM_PHASE)) {
            throw NetworkException.refused(
                    "integrate-and-fire neuron, threshold",
                    threshold + " with start " + start,
                    "a number above 0, and a finite one for random phases",
                    "correct the threshold or the start");
        }
    }

    /** Creates a neuron whose potential starts at zero. */
    public IntegrateAndFire(double threshold) {
        this(threshold, Start.ZERO);
    }

    /** Returns a neuron that only integrates and never fires by itself. */
    public static IntegrateAndFire neverFiring() {
        return new IntegrateAndFire(Double.POSITIVE_INFINITY);
    }

    @Override
    public String name() {
        return "integrate_and_fire";
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return new Kernel(size, this);
    }

    private static final class Kernel implements NeuronKernel {
        private final double[] u;
        private final double threshold;
        private final Start start;

        Kernel(int size, IntegrateAndFire model) {
            this.u = new double[size];
            this.threshold = model.threshold;
            this.start = model.start;
        }

        @Override
        public void reset(long seed) {
            for (int i = 0; i < u.length; i++) {
                u[i] = start == Start.ZERO ? 0 : CounterRandom.uniform(seed, i) * threshold;
            }
        }

        @Override
        public int step(float[] input, int[] spikes) {
            integrate(u, input, u.length);
            return threshold == Double.POSITIVE_INFINITY ? 0 : fire(u, threshold, spikes, u.length);
        }

        private static void integrate(double[] u, float[] input, int size) {
            for (int i = 0; i < size; i++) {
                u[i] += input[i];
            }
        }

        private static int fire(double[] u, double threshold, int[] spikes, int size) {
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (u[i] >= threshold) {
                    u[i] -= threshold;
                    spikes[count++] = i;
                }
            }
            return count;
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
            System.arraycopy(u, 0, potentials, 0, u.length);
        }

        @Override
        public void setPotentials(double[] potentials) {
            System.arraycopy(potentials, 0, u, 0, u.length);
        }

        @Override
        public void visit(StateVisitor visitor) {
            visitor.doubles(u);
        }
    }
}
