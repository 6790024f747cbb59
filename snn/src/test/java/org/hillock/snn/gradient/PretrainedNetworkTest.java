package org.hillock.snn.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.snn.Allocation;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.engine.Learning;
import org.hillock.snn.engine.Simulator;
import org.hillock.snn.fixed.FixedPointEngine;
import org.hillock.snn.fixed.FixedPointSettings;
import org.hillock.snn.plasticity.PairStdp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PretrainedNetworkTest {
    private static final RecurrentLif XOR = RecurrentLif.of(DelayedXor.CHANNELS, 40, 2);
    private static final Surrogate SURROGATE = new Surrogate.FastSigmoid(4, 1);
    private static final Parameters TRAINED = trained();

    static Stream<RecurrentLif> shapes() {
        return Stream.of(
                XOR,
                XOR.timed(12, 6, 25),
                XOR.timed(20, 20, Double.POSITIVE_INFINITY),
                XOR.timed(Double.POSITIVE_INFINITY, 0, 20).resetting(RecurrentLif.Reset.SUBTRACTION),
                XOR.timed(Double.POSITIVE_INFINITY, 5, 20).resetting(RecurrentLif.Reset.SUBTRACTION));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void givesTheSpikesOfTheTrainer(RecurrentLif shape) {
        double gain = shape.synapticTauMillis() == 0 ? 2.5 : 8;
        Parameters parameters = Parameters.random(shape, 4, gain, gain / 4, 1);
        for (int j = 0; j < shape.neurons(); j++) {
            parameters.values()[parameters.offset(ParameterGroup.BIAS) + j] = 0.002 * (j - 15);
        }
        parameters.values()[parameters.offset(ParameterGroup.READOUT_BIAS)] = 0.125;
        parameters.roundToFloat();
        var pretrained = new PretrainedNetwork(shape);
        var engine = new FloatEngine(pretrained.network(), 0);
        pretrained.load(engine, parameters);
        var training = new BackPropagation(shape, SURROGATE, ResetGradient.DETACHED, DelayedXor.STEPS);
        var expected = new SpikeRaster(DelayedXor.STEPS, shape.neurons());
        double[] readout = new double[2];
        double[] potentials = new double[2];
        long spikes = 0;
        for (long seed = 0; seed < 10; seed++) {
            training.run(parameters, DelayedXor.trial(seed), DelayedXor.loss(seed));
            training.spikes(expected);
            assertThat(run(pretrained, engine, parameters, seed)).isEqualTo(expected);
            training.readout(DelayedXor.STEPS - 1, readout);
            engine.potentials(pretrained.readouts(), potentials);
            assertThat(potentials).containsExactly(readout, within(1e-4));
            spikes += expected.count();
        }
        assertThat(spikes).isGreaterThan(500);
        SpikeRaster trial = DelayedXor.trial(3);
        assertThat(Allocation.bytesOnceWarm(() -> pretrained.start(engine, parameters, trial)))
                .isZero();
    }

    private static SpikeRaster run(PretrainedNetwork pretrained, Simulator engine, Parameters parameters, long seed) {
        var raster = new SpikeRaster(DelayedXor.STEPS, XOR.neurons());
        int[] spikes = new int[XOR.neurons()];
        pretrained.start(engine, parameters, DelayedXor.trial(seed));
        for (int t = 0; t < DelayedXor.STEPS; t++) {
            engine.step();
            raster.record(t, spikes, engine.spikes(pretrained.neurons(), spikes));
        }
        return raster;
    }

    /** Trains for delayed XOR, to some 98 % of held-out trials. */
    private static Parameters trained() {
        Parameters parameters = Parameters.random(XOR, 1, 2.5, 1, 1);
        var training = new BackPropagation(XOR, SURROGATE, ResetGradient.DETACHED, DelayedXor.STEPS);
        var gradient = new Parameters(XOR);
        var adam = new Adam(XOR, 0.01);
        for (int batch = 0; batch < 60; batch++) {
            gradient.clear();
            for (int k = 0; k < 16; k++) {
                long seed = batch * 16L + k;
                training.gradient(parameters, DelayedXor.trial(seed), DelayedXor.loss(seed), gradient);
            }
            gradient.scale(1.0 / 16);
            adam.step(parameters, gradient);
        }
        return parameters;
    }

    @Test
    void stillKnowsItInFixedPoint() {
        var pretrained = new PretrainedNetwork(XOR);
        var engine = new FixedPointEngine(
                pretrained.network(), 0, FixedPointSettings.standard().greatestInput(8));
        pretrained.load(engine, TRAINED);
        assertThat(accuracy(pretrained, engine, TRAINED)).isGreaterThan(0.95);
        assertThat(engine.saturations()).isZero();
    }

    @Test
    void goesOnLearningByStdpAndStillKnowsWhatItWasTaught() {
        Parameters parameters = TRAINED;
        var pretrained =
                new PretrainedNetwork(XOR, Optional.empty(), Optional.of(new PairStdp(20, 20, 2e-5, 2e-5, -3, 3)));
        var engine = new FloatEngine(pretrained.network(), 0);
        pretrained.load(engine, parameters);

        engine.learning(pretrained.recurrent(), Learning.FROZEN);
        assertThat(accuracy(pretrained, engine, parameters)).isGreaterThan(0.95);
        float[] taught = weights(engine, pretrained);
        assertThat(taught).containsExactly(parameters.floats(ParameterGroup.RECURRENT));

        engine.learning(pretrained.recurrent(), Learning.ACTIVE);
        for (long seed = 0; seed < 100; seed++) {
            run(pretrained, engine, parameters, seed);
        }
        float[] adapted = weights(engine, pretrained);
        assertThat(distance(taught, adapted)).isGreaterThan(0.02);
        engine.learning(pretrained.recurrent(), Learning.FROZEN);
        assertThat(accuracy(pretrained, engine, parameters)).isGreaterThan(0.9);
    }

    private static double accuracy(PretrainedNetwork pretrained, Simulator engine, Parameters parameters) {
        int right = 0;
        double[] y = new double[2];
        for (long seed = 1_000_000; seed < 1_000_200; seed++) {
            double difference = 0;
            pretrained.start(engine, parameters, DelayedXor.trial(seed));
            for (int t = 0; t < DelayedXor.STEPS; t++) {
                engine.step();
                engine.potentials(pretrained.readouts(), y);
                difference += t >= DelayedXor.ANSWER_FROM ? y[1] - y[0] : 0;
            }
            right += (difference > 0 ? 1 : 0) == DelayedXor.label(seed) ? 1 : 0;
        }
        return right / 200.0;
    }

    private static float[] weights(Simulator engine, PretrainedNetwork pretrained) {
        float[] weights = new float[engine.synapseCount(pretrained.recurrent())];
        engine.weights(pretrained.recurrent(), weights);
        return weights;
    }

    private static double distance(float[] one, float[] other) {
        double squares = 0;
        for (int k = 0; k < one.length; k++) {
            squares += (one[k] - other[k]) * (double) (one[k] - other[k]);
        }
        return StrictMath.sqrt(squares);
    }

    @Test
    void refusesNeuronsThatTheEngineHasNot() {
        assertThatThrownBy(() -> new PretrainedNetwork(XOR.resetting(RecurrentLif.Reset.SUBTRACTION)))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("leaky integrators, reset SUBTRACTION");
        assertThatThrownBy(() -> new PretrainedNetwork(XOR.adapting(0.1, 50)))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("adaptation jump 0.1");
    }
}
