package org.hillock.snn.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Delayed XOR from seeds below a million, tested on 300 trials from seeds above; chance is 0.5. */
class LearningTest {
    private static final RecurrentLif SHAPE = RecurrentLif.of(DelayedXor.CHANNELS, 40, 2);
    private static final int BATCH = 16;
    private static final long HELD_OUT = 1_000_000;

    /** Adds up the gradient of one trial. */
    private interface Method {
        void add(Parameters parameters, long seed, Parameters gradient);
    }

    @Test
    void backPropagationLearnsDelayedXor() {
        var training =
                new BackPropagation(SHAPE, new Surrogate.FastSigmoid(4, 1), ResetGradient.DETACHED, DelayedXor.STEPS);
        Parameters parameters = Parameters.random(SHAPE, 1, 2.5, 1, 1);
        assertThat(DelayedXor.accuracy(training, parameters, HELD_OUT, 300)).isBetween(0.3, 0.7);
        train(
                parameters,
                80,
                false,
                (p, seed, g) -> training.gradient(p, DelayedXor.trial(seed), DelayedXor.loss(seed), g));
        assertThat(DelayedXor.accuracy(training, parameters, HELD_OUT, 300)).isGreaterThan(0.97);
    }

    @Test
    void ePropLearnsItOnlineWithSymmetricAndWithRandomFeedback() {
        assertThat(eprop(new Feedback.Symmetric(), false)).isGreaterThan(0.95);
        assertThat(eprop(new Feedback.Random(3, 1), false)).isGreaterThan(0.95);
    }

    @Test
    void learningTheReadoutAloneIsNotEnough() {
        assertThat(eprop(new Feedback.Symmetric(), true)).isLessThan(0.85);
    }

    private static double eprop(Feedback feedback, boolean readoutOnly) {
        var surrogate = new Surrogate.Triangle(1, 0.3);
        var local = new EligibilityPropagation(SHAPE, surrogate, ResetGradient.DETACHED, feedback);
        Parameters parameters = Parameters.random(SHAPE, 1, 2.5, 1, 1);
        train(
                parameters,
                80,
                readoutOnly,
                (p, seed, g) -> local.gradient(p, DelayedXor.trial(seed), DelayedXor.loss(seed), g));
        var forward = new BackPropagation(SHAPE, surrogate, ResetGradient.DETACHED, DelayedXor.STEPS);
        return DelayedXor.accuracy(forward, parameters, HELD_OUT, 300);
    }

    private static void train(Parameters parameters, int batches, boolean readoutOnly, Method method) {
        var gradient = new Parameters(SHAPE);
        var adam = new Adam(SHAPE, 0.01);
        for (int batch = 0; batch < batches; batch++) {
            gradient.clear();
            for (int k = 0; k < BATCH; k++) {
                method.add(parameters, (long) batch * BATCH + k, gradient);
            }
            gradient.scale(1.0 / BATCH);
            if (readoutOnly) {
                Arrays.fill(gradient.values(), 0, gradient.offset(ParameterGroup.READOUT), 0);
            }
            adam.step(parameters, gradient);
        }
    }
}
