package org.hillock.snn.fixed;

import org.hillock.snn.StateVisitor;
import org.hillock.snn.neuron.NeuronKernel;

/** A spike source, whose spikes are those of the float engine for the same seed. */
final class FixedSource implements FixedNeurons {
    private final NeuronKernel kernel;
    private final float[] noInput;

    FixedSource(int size, NeuronKernel kernel) {
        this.kernel = kernel;
        this.noInput = new float[size];
    }

    @Override
    public void reset(long seed) {
        kernel.reset(seed);
    }

    @Override
    public int step(int[] current, int[] jump, int[] spikes) {
        return kernel.step(noInput, spikes);
    }

    @Override
    public void potentials(double[] potentials) {
        kernel.potentials(potentials);
    }

    @Override
    public void setPotentials(double[] potentials) {
        kernel.setPotentials(potentials);
    }

    @Override
    public boolean leaks() {
        return false;
    }

    @Override
    public void visit(StateVisitor visitor) {
        kernel.visit(visitor);
    }
}
