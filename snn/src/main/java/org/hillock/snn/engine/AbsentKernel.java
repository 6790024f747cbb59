package org.hillock.snn.engine;

import org.hillock.snn.StateVisitor;
import org.hillock.snn.neuron.NeuronKernel;

/** Stands for the neurons that another thread simulates. */
final class AbsentKernel implements NeuronKernel {
    @Override
    public void reset(long seed) {}

    @Override
    public int step(float[] input, int[] spikes) {
        return 0;
    }

    @Override
    public double driveCoupling() {
        return 0;
    }

    @Override
    public double currentCoupling(double tauMillis) {
        return 0;
    }

    @Override
    public void potentials(double[] potentials) {}

    @Override
    public void setPotentials(double[] potentials) {}

    @Override
    public void visit(StateVisitor visitor) {}
}
