package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;

/** Steps a population of {@link LifNeuron}, with potentials relative to rest. */
final class LifKernel implements NeuronKernel {
    private final int size;
    private final double stepMillis;
    private final double tauMillis;
    private final double rest;
    private final float leak;
    private final float belowThreshold;
    private final float reset;

    private final float[] u;
    private final Refractoriness refractoriness;
    private final SpikeFlags flags;

    LifKernel(int size, double stepMillis, LifNeuron model) {
        this.size = size;
        this.stepMillis = stepMillis;
        this.tauMillis = model.membraneTauMillis();
        this.rest = model.restMillivolts();
        this.leak = (float) -StrictMath.expm1(-stepMillis / tauMillis);
        // The greatest number below the threshold: what exceeds it is at threshold or above.
        this.belowThreshold = Math.nextDown((float) (model.thresholdMillivolts() - rest));
        this.reset = (float) (model.resetMillivolts() - rest);
        this.u = new float[size];
        this.refractoriness = new Refractoriness(size, model.refractoryMillis(), stepMillis, 1);
        this.flags = new SpikeFlags(size);
        reset(0);
    }

    @Override
    public void reset(long seed) {
        Arrays.fill(u, 0);
        refractoriness.reset();
    }

    @Override
    public int step(float[] input, int[] spikes) {
        refractoriness.startStep();
        integrate(u, input, refractoriness.active(), leak, size);
        flag(u, belowThreshold, flags.flags(), size);
        int count = flags.fire(u, reset, spikes);
        refractoriness.endStep(spikes, count);
        return count;
    }

    private static void integrate(float[] u, float[] input, float[] active, float leak, int size) {
        for (int i = 0; i < size; i++) {
            u[i] += active[i] * (input[i] - leak * u[i]);
        }
    }

    private static void flag(float[] u, float belowThreshold, float[] flags, int size) {
        for (int i = 0; i < size; i++) {
            float above = u[i] - belowThreshold;
            flags[i] = Math.abs(above) + above;
        }
    }

    @Override
    public double driveCoupling() {
        return -StrictMath.expm1(-stepMillis / tauMillis);
    }

    @Override
    public double currentCoupling(double synapseTauMillis) {
        return new LifPropagator(stepMillis, tauMillis).exponential(synapseTauMillis);
    }

    @Override
    public void potentials(double[] potentials) {
        for (int i = 0; i < size; i++) {
            potentials[i] = rest + u[i];
        }
    }

    @Override
    public void setPotentials(double[] potentials) {
        for (int i = 0; i < size; i++) {
            u[i] = (float) (potentials[i] - rest);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(u);
        refractoriness.visit(visitor);
    }
}
