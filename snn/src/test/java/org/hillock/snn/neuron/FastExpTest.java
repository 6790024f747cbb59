package org.hillock.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FastExpTest {
    @Test
    void agreesWithTheExponentialToFloatPrecision() {
        for (int k = -86_000; k <= 87_000; k++) {
            float x = k / 1000f;
            assertThat(FastExp.exp(x) / StrictMath.exp(x)).isCloseTo(1, within(3e-7));
        }
    }

    @Test
    void cutsArgumentsOffInsteadOfOverflowing() {
        assertThat(FastExp.exp(1000)).isEqualTo(FastExp.exp(88)).isFinite();
        assertThat(FastExp.exp(-1000)).isEqualTo(FastExp.exp(-87)).isPositive();
    }

    @Test
    void keepsTheRatioAccurateThroughItsSingularity() {
        for (int k = -5000; k <= 5000; k++) {
            float x = k / 1000f;
            double expected = x == 0 ? 1 : x / StrictMath.expm1(x);
            assertThat(FastExp.ratio(x) / expected).isCloseTo(1, within(2e-5));
        }
    }

    @Test
    void approachesByTheStatedError() {
        for (float x = 0; x < 1; x += 0.001f) {
            double expected = -StrictMath.expm1(-x);
            assertThat(FastExp.approach(x))
                    .isCloseTo((float) expected, within((float) (expected * x * x * x * x / 720 + 3e-7)));
        }
    }
}
