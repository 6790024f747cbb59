package org.hillock.snn.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.NetworkException;
import org.junit.jupiter.api.Test;

class OptimiserTest {
    private static final RecurrentLif SHAPE = RecurrentLif.of(1, 1, 1);

    @Test
    void adamStepsByItsRateAtFirstWhateverTheScale() {
        var parameters = new Parameters(SHAPE);
        var gradient = new Parameters(SHAPE);
        gradient.values()[0] = 1e-3;
        gradient.values()[1] = -40;
        new Adam(SHAPE, 0.1).step(parameters, gradient);
        assertThat(parameters.values()[0]).isCloseTo(-0.1, within(1e-5));
        assertThat(parameters.values()[1]).isCloseTo(0.1, within(1e-9));
        assertThat(parameters.values()[2]).isZero();
    }

    /** Algorithm 1 of the paper, written out for gradients 1, 2, -1. */
    @Test
    void adamFollowsThePaper() {
        var parameters = new Parameters(SHAPE);
        var gradient = new Parameters(SHAPE);
        var adam = new Adam(SHAPE, 0.01);
        double m = 0;
        double v = 0;
        double w = 0;
        double[] gradients = {1, 2, -1};
        for (int t = 1; t <= 3; t++) {
            double g = gradients[t - 1];
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            double mHat = m / (1 - StrictMath.pow(0.9, t));
            double vHat = v / (1 - StrictMath.pow(0.999, t));
            w -= 0.01 * mHat / (StrictMath.sqrt(vHat) + 1e-8);
            gradient.values()[0] = g;
            adam.step(parameters, gradient);
            assertThat(parameters.values()[0]).isCloseTo(w, within(1e-12));
        }
    }

    @Test
    void descentGathersMomentum() {
        var parameters = new Parameters(SHAPE);
        var gradient = new Parameters(SHAPE);
        gradient.values()[0] = 2;
        var descent = new StochasticGradientDescent(SHAPE, 0.1, 0.5);
        descent.step(parameters, gradient);
        assertThat(parameters.values()[0]).isCloseTo(-0.2, within(1e-15));
        descent.step(parameters, gradient);
        assertThat(parameters.values()[0]).isCloseTo(-0.5, within(1e-15));
        assertThatThrownBy(() -> new StochasticGradientDescent(SHAPE, 0.1, 1))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("momentum");
    }
}
