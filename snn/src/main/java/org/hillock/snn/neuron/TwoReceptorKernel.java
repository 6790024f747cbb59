package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;

/**
 * What the LIF kernels with one excitatory and one inhibitory receptor share; potentials are relative to rest, receptors in
 * units that decay.
 */
abstract class TwoReceptorKernel implements NeuronKernel {
    final int size;
    final float[] u;
    final float[] excitation;
    final float[] inhibition;
    final DecayingUnit excitatoryUnit;
    final DecayingUnit inhibitoryUnit;
    final Refractoriness refractoriness;
    final SpikeFlags flags;
    private final double rest;
    private final float reset;

    TwoReceptorKernel(
            int size,
            double stepMillis,
            LifNeuron membrane,
            double activeFactor,
            double excitatoryTauMillis,
            double inhibitoryTauMillis) {
        this.size = size;
        this.rest = membrane.restMillivolts();
        this.reset = (float) (membrane.resetMillivolts() - rest);
        this.u = new float[size];
        this.excitation = new float[size];
        this.inhibition = new float[size];
        this.excitatoryUnit = new DecayingUnit(stepMillis, excitatoryTauMillis);
        this.inhibitoryUnit = new DecayingUnit(stepMillis, inhibitoryTauMillis);
        this.refractoriness = new Refractoriness(size, membrane.refractoryMillis(), stepMillis, (float) activeFactor);
        this.flags = new SpikeFlags(size);
    }

    /**
     * Moves potentials on by a step and writes the flags.
     *
     * @param driven whether the input is to be read
     */
    abstract void move(float[] input, boolean driven, float[] flag);

    @Override
    public final int step(float[] input, int[] spikes) {
        refractoriness.startStep();
        move(input, true, flags.flags());
        return endStep(spikes);
    }

    @Override
    public final int stepUndriven(float[] zeros, int[] spikes) {
        refractoriness.startStep();
        move(zeros, false, flags.flags());
        return endStep(spikes);
    }

    private int endStep(int[] spikes) {
        excitatoryUnit.decay();
        inhibitoryUnit.decay();
        int count = flags.fire(u, reset, spikes);
        refractoriness.endStep(spikes, count);
        return count;
    }

    @Override
    public final void reset(long seed) {
        Arrays.fill(u, 0);
        Arrays.fill(excitation, 0);
        Arrays.fill(inhibition, 0);
        excitatoryUnit.reset();
        inhibitoryUnit.reset();
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
    public final float receptorUnit(int index) {
        return index == 0 ? excitatoryUnit.value() : inhibitoryUnit.value();
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
        excitatoryUnit.visit(visitor);
        inhibitoryUnit.visit(visitor);
        refractoriness.visit(visitor);
    }
}
