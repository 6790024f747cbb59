package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;

/** What the LIF kernels with one excitatory and one inhibitory receptor share; potentials are relative to rest. */
abstract class TwoReceptorKernel implements NeuronKernel {
    final int size;
    final float[] u;
    final float[] excitation;
    final float[] inhibition;
    final Refractoriness refractoriness;
    final SpikeFlags flags;
    private final double rest;
    private final float reset;

    TwoReceptorKernel(int size, double stepMillis, LifNeuron membrane, double activeFactor) {
        this.size = size;
        this.rest = membrane.restMillivolts();
        this.reset = (float) (membrane.resetMillivolts() - rest);
        this.u = new float[size];
        this.excitation = new float[size];
        this.inhibition = new float[size];
        this.refractoriness = new Refractoriness(size, membrane.refractoryMillis(), stepMillis, (float) activeFactor);
        this.flags = new SpikeFlags(size);
    }

    /** Moves potentials and receptors on by a step and writes the flags. */
    abstract void advance(float[] input);

    @Override
    public final int step(float[] input, int[] spikes) {
        refractoriness.startStep();
        advance(input);
        int count = flags.fire(u, reset, spikes);
        refractoriness.endStep(spikes, count);
        return count;
    }

    @Override
    public final void reset(long seed) {
        Arrays.fill(u, 0);
        Arrays.fill(excitation, 0);
        Arrays.fill(inhibition, 0);
        refractoriness.reset();
    }

    @Override
    public final float[] receptor(int index) {
        if (index < 0 || index > 1) {
            throw NetworkException.refused("LIF kernel", "receptor " + index, "0 or 1", "look it up in the model");
        }
        return index == 0 ? excitation : inhibition;
    }

    @Override
    public final void potentials(double[] potentials) {
        for (int i = 0; i < size; i++) {
            potentials[i] = rest + u[i];
        }
    }

    @Override
    public final void setPotentials(double[] potentials) {
        for (int i = 0; i < size; i++) {
            u[i] = (float) (potentials[i] - rest);
        }
    }

    @Override
    public final void visit(StateVisitor visitor) {
        visitor.floats(u);
        visitor.floats(excitation);
        visitor.floats(inhibition);
        refractoriness.visit(visitor);
    }
}
