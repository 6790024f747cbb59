package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;

/** What all kernels that have no membrane share: a seed, a step counter and no response to input. */
abstract class SourceKernel implements NeuronKernel {
    final int size;
    private final long[] seedAndStep = new long[2];

    SourceKernel(int size) {
        this.size = size;
    }

    final long seed() {
        return seedAndStep[0];
    }

    final long nextStep() {
        return seedAndStep[1]++;
    }

    @Override
    public void reset(long seed) {
        seedAndStep[0] = seed;
        seedAndStep[1] = 0;
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
    public void potentials(double[] potentials) {
        Arrays.fill(potentials, 0);
    }

    @Override
    public void setPotentials(double[] potentials) {}

    @Override
    public void visit(StateVisitor visitor) {
        visitor.longs(seedAndStep);
    }
}
