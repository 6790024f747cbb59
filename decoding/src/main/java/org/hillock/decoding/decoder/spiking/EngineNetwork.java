package org.hillock.decoding.decoder.spiking;

import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.Cost;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.engine.Learning;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.plasticity.ConditionalRateStdp;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.hillock.snn.synapse.WeightTransfer;

/**
 * A column's network on the engine. Time runs in 225 steps a decision.
 *
 * <p>Two encoder neurons a feature, ON at {@code 2f} and OFF at {@code 2f + 1}, integrate {@code p_on = 0.4 / (1 +
 * exp(-0.7 z))} and {@code p_off = 0.4 - p_on} a step from a random phase. Every one projects to every class neuron with a
 * stored weight w (0.5 at first) that acts as {@code ln(w + 0.001)} on a trace of time constant 25 steps, scaled to 1 at
 * the full rate and 0.5 at the cue. Class neurons integrate without leak and never fire by themselves; the teacher fires
 * one of them at every fifth step.
 */
final class EngineNetwork implements ClassNetwork<SpikeRaster> {
    static final int STEPS = 225;

    private static final double FULL_RATE = 0.4;
    private static final double SLOPE = 0.7;
    private static final double TRACE_STEPS = 25;
    private static final double TRACE_START = 0.5;
    private static final double WEIGHT_START = 0.5;
    private static final double WEIGHT_EPSILON = 0.001;
    private static final int TEACHER_PERIOD = 5;
    private static final double FORGETTING_PER_TRIAL = 0.01;
    private static final double SPIKE_GAIN = (1 - StrictMath.exp(-1 / TRACE_STEPS)) / FULL_RATE;

    private final int features;
    private final int windows;
    private final int stepsPerWindow;
    private final SpikeRaster[] teachers;
    private final FloatEngine engine;
    private final Population encoders;
    private final Population classes;
    private final Projection synapses;
    private final int[] fired;
    private final double[] potentials;
    private long spikes;
    private long synapticOperations;

    EngineNetwork(int features, int windows, int classCount) {
        this.features = features;
        this.windows = windows;
        this.stepsPerWindow = STEPS / windows;
        int steps = stepsPerWindow * windows;
        Network.Builder builder = Network.builder(1);
        this.encoders = builder.population(
                "encoders", 2 * features, new IntegrateAndFire(1, IntegrateAndFire.Start.RANDOM_PHASE));
        this.classes = builder.population("classes", classCount, new IntegrateAndFire(Double.POSITIVE_INFINITY));
        this.synapses = builder.project(
                encoders,
                classes,
                ProjectionSettings.of(
                                new AllToAllConnector(WEIGHT_START),
                                new ExponentialSynapse(TRACE_STEPS, SPIKE_GAIN, TRACE_START))
                        .delayed(0)
                        .through(new WeightTransfer.Logarithm(WEIGHT_EPSILON))
                        .plastic(new ConditionalRateStdp(
                                TRACE_STEPS, SPIKE_GAIN, TRACE_START, FORGETTING_PER_TRIAL * TEACHER_PERIOD / steps)));
        this.engine = new FloatEngine(builder.build(), 0);
        engine.learning(synapses, Learning.FROZEN);
        this.fired = new int[2 * features];
        this.potentials = new double[classCount];
        this.teachers = new SpikeRaster[classCount];
        for (int c = 0; c < classCount; c++) {
            teachers[c] = SpikeRaster.periodic(steps, classCount, c, TEACHER_PERIOD);
        }
    }

    @Override
    public SpikeRaster present(double[][] whitened, long phaseSeed) {
        Cost before = engine.cost();
        engine.reset(phaseSeed);
        SpikeRaster raster = new SpikeRaster(stepsPerWindow * windows, 2 * features);
        float[] drive = engine.drive(encoders);
        int step = 0;
        for (double[] z : whitened) {
            for (int f = 0; f < features; f++) {
                double on = FULL_RATE / (1 + StrictMath.exp(-SLOPE * z[f]));
                drive[2 * f] = (float) on;
                drive[2 * f + 1] = (float) (FULL_RATE - on);
            }
            for (int s = 0; s < stepsPerWindow; s++) {
                engine.step();
                raster.record(step++, fired, engine.spikes(encoders, fired));
            }
        }
        engine.potentials(classes, potentials);
        Cost spent = engine.cost().since(before);
        spikes = spent.spikes();
        synapticOperations = spent.accumulates() + spent.multiplies();
        return raster;
    }

    @Override
    public double potential(int classIndex) {
        return potentials[classIndex];
    }

    @Override
    public long spikes() {
        return spikes;
    }

    @Override
    public long synapticOperations() {
        return synapticOperations;
    }

    @Override
    public long learn(SpikeRaster raster, int classIndex) {
        Cost before = engine.cost();
        engine.rehearse(synapses, raster, teachers[classIndex]);
        return engine.cost().since(before).plasticUpdates();
    }

    @Override
    public void forget() {
        engine.forget(synapses);
    }

    @Override
    public EngineNetwork fork() {
        EngineNetwork copy = new EngineNetwork(features, windows, potentials.length);
        copy.engine.restore(engine.save());
        System.arraycopy(potentials, 0, copy.potentials, 0, potentials.length);
        copy.spikes = spikes;
        copy.synapticOperations = synapticOperations;
        return copy;
    }
}
