package org.hillock.snn.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.hillock.snn.NetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SurrogateTest {
    static Stream<Surrogate> surrogates() {
        return Stream.of(
                new Surrogate.FastSigmoid(10, 1),
                new Surrogate.FastSigmoid(2, 0.7),
                new Surrogate.ArcTangent(2),
                new Surrogate.Triangle(1, 0.3),
                new Surrogate.Triangle(0.4, 1));
    }

    @ParameterizedTest
    @MethodSource("surrogates")
    void isTheSlopeOfItsSmoothFunction(Surrogate surrogate) {
        double h = 1e-6;
        for (double x = -1.7; x < 1.7; x += 0.0437) {
            double slope = (surrogate.smooth(x + h) - surrogate.smooth(x - h)) / (2 * h);
            assertThat(surrogate.derivative(x)).as("at %s", x).isCloseTo(slope, within(2e-5));
        }
        assertThat(surrogate.smooth(0)).isEqualTo(0.5);
        assertThat(surrogate.derivative(0)).isGreaterThan(surrogate.derivative(0.1));
    }

    @Test
    void hasThePublishedShapes() {
        assertThat(new Surrogate.FastSigmoid(10, 1).derivative(-0.3)).isCloseTo(1.0 / 16, within(1e-15));
        assertThat(new Surrogate.ArcTangent(2).derivative(1 / Math.PI)).isCloseTo(0.5, within(1e-15));
        assertThat(new Surrogate.Triangle(1, 0.3).derivative(0.25)).isCloseTo(0.225, within(1e-15));
        assertThat(new Surrogate.Triangle(1, 0.3).derivative(1.25)).isZero();
    }

    @Test
    void refusesAFlatOne() {
        assertThatThrownBy(() -> new Surrogate.ArcTangent(0))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("arctangent surrogate, slope");
    }
}
