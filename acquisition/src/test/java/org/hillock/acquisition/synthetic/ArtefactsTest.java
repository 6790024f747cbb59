package org.hillock.acquisition.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtefactsTest {
    private static Session only(Artefacts artefacts) {
        return Session.of(Session.bare(Paradigm.resting()).withTrials(50).withArtefacts(artefacts));
    }

    @Test
    void blinksAreLargeAtTheForeheadOftenAsAskedAndSmallBehind() {
        Session session = only(Artefacts.none().withBlinks(12));
        double[] forehead = session.channel("Fp1");
        int blinks = 0;
        for (int i = 1; i < forehead.length; i++) {
            blinks += forehead[i - 1] < 30 && forehead[i] >= 30 ? 1 : 0;
        }
        assertThat(blinks).isBetween(35, 85);
        assertThat(Arrays.stream(forehead).max().orElseThrow()).isBetween(80.0, 150.0);
        assertThat(session.rms("O1")).isLessThan(0.01 * session.rms("Fp1"));
    }

    @Test
    void muscleBurstsSitOverTheTemplesAboveTwentyHertz() {
        Session session = only(Artefacts.none().withMuscleBursts(20));
        assertThat(session.rms("T7")).isGreaterThan(2 * session.rms("Cz"));
        assertThat(session.density("T7", 60)).isGreaterThan(4 * session.density("T7", 5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 60})
    void theMainsHumIsALineAtItsFrequency(double frequencyHz) {
        Session session = Session.of(
                SyntheticSettings.defaults().withArtefacts(Artefacts.none().withMains(frequencyHz, 2)));
        assertThat(session.density("C3", frequencyHz)).isGreaterThan(20 * session.density("C3", frequencyHz - 3));
        Session alone = only(Artefacts.none().withMains(frequencyHz, 2));
        double mean = alone.settings().montage().labels().stream()
                .mapToDouble(label -> alone.rms(label) * Math.sqrt(2))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(2, within(0.5));
    }

    @Test
    void electrodesDriftSlowlyEachByItself() {
        Session session = only(Artefacts.none().withElectrodes(8, 0));
        assertThat(session.rms("C3")).isBetween(4.0, 14.0);
        double[] drift = session.channel("C3");
        double step = 0;
        for (int i = 1; i < drift.length; i++) {
            step = Math.max(step, Math.abs(drift[i] - drift[i - 1]));
        }
        assertThat(step).isLessThan(1);
    }

    @Test
    void anElectrodePopJumpsOnOneChannelAndDiesAway() {
        Session session = only(Artefacts.none().withElectrodes(0, 30));
        int jumps = 0;
        for (String label : session.settings().montage().labels()) {
            double[] signal = session.channel(label);
            for (int i = 1; i < signal.length - 500; i++) {
                if (Math.abs(signal[i] - signal[i - 1]) > 50) {
                    jumps++;
                }
            }
        }
        assertThat(jumps).isBetween(100, 200);
    }

    @Test
    void aDeadChannelIsFlatAndTheOthersAreNot() {
        Session session = Session.of(SyntheticSettings.defaults()
                .withTrials(2)
                .withArtefacts(Artefacts.typical().withDeadChannels("C3", "O2")));
        assertThat(session.channel("C3")).containsOnly(0);
        assertThat(session.channel("O2")).containsOnly(0);
        assertThat(session.rms("C4")).isGreaterThan(5);
    }
}
