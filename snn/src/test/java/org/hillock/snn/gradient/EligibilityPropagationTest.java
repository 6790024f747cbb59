package org.hillock.snn.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.snn.Allocation;
import org.hillock.snn.SpikeRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EligibilityPropagationTest {
    private static final int STEPS = 60;
    private static final SpikeRaster INPUT = Trials.noise(STEPS, 8, 0.15, 5);
    private static final Surrogate SURROGATE = new Surrogate.Triangle(1, 0.3);
    private static final Loss LOSS = new Loss.CrossEntropy(1, 20, STEPS);

    static Stream<Arguments> networks() {
        RecurrentLif plain = RecurrentLif.of(8, 12, 3);
        List<Arguments> cases = new ArrayList<>();
        for (RecurrentLif shape : List.of(
                plain,
                plain.timed(20, 5, 15),
                plain.resetting(RecurrentLif.Reset.SUBTRACTION),
                plain.adapting(0.1, 50),
                plain.timed(15, 4, 30).adapting(0.2, 100).resetting(RecurrentLif.Reset.SUBTRACTION))) {
            for (ResetGradient reset : ResetGradient.values()) {
                cases.add(Arguments.of(shape, reset));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsBackPropagationWithoutRecurrentWeights(RecurrentLif shape, ResetGradient reset) {
        Parameters parameters = Parameters.random(shape, 21, 6, 0, 1);
        assertClose(eprop(shape, reset, new Feedback.Symmetric(), parameters), bptt(shape, reset, parameters));
    }

    /** Bellec et al. 2020, equation 1: the gradient is the sum of ideal learning signals times eligibility traces. */
    @ParameterizedTest
    @MethodSource("networks")
    void equalsBackPropagationUnderTheIdealLearningSignal(RecurrentLif shape, ResetGradient reset) {
        Parameters parameters = Parameters.random(shape, 21, 4, 1.5, 1);
        var training = new BackPropagation(shape, SURROGATE, reset, STEPS);
        var expected = new Parameters(shape);
        training.gradient(parameters, INPUT, LOSS, expected);
        var local = new EligibilityPropagation(shape, SURROGATE, reset, new Feedback.Symmetric());
        var gradient = new Parameters(shape);
        double[] signal = new double[shape.neurons()];
        int[] channels = new int[shape.inputs()];
        local.start();
        for (int t = 0; t < STEPS; t++) {
            training.learningSignal(t, signal);
            local.stepUnder(signal, parameters, channels, INPUT.spikes(t, channels), gradient);
        }
        // This way has no readout part.
        int readout = expected.offset(ParameterGroup.READOUT);
        Arrays.fill(expected.values(), readout, expected.values().length, 0);
        assertClose(gradient, expected);
    }

    private static void assertClose(Parameters actual, Parameters expected) {
        double scale = expected.norm();
        assertThat(scale).isPositive();
        for (int k = 0; k < expected.values().length; k++) {
            double difference = Math.abs(actual.values()[k] - expected.values()[k]);
            assertThat(difference / scale).as("parameter %s", k).isLessThan(1e-12);
        }
    }

    @Test
    void pointsTheSameWayAsBackPropagationWithRecurrentWeights() {
        RecurrentLif shape = RecurrentLif.of(8, 30, 3).adapting(0.1, 50);
        Parameters parameters = Parameters.random(shape, 21, 4, 1, 1);
        Parameters exact = bptt(shape, ResetGradient.DETACHED, parameters);
        Parameters local = eprop(shape, ResetGradient.DETACHED, new Feedback.Symmetric(), parameters);
        for (ParameterGroup group : List.of(ParameterGroup.INPUT, ParameterGroup.RECURRENT, ParameterGroup.BIAS)) {
            assertThat(Trials.cosine(local, exact, group)).as("%s", group).isBetween(0.7, 0.99999);
        }
        assertThat(Trials.cosine(local, exact, ParameterGroup.READOUT)).isGreaterThan(1 - 1e-12);
    }

    @Test
    void learnsOnlyTheReadoutExactlyUnderRandomFeedback() {
        RecurrentLif shape = RecurrentLif.of(8, 30, 3);
        Parameters parameters = Parameters.random(shape, 21, 4, 0, 1);
        Parameters exact = bptt(shape, ResetGradient.DETACHED, parameters);
        Parameters random = eprop(shape, ResetGradient.DETACHED, new Feedback.Random(5, 1), parameters);
        assertThat(Trials.cosine(random, exact, ParameterGroup.READOUT, ParameterGroup.READOUT_BIAS))
                .isGreaterThan(1 - 1e-12);
        assertThat(Trials.cosine(random, exact, ParameterGroup.INPUT)).isBetween(-0.6, 0.6);
        Parameters again = eprop(shape, ResetGradient.DETACHED, new Feedback.Random(5, 1), parameters);
        assertThat(again.values()).containsExactly(random.values());
        Parameters other = eprop(shape, ResetGradient.DETACHED, new Feedback.Random(6, 1), parameters);
        assertThat(other.values()).isNotEqualTo(random.values());
    }

    @Test
    void allocatesNothingPerTrial() {
        RecurrentLif shape = RecurrentLif.of(8, 30, 3).adapting(0.1, 50);
        Parameters parameters = Parameters.random(shape, 21, 4, 1, 1);
        var local = new EligibilityPropagation(shape, SURROGATE, ResetGradient.DETACHED, new Feedback.Random(5, 1));
        var gradient = new Parameters(shape);
        var descent = new StochasticGradientDescent(shape, 0.01, 0.9);
        assertThat(Allocation.bytesOnceWarm(() -> {
                    for (int k = 0; k < 10; k++) {
                        local.gradient(parameters, INPUT, LOSS, gradient);
                        descent.step(parameters, gradient);
                    }
                }))
                .isZero();
    }

    private static Parameters bptt(RecurrentLif shape, ResetGradient reset, Parameters parameters) {
        var gradient = new Parameters(shape);
        new BackPropagation(shape, SURROGATE, reset, STEPS).gradient(parameters, INPUT, LOSS, gradient);
        return gradient;
    }

    private static Parameters eprop(RecurrentLif shape, ResetGradient reset, Feedback feedback, Parameters parameters) {
        var gradient = new Parameters(shape);
        var local = new EligibilityPropagation(shape, SURROGATE, reset, feedback);
        double loss = local.gradient(parameters, INPUT, LOSS, gradient);
        double expected = new BackPropagation(shape, SURROGATE, reset, STEPS).run(parameters, INPUT, LOSS);
        assertThat(loss).isEqualTo(expected);
        return gradient;
    }
}
