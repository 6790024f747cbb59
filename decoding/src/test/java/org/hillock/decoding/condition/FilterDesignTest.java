package org.hillock.decoding.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hillock.decoding.DecodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterDesignTest {
    static List<List<String>> designs() {
        return ScipyVectors.rows("designs.txt");
    }

    @ParameterizedTest
    @MethodSource("designs")
    void agreesWithScipyInEveryCoefficientAndInTheOrderOfSections(List<String> words) {
        SecondOrderSections ours = ScipyVectors.design(words);
        double[] scipy = ScipyVectors.numbers(words, 5);

        assertThat(ours.count() * 5).isEqualTo(scipy.length);
        for (int s = 0; s < ours.count(); s++) {
            double[] expected = Arrays.copyOfRange(scipy, s * 5, s * 5 + 5);
            double numeratorScale = Math.abs(expected[0]);
            for (int i = 0; i < 5; i++) {
                double scale = i < 3 ? Math.max(numeratorScale, Math.abs(expected[i])) : Math.abs(expected[i]);
                assertThat(ours.coefficient(s, i < 3 ? i : i + 1))
                        .as("section %d coefficient %d", s, i)
                        .isCloseTo(expected[i], within(1e-9 * scale));
            }
        }
    }

    @Test
    void theTableHoldsEveryKindAndOrder() {
        assertThat(designs()).hasSizeGreaterThan(190);
        assertThat(designs().stream().map(words -> words.get(0)).distinct())
                .containsExactlyInAnyOrder("lowpass", "highpass", "bandpass", "bandstop", "notch");
    }

    @Property(tries = 200)
    void aBandPassLosesThreeDecibelsAtItsEdgesAndNothingAtItsCentre(
            @ForAll @IntRange(min = 1, max = 8) int order,
            @ForAll @DoubleRange(min = 2, max = 40) double low,
            @ForAll @DoubleRange(min = 4, max = 60) double width) {
        Band band = new Band(low, low + width);
        SecondOrderSections design = Butterworth.bandPass(order, band, 250);
        double centre = 250
                / StrictMath.PI
                * StrictMath.atan(Math.sqrt(StrictMath.tan(StrictMath.PI * low / 250)
                        * StrictMath.tan(StrictMath.PI * (low + width) / 250)));

        assertThat(design.magnitude(low, 250)).isCloseTo(Math.sqrt(0.5), within(1e-6));
        assertThat(design.magnitude(low + width, 250)).isCloseTo(Math.sqrt(0.5), within(1e-6));
        assertThat(design.magnitude(centre, 250)).isCloseTo(1, within(1e-6));
    }

    @Test
    void aNotchPassesEverythingButItsHarmonics() {
        SecondOrderSections mains = Notch.harmonics(50, 30, 250);

        assertThat(mains.count()).isEqualTo(2);
        assertThat(mains.magnitude(50, 250)).isLessThan(1e-10);
        assertThat(mains.magnitude(100, 250)).isLessThan(1e-10);
        assertThat(mains.magnitude(10, 250)).isCloseTo(1, within(1e-3));
    }

    @Test
    void refusesAnEdgeAboveHalfTheRate() {
        assertThatThrownBy(() -> Butterworth.lowPass(4, 125, 250))
                .isInstanceOf(DecodingException.class)
                .hasMessage("Butterworth low-pass filter: read an edge at 125.0 Hz, expected one above 0 and below"
                        + " 125.0 Hz, half the rate of 250.0 Hz; move the edge or sample faster.");
        assertThatThrownBy(() -> Butterworth.bandPass(4, new Band(8, 130), 250))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("130.0 Hz");
        assertThatThrownBy(() -> Notch.at(200, 30, 250)).isInstanceOf(DecodingException.class);
    }

    @Test
    void refusesEdgesOutOfOrderOrNotPositive() {
        assertThatThrownBy(() -> new Band(12, 8))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("12.0 to 8.0 Hz");
        assertThatThrownBy(() -> new Band(0, 8)).isInstanceOf(DecodingException.class);
        assertThatThrownBy(() -> new Band(Double.NaN, 8)).isInstanceOf(DecodingException.class);
        assertThatThrownBy(() -> Butterworth.highPass(2, -1, 250)).isInstanceOf(DecodingException.class);
    }

    @Test
    void refusesOrdersAndRatesThatMakeNoFilter() {
        assertThatThrownBy(() -> Butterworth.lowPass(0, 10, 250))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("order 0");
        assertThatThrownBy(() -> Butterworth.lowPass(33, 10, 250)).isInstanceOf(DecodingException.class);
        assertThatThrownBy(() -> Butterworth.lowPass(2, 10, 0)).isInstanceOf(DecodingException.class);
        assertThatThrownBy(() -> Notch.at(50, 0, 250)).isInstanceOf(DecodingException.class);
    }

    @Test
    void refusesSectionsThatAreUnstableOrMisshapen() {
        assertThatThrownBy(() -> SecondOrderSections.of(1, 0, 0, 1, 0, 1.01))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("poles inside the unit circle");
        assertThatThrownBy(() -> SecondOrderSections.of(1, 2, 3)).isInstanceOf(DecodingException.class);
        assertThatThrownBy(() -> SecondOrderSections.of(0, 1, 0, 1, 0, 0)).isInstanceOf(DecodingException.class);
        assertThatThrownBy(() -> SecondOrderSections.of(1, Double.NaN, 0, 1, 0, 0))
                .isInstanceOf(DecodingException.class);
    }

    @Test
    void aBandIsLabelledAsPeopleWriteIt() {
        assertThat(new Band(8, 30).label()).isEqualTo("8-30 Hz");
        assertThat(new Band(0.5, 4).label()).isEqualTo("0.5-4 Hz");
    }
}
