package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;

/**
 * What kernels of nonlinear neurons share: potentials in millivolts, a bank of receptors, and input that is the current over
 * the step in the model's unit.
 */
abstract class MembraneKernel implements NeuronKernel {
    final int size;
    final float[] v;
    final ReceptorBank bank;
    private final float start;

    MembraneKernel(int size, double startMillivolts, ReceptorBank bank) {
        this.size = size;
        this.v = new float[size];
        this.bank = bank;
        this.start = (float) startMillivolts;
    }

    @Override
    public void reset(long seed) {
        Arrays.fill(v, start);
        bank.reset();
    }

    @Override
    public float[] receptor(int index) {
        return bank.arrivals(index);
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
    public final void potentials(double[] potentials) {
        for (int i = 0; i < size; i++) {
            potentials[i] = v[i];
        }
    }

    @Override
    public final void setPotentials(double[] potentials) {
        for (int i = 0; i < size; i++) {
            v[i] = (float) potentials[i];
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(v);
        bank.visit(visitor);
    }
}
