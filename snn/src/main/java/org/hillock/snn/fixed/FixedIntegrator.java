package org.hillock.snn.fixed;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.neuron.IntegrateAndFire;

/** The perfect integrator: additions alone, which are exact until they wrap at 65536. */
final class FixedIntegrator implements FixedNeurons {
    private final IntegrateAndFire model;
    private final boolean fires;
    private final int threshold;
    private final int[] u;

    FixedIntegrator(String where, int size, IntegrateAndFire model) {
        this.model = model;
        this.fires = model.threshold() < Double.POSITIVE_INFINITY;
        this.threshold = FixedPoint.raw(model.threshold());
        if (threshold <= 0 || (fires && model.threshold() >= 1 << 16)) {
            throw NetworkException.refused(
                    where + " on the fixed-point engine",
                    "a threshold of " + model.threshold(),
                    "one from 2^-15 to below 65536",
                    "scale weights and threshold");
        }
        this.u = new int[size];
        reset(0);
    }

    @Override
    public void reset(long seed) {
        for (int i = 0; i < u.length; i++) {
            boolean zero = model.start() == IntegrateAndFire.Start.ZERO;
            u[i] = zero ? 0 : FixedPoint.raw(CounterRandom.uniform(seed, i) * model.threshold());
        }
    }

    @Override
    public int step(int[] current, int[] jump, int[] spikes) {
        int count = 0;
        for (int i = 0; i < u.length; i++) {
            u[i] += current[i] + jump[i];
            if (fires && u[i] >= threshold) {
                u[i] -= threshold;
                spikes[count++] = i;
            }
        }
        return count;
    }

    @Override
    public void potentials(double[] potentials) {
        for (int i = 0; i < u.length; i++) {
            potentials[i] = FixedPoint.value(u[i]);
        }
    }

    @Override
    public void setPotentials(double[] potentials) {
        for (int i = 0; i < u.length; i++) {
            u[i] = FixedPoint.raw(potentials[i]);
        }
    }

    @Override
    public boolean leaks() {
        return false;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.ints(u);
    }
}
