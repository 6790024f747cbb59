package org.hillock.acquisition.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenTwentyTest {
    private static Position place(String label) {
        return TenTwenty.position(label).orElseThrow(() -> new AssertionError(label + " has no place"));
    }

    /** Directions on the MNI head from MNE-Python's standard_1005, seen from the centre of its best-fitting sphere. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            Fp1, -0.288, 0.956, -0.047
            Fpz, -0.007, 1.000, 0.003
            AF3, -0.338, 0.913, 0.228
            AF8, 0.535, 0.840, -0.085
            F7, -0.766, 0.635, -0.101
            F3, -0.526, 0.718, 0.456
            Fz, -0.005, 0.738, 0.674
            F10, 0.684, 0.563, -0.464
            FT9, -0.828, 0.303, -0.471
            FC5, -0.871, 0.392, 0.296
            FC1, -0.353, 0.431, 0.830
            T7, -0.996, 0.006, -0.085
            T9, -0.883, 0.007, -0.470
            C3, -0.705, 0.052, 0.707
            Cz, -0.004, 0.072, 0.997
            C6, 0.934, 0.043, 0.354
            TP8, 0.945, -0.324, -0.056
            CP2, 0.359, -0.292, 0.887
            P7, -0.790, -0.613, -0.004
            P3, -0.535, -0.618, 0.576
            Pz, -0.005, -0.606, 0.795
            PO8, 0.559, -0.828, 0.049
            PO3, -0.373, -0.841, 0.392
            O1, -0.299, -0.948, 0.108
            Oz, -0.008, -0.986, 0.168
            M1, -0.771, -0.252, -0.585
            A2, 0.787, -0.079, -0.611
            I2, 0.274, -0.927, -0.258
            """)
    void pointsWithinElevenDegreesOfTheMeasuredHead(String label, double x, double y, double z) {
        Position place = place(label);
        double cosine = (place.x() * x + place.y() * y + place.z() * z) / Math.sqrt(x * x + y * y + z * z);
        assertThat(Math.toDegrees(Math.acos(Math.min(1, cosine)))).isLessThan(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fp1", "AF7", "F5", "FC3", "C1", "T9", "CP5", "P9", "PO3", "O1", "I1", "N1", "A1", "M1"})
    void mirrorsTheRightSideAndLiesOnTheUnitSphere(String left) {
        int digit = left.charAt(left.length() - 1) - '0';
        Position one = place(left);
        Position other = place(left.substring(0, left.length() - 1) + (digit + 1));
        assertThat(one.x()).isNegative();
        assertThat(other.x()).isCloseTo(-one.x(), within(1e-12));
        assertThat(other.y()).isCloseTo(one.y(), within(1e-12));
        assertThat(other.z()).isCloseTo(one.z(), within(1e-12));
        assertThat(one.distanceTo(new Position(0, 0, 0))).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "fc5, FC5",
        "Fc5., FC5",
        "Cz.., CZ",
        "EEG C3, C3",
        "EEG C3-REF, C3",
        "EEG Fp1-LE, FP1",
        "C3-A2, C3",
        "' Oz ', OZ",
        "T3, T7",
        "T4, T8",
        "t5, P7",
        "EEG T6-Ref, P8"
    })
    void looksThroughWhatFileFormatsPutAroundALabel(String written, String meant) {
        assertThat(place(written)).isEqualTo(place(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EEG",
                "EEG 001",
                "EMG",
                "C3-C4",
                "EEG Fpz-Cz",
                "C7",
                "FC9",
                "FT5",
                "T1",
                "O9",
                "Status",
                "X",
                "C11"
            })
    void knowsNoPlaceForOtherNames(String label) {
        assertThat(TenTwenty.position(label)).isEmpty();
    }

    @Test
    void cutsTheArcFromVertexToEarIntoQuarters() {
        double step = place("Cz").distanceTo(place("C1"));
        assertThat(place("C1").distanceTo(place("C3"))).isCloseTo(step, within(1e-12));
        assertThat(place("C3").distanceTo(place("C5"))).isCloseTo(step, within(1e-12));
        assertThat(place("C5").distanceTo(place("T7"))).isCloseTo(step, within(1e-12));
    }
}
