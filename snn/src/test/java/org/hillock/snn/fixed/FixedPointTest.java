package org.hillock.snn.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedPointTest {
    @ParameterizedTest
    @CsvSource({
        "-1638, 31170, 4085544196",
        "-3276, 29650, 3886339153",
        "-6553, 26828, 3516490311",
        "-16384, 19874, 2605026136",
        "-32768, 12054, 1580030169"
    })
    void hasTheExponentialOfTheToolchain(int argument, int accum, long fraction) {
        assertThat(FixedPoint.exp(argument)).isEqualTo(accum);
        assertThat(Integer.toUnsignedLong(FixedPoint.expFraction(argument))).isEqualTo(fraction);
    }

    @Test
    void followsTheRealExponentialOverItsWholeRange() {
        for (int n = -340_000; n < 340_000; n += 37) {
            double exact = StrictMath.exp(n / 32768.0);
            assertThat(FixedPoint.exp(n)).isCloseTo((int) (exact * 32768), within(1 + (int) (exact * 0.2)));
        }
        assertThat(FixedPoint.exp(363409)).isEqualTo(Integer.MAX_VALUE);
        assertThat(FixedPoint.exp(-340696)).isZero();
        assertThat(FixedPoint.exp(0)).isEqualTo(32768);
        assertThat(FixedPoint.expFraction(0)).isZero();
    }

    @Test
    void roundsAsItSays() {
        assertThat(FixedPoint.raw(0.5 / 32768)).isZero();
        assertThat(FixedPoint.raw(1.5 / 32768)).isEqualTo(2);
        assertThat(FixedPoint.raw(-65)).isEqualTo(-2129920);
        assertThat(FixedPoint.multiply(-1, 1)).isEqualTo(-1);
        assertThat(FixedPoint.multiplyNearest(-1, 1)).isZero();
        assertThat(FixedPoint.multiplyNearest(1, 16384)).isEqualTo(1);
        assertThat(FixedPoint.multiply(1, 16384)).isZero();
        assertThat(FixedPoint.multiply(1 << 30, 1 << 20)).isZero();
        assertThat(FixedPoint.multiplyNearest(1 << 30, 1 << 20)).isEqualTo(Integer.MAX_VALUE);
        assertThat(FixedPoint.decay(-1, 0x80000000)).isEqualTo(-1);
        assertThat(FixedPoint.divide(32768, 655360)).isEqualTo(1638);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.3, 0", "0.999, 0", "1, 1", "1.5, 1", "2, 2", "3.99, 2", "4, 3", "8, 4", "32767, 15"})
    void scalesWeightsToTheNextPowerOfTwo(double greatestSum, int shift) {
        assertThat(WeightScale.forSum("here", greatestSum).shift()).isEqualTo(shift);
    }

    @Test
    void encodesTheWeightsOfTheTraces() {
        assertThat(WeightScale.forSum("here", 2).encode(2)).isEqualTo(16384);
        assertThat(WeightScale.forSum("here", 8).encode(8)).isEqualTo(16384);
    }
}
