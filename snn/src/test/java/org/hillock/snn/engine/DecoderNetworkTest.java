package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.plasticity.ConditionalRateKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderNetworkTest {
    private static final int STEPS = DecoderNetwork.STEPS;

    @ParameterizedTest
    @CsvSource({"48, 2, 9", "120, 2, 1", "168, 4, 3", "7, 1, 225"})
    void equalsTheFormulasOverManyTrials(int encoders, int classes, int windows) {
        var net = new DecoderNetwork(encoders, classes);
        var engine = new FloatEngine(net.network, 0);
        var literal = new LiteralDecoder(encoders, classes);
        var raster = new SpikeRaster(STEPS, encoders);
        for (int trial = 0; trial < 60; trial++) {
            int y = trial % classes;
            double[] phases = phases(encoders, trial);
            float[][] drive = drive(encoders, windows, trial, y);

            literal.decide(drive, phases);
            decide(engine, net, drive, phases, raster);

            for (int step = 0; step < STEPS; step++) {
                for (int i = 0; i < encoders; i++) {
                    assertThat(raster.fired(step, i)).isEqualTo(literal.raster[step][i]);
                }
            }
            double[] potentials = new double[classes];
            engine.potentials(net.classes, potentials);
            for (int c = 0; c < classes; c++) {
                assertThat(potentials[c])
                        .isCloseTo(literal.potential[c], within(2e-6 * Math.abs(literal.potential[c])));
            }

            literal.learn(y);
            engine.rehearse(net.synapses, raster, SpikeRaster.periodic(STEPS, classes, y, 5));
            assertWeights(engine, net, literal);
        }
    }

    @Test
    void learnsTheSameFromARehearsalAsFromAClampedRunWithATeacher() {
        var net = new DecoderNetwork(24, 2);
        var rehearsed = new FloatEngine(net.network, 0);
        var run = new FloatEngine(net.network, 0);
        var raster = new SpikeRaster(STEPS, 24);
        for (int trial = 0; trial < 10; trial++) {
            int y = trial % 2;
            decide(rehearsed, net, drive(24, 9, trial, y), phases(24, trial), raster);
            rehearsed.rehearse(net.synapses, raster, SpikeRaster.periodic(STEPS, 2, y, 5));

            run.reset(trial);
            run.clamp(net.encoders, raster);
            for (int step = 1; step <= STEPS; step++) {
                if (step % 5 == 0) {
                    run.forceSpike(net.classes, y);
                }
                run.step();
            }
            run.release(net.encoders);
        }
        float[] a = new float[48];
        float[] b = new float[48];
        rehearsed.weights(net.synapses, a);
        run.weights(net.synapses, b);
        assertThat(a).containsExactly(b);
        assertThat(rehearsed.cost().plasticUpdates()).isEqualTo(10 * 45 * 24);
        assertThat(run.cost().plasticUpdates()).isEqualTo(10 * 45 * 24);
    }

    @Test
    void leavesTheLiveStateAloneWhileItRehearses() {
        var net = new DecoderNetwork(24, 2);
        var disturbed = new FloatEngine(net.network, 0);
        var raster = new SpikeRaster(STEPS, 24);
        decide(disturbed, net, drive(24, 9, 1, 0), phases(24, 1), raster);
        double[] before = new double[2];
        double[] after = new double[2];
        float[] currentsBefore = new float[2];
        float[] currentsAfter = new float[2];
        disturbed.potentials(net.classes, before);
        disturbed.currents(net.synapses, currentsBefore);

        disturbed.rehearse(net.synapses, raster, SpikeRaster.periodic(STEPS, 2, 1, 5));

        disturbed.potentials(net.classes, after);
        disturbed.currents(net.synapses, currentsAfter);
        assertThat(after).containsExactly(before);
        assertThat(currentsAfter).containsExactly(currentsBefore);
        assertThat(disturbed.stepCount()).isEqualTo(STEPS);
    }

    @Test
    void countsOneAccumulatePerSpikeAndClass() {
        var net = new DecoderNetwork(48, 3);
        var engine = new FloatEngine(net.network, 0);
        var raster = new SpikeRaster(STEPS, 48);
        decide(engine, net, drive(48, 9, 3, 1), phases(48, 3), raster);
        assertThat(engine.spikesEmitted(net.encoders)).isEqualTo(raster.count());
        assertThat(engine.spikesEmitted(net.classes)).isZero();
        assertThat(engine.cost()).isEqualTo(new Cost(raster.count(), 3 * raster.count(), 0, 0));
    }

    @Test
    void forgetsWeightsAndCountsForASleepAndTakesThemFromASnapshot() {
        var net = new DecoderNetwork(8, 2);
        var engine = new FloatEngine(net.network, 0);
        var raster = new SpikeRaster(STEPS, 8);
        decide(engine, net, drive(8, 9, 3, 1), phases(8, 3), raster);
        engine.rehearse(net.synapses, raster, SpikeRaster.periodic(STEPS, 2, 1, 5));
        float[] weights = new float[16];
        engine.weights(net.synapses, weights);
        var kernel = (ConditionalRateKernel) engine.plasticity(net.synapses).orElseThrow();
        long[] counts = new long[2];
        kernel.counts(counts);
        assertThat(counts).containsExactly(0, 45);

        engine.forget(net.synapses);
        float[] forgotten = new float[16];
        engine.weights(net.synapses, forgotten);
        assertThat(forgotten).containsOnly(0.5f);
        long[] none = new long[2];
        kernel.counts(none);
        assertThat(none).containsExactly(0, 0);

        engine.setWeights(net.synapses, weights);
        kernel.setCounts(counts);
        engine.weights(net.synapses, forgotten);
        kernel.counts(none);
        assertThat(forgotten).containsExactly(weights);
        assertThat(none).containsExactly(0, 45);
    }

    static void decide(FloatEngine engine, DecoderNetwork net, float[][] drive, double[] phases, SpikeRaster raster) {
        engine.reset(1);
        engine.setPotentials(net.encoders, phases);
        int[] spikes = new int[phases.length];
        for (int step = 0; step < STEPS; step++) {
            System.arraycopy(drive[step], 0, engine.drive(net.encoders), 0, phases.length);
            engine.step();
            raster.record(step, spikes, engine.spikes(net.encoders, spikes));
        }
    }

    static double[] phases(int encoders, int trial) {
        double[] phases = new double[encoders];
        for (int i = 0; i < encoders; i++) {
            phases[i] = CounterRandom.uniform(1000 + trial, i);
        }
        return phases;
    }

    static float[][] drive(int encoders, int windows, int trial, int y) {
        float[][] drive = new float[STEPS][encoders];
        for (int step = 0; step < STEPS; step++) {
            int window = step * windows / STEPS;
            for (int i = 0; i < encoders; i++) {
                double u = CounterRandom.uniform(2000 + trial, (long) window * encoders + i);
                drive[step][i] = (float) (0.4 / (1 + StrictMath.exp(-4 * (u - 0.5) - (i % 4 == y ? 1 : 0))));
            }
        }
        return drive;
    }

    private static void assertWeights(FloatEngine engine, DecoderNetwork net, LiteralDecoder literal) {
        int classes = literal.w.length;
        int encoders = literal.w[0].length;
        float[] weights = new float[classes * encoders];
        engine.weights(net.synapses, weights);
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < encoders; i++) {
                assertThat(weights[i * classes + c]).isCloseTo((float) literal.w[c][i], within(2e-6f));
            }
        }
    }
}
