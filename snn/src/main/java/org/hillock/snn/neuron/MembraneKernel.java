package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;

/**
 * What kernels with a bank of receptors share: potentials relative to an origin, and by default input that is the current
 * over the step in the model's unit.
 *
 * <p>Where the potential returns to rest the origin is rest, because float32 knows a small difference better than its place
 * on a scale of tens of millivolts.
 */
abstract class MembraneKernel implements NeuronKernel {
    final int size;
    final float[] v;
    final ReceptorBank bank;
    private final float start;
    private final double origin;

    MembraneKernel(int size, double startMillivolts, double originMillivolts, ReceptorBank bank) {
        this.size = size;
        this.v = new float[size];
        this.bank = bank;
        this.start = (float) (startMillivolts - originMillivolts);
        this.origin = originMillivolts;
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
            potentials[i] = origin + v[i];
        }
    }

    @Override
    public final void setPotentials(double[] potentials) {
        for (int i = 0; i < size; i++) {
            v[i] = (float) (potentials[i] - origin);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(v);
        bank.visit(visitor);
    }
}
