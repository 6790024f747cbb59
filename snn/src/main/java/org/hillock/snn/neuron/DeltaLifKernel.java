package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;

/**
 * Steps a population of {@link ReceptorLif} whose only receptor is a delta function, with potentials relative to rest.
 *
 * <p>A refractory cell is parked so far below threshold that no input brings it back, and gets its reset when it is released:
 * nothing has to be done for it in between, and no factor per cell is needed.
 */
final class DeltaLifKernel implements NeuronKernel {
    // Far beyond any potential, and small enough that a step's input is lost in its rounding.
    private static final float PARKED = -1e30f;
    private static final float FAR_BELOW = -1e20f;

    private final double rest;
    private final float[] v;
    private final float[] arrived;
    private final SpikeFlags flags;
    private final Refractoriness refractoriness;
    private final LifPropagator propagator;
    private final float belowThreshold;
    private final float reset;
    private final float leak;
    private final float bias;

    DeltaLifKernel(int size, double stepMillis, ReceptorLif model) {
        LifNeuron membrane = model.membrane();
        this.rest = membrane.restMillivolts();
        this.v = new float[size];
        this.arrived = new float[size];
        this.flags = new SpikeFlags(size);
        this.refractoriness = new Refractoriness(size, membrane.refractoryMillis(), stepMillis, 1);
        this.propagator = new LifPropagator(stepMillis, membrane.membraneTauMillis());
        this.belowThreshold = Math.nextDown((float) (membrane.thresholdMillivolts() - rest));
        this.reset = (float) (membrane.resetMillivolts() - rest);
        this.leak = (float) propagator.constant();
        this.bias = (float) (propagator.constant() * model.biasMillivolts());
    }

    @Override
    public void reset(long seed) {
        Arrays.fill(v, 0);
        Arrays.fill(arrived, 0);
        refractoriness.reset();
    }

    @Override
    public int step(float[] input, int[] spikes) {
        refractoriness.release(v, reset);
        add(input, arrived);
        return move(spikes);
    }

    @Override
    public int stepUndriven(float[] zeros, int[] spikes) {
        refractoriness.release(v, reset);
        return move(spikes);
    }

    private int move(int[] spikes) {
        move(v, arrived, bias, leak, belowThreshold, flags.flags());
        int count = flags.fire(v, refractoriness.lasts() ? PARKED : reset, spikes);
        refractoriness.endStep(spikes, count);
        return count;
    }

    private static void add(float[] input, float[] arrived) {
        for (int i = 0; i < arrived.length; i++) {
            arrived[i] += input[i];
        }
    }

    private static void move(
            float[] v, float[] arrived, float bias, float leak, float belowThreshold, float[] flag) {
        for (int i = 0; i < v.length; i++) {
            float moved = v[i] + (bias + arrived[i] - leak * v[i]);
            v[i] = moved;
            arrived[i] = 0;
            float above = moved - belowThreshold;
            flag[i] = Math.abs(above) + above;
        }
    }

    @Override
    public float[] receptor(int index) {
        if (index != 0) {
            throw NetworkException.refused("neuron kernel", "receptor " + index, "one of 1", "look it up in the model");
        }
        return arrived;
    }

    @Override
    public double driveCoupling() {
        return propagator.constant();
    }

    @Override
    public double currentCoupling(double tauMillis) {
        return propagator.exponential(tauMillis);
    }

    @Override
    public void potentials(double[] potentials) {
        for (int i = 0; i < v.length; i++) {
            potentials[i] = rest + (v[i] < FAR_BELOW ? reset : v[i]);
        }
    }

    @Override
    public void setPotentials(double[] potentials) {
        for (int i = 0; i < v.length; i++) {
            v[i] = v[i] < FAR_BELOW ? PARKED : (float) (potentials[i] - rest);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(v);
        refractoriness.visit(visitor);
        visitor.floats(arrived);
    }
}
