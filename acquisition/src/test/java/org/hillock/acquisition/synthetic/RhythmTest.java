package org.hillock.acquisition.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.hillock.acquisition.stream.Montage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    @Test
    void alphaPeaksAtTenHertzOverTheOcciput() {
        Session resting = Session.of(SyntheticSettings.defaults()
                .withParadigm(Paradigm.resting())
                .withTrials(20)
                .withArtefacts(Artefacts.none()));
        double beside = (resting.density("O1", 6) + resting.density("O1", 15)) / 2;
        assertThat(resting.density("O1", 10)).isGreaterThan(5 * beside);
        assertThat(resting.density("O1", 10)).isGreaterThan(8 * resting.density("Fp1", 10));
    }

    /** Cz's steady rhythm leaks into C3 and C4 and hides up to a twentieth of the fall. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.5", "0.6, 0.75", "0.75, 1"})
    void losesTheAskedShareOfItsPowerDuringImagery(double depth, double laterality) {
        Session session = rhythmsOnly(
                new Paradigm.MotorImagery(List.of(Imagery.LEFT_HAND, Imagery.RIGHT_HAND), depth, laterality));
        assertThat(lostPower(session, "right", "C3")).isCloseTo(depth, within(0.07));
        assertThat(lostPower(session, "left", "C4")).isCloseTo(depth, within(0.07));
        double sameSide = depth * (1 - laterality);
        assertThat(lostPower(session, "left", "C3")).isCloseTo(sameSide, within(0.07));
        assertThat(lostPower(session, "right", "C4")).isCloseTo(sameSide, within(0.07));
    }

    private static Session rhythmsOnly(Paradigm paradigm) {
        return Session.of(Session.bare(paradigm)
                .withMontage(Montage.eeg("C3", "Cz", "C4"))
                .withTiming(new TrialTiming(Duration.ofMillis(1500), Duration.ofSeconds(3), Duration.ofSeconds(1)))
                .withTrials(1500)
                .withLevels(CorticalLevels.silent().withSensorimotor(4, 4)));
    }

    private static double lostPower(Session session, String cue, String electrode) {
        double idle = 0;
        double during = 0;
        double[] signal = session.channel(electrode);
        for (Session.Cue at : session.cuesOf(cue).toList()) {
            for (int i = 0; i < 250; i++) {
                idle += signal[at.frame() - 250 + i] * signal[at.frame() - 250 + i] / 250;
            }
            for (int i = 300; i < 750; i++) {
                during += signal[at.frame() + i] * signal[at.frame() + i] / 450;
            }
        }
        return 1 - during / idle;
    }

    @Test
    void leavesTheOtherAreasAlone() {
        Session session = rhythmsOnly(new Paradigm.MotorImagery(List.of(Imagery.REST, Imagery.FEET), 0.6, 1));
        assertThat(lostPower(session, "rest", "C3")).isCloseTo(0, within(0.07));
        assertThat(lostPower(session, "rest", "Cz")).isCloseTo(0, within(0.07));
        assertThat(lostPower(session, "feet", "C3")).isCloseTo(0, within(0.1));
        assertThat(lostPower(session, "feet", "Cz")).isGreaterThan(0.25);
    }

    /** A threshold on the difference of log powers at C3 and C4, set on the first half and tried on the second. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void makesTheDefaultSessionDecodableButNotTrivial(long seed) {
        Session session =
                Session.of(SyntheticSettings.defaults().withTrials(160).withSeed(seed));
        double[] features = session.cues().stream()
                .mapToDouble(cue -> logPower(session, "C3", cue) - logPower(session, "C4", cue))
                .toArray();
        int half = features.length / 2;
        double threshold = 0;
        for (int i = 0; i < half; i++) {
            threshold += features[i] / half;
        }
        int right = 0;
        for (int i = half; i < features.length; i++) {
            boolean left = session.cues().get(i).label().equals("left");
            right += features[i] > threshold == left ? 1 : 0;
        }
        assertThat(right / (double) half).isBetween(0.75, 0.97);
    }

    private static double logPower(Session session, String electrode, Session.Cue cue) {
        double mu = session.bandPower(electrode, cue.frame() + 125, 625, 9, 13);
        double beta = session.bandPower(electrode, cue.frame() + 125, 625, 18, 24);
        return Math.log(mu) + 0.5 * Math.log(beta);
    }
}
