package org.hillock.decoding.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hillock.decoding.AllocationProbe;
import org.hillock.decoding.DecodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterBankTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 15, 64})
    void everyBandIsTheFilterOfThatBandAlone(int channels) {
        int frames = 170;
        float[] input = SosFilterTest.noise(4, frames * channels);
        FilterBank bank = motorImagery(channels);
        double[][] outputs = new double[6][frames * channels];
        float[][] rounded = new float[6][frames * channels];
        for (int f = 0; f < frames; f += 33) {
            bank.filter(input, f, Math.min(33, frames - f), outputs, f);
        }
        motorImagery(channels).filter(input, 0, frames, rounded, 0);

        for (int b = 0; b < 6; b++) {
            double[] alone = SosFilterTest.widened(input);
            new SosFilter(Butterworth.bandPass(4, bank.bands().get(b), 250), channels)
                    .filter(alone, 0, frames, alone, 0);
            assertThat(outputs[b]).isEqualTo(alone);
            for (int i = 0; i < alone.length; i++) {
                assertThat(rounded[b][i]).isEqualTo((float) alone[i]);
            }
        }
        assertThat(input).isEqualTo(SosFilterTest.noise(4, frames * channels));
    }

    @Test
    void guardsItsInputOnceForAllBands() {
        float[] input = SosFilterTest.noise(4, 30 * 4);
        float[] mended = input.clone();
        input[40] = Float.NaN;
        mended[40] = mended[36];
        double[][] fromBroken = new double[6][120];
        double[][] fromMended = new double[6][120];
        FilterBank bank = motorImagery(4);
        bank.filter(input, 0, 30, fromBroken, 0);
        motorImagery(4).filter(mended, 0, 30, fromMended, 0);

        assertThat(fromBroken).isDeepEqualTo(fromMended);
        assertThat(bank.replacedSamples()).isEqualTo(1);
    }

    @Test
    void allocatesNothing() {
        float[] input = SosFilterTest.noise(4, 8 * 15);
        double[][] outputs = new double[6][8 * 15];
        FilterBank bank = motorImagery(15);

        assertThat(AllocationProbe.bytesAfterWarmUp(() -> bank.filter(input, 0, 8, outputs, 0)))
                .isZero();
    }

    @Test
    void resetBringsAllBandsBackToRest() {
        float[] input = SosFilterTest.noise(4, 40);
        double[][] once = new double[6][40];
        double[][] again = new double[6][40];
        FilterBank bank = motorImagery(2);
        bank.filter(input, 0, 20, once, 0);
        bank.reset();
        bank.filter(input, 0, 20, again, 0);

        assertThat(again).isDeepEqualTo(once);
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> new FilterBank(List.of(), 4, 250, 2)).isInstanceOf(DecodingException.class);
    }

    private static FilterBank motorImagery(int channels) {
        return new FilterBank(FilterBank.MOTOR_IMAGERY, FilterBank.MOTOR_IMAGERY_ORDER, 250, channels);
    }
}
