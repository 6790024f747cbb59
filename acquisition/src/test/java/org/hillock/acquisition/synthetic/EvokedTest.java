package org.hillock.acquisition.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvokedTest {
    @ParameterizedTest
    @ValueSource(doubles = {8.5, 12})
    void aFlickerShowsAtItsFrequencyAndItsHarmonics(double frequencyHz) {
        Session session = Session.of(SyntheticSettings.defaults()
                .withParadigm(new Paradigm.Ssvep(List.of(frequencyHz, 15.0), 4))
                .withTrials(40));
        String label = frequencyHz == 12 ? "12Hz" : "8.5Hz";
        for (double harmonicHz : new double[] {frequencyHz, 2 * frequencyHz, 3 * frequencyHz}) {
            assertThat(power(session, label, "Oz", harmonicHz))
                    .as("%s Hz", harmonicHz)
                    .isGreaterThan(2 * power(session, "15Hz", "Oz", harmonicHz));
            assertThat(power(session, label, "Fp1", harmonicHz))
                    .as("%s Hz at the forehead", harmonicHz)
                    .isLessThan(2 * power(session, "15Hz", "Fp1", harmonicHz));
        }
        assertThat(power(session, label, "Oz", 2 * frequencyHz))
                .isGreaterThan(5 * power(session, label, "Oz", 2 * frequencyHz + 2));
    }

    /** The mean power at a frequency from 1 s to 3 s after a cue. */
    private static double power(Session session, String cue, String electrode, double frequencyHz) {
        return session.cuesOf(cue)
                .mapToDouble(at -> at(session, at, electrode, frequencyHz))
                .average()
                .orElseThrow();
    }

    private static double at(Session session, Session.Cue cue, String electrode, double frequencyHz) {
        return Session.density(session.channel(electrode), cue.frame() + 250, 500, 250, frequencyHz);
    }

    @Test
    void hasTheAskedAmplitudeAtOz() {
        Session session =
                Session.of(Session.bare(new Paradigm.Ssvep(List.of(10.0), 4)).withTrials(200));
        double sum = 0;
        int count = 0;
        for (Session.Cue cue : session.cues()) {
            double density = at(session, cue, "Oz", 10);
            sum += Math.sqrt(density * 1.5 * 2 / 2.0);
            count++;
        }
        assertThat(sum / count).isCloseTo(4, within(0.2));
    }

    @Test
    void aTargetEvokesAP300AtPzAndANontargetNone() {
        Session session = Session.of(
                SyntheticSettings.defaults().withParadigm(Paradigm.p300()).withTrials(3000));
        assertThat(session.cuesOf("target").count()).isEqualTo(500);
        assertThat(session.cuesOf("nontarget").count()).isEqualTo(2500);
        double target = averaged(session, "target", "Pz", 0.35) - averaged(session, "target", "Pz", 0);
        double nontarget = averaged(session, "nontarget", "Pz", 0.35) - averaged(session, "nontarget", "Pz", 0);
        assertThat(target - nontarget).isCloseTo(8, within(1.5));
        double frontal = averaged(session, "target", "Fp1", 0.35) - averaged(session, "nontarget", "Fp1", 0.35);
        assertThat(Math.abs(frontal)).isLessThan(3);
    }

    private static double averaged(Session session, String cue, String electrode, double seconds) {
        int offset = (int) (seconds * 250);
        double[] signal = session.channel(electrode);
        return session.cuesOf(cue)
                .filter(at -> at.frame() + offset < signal.length)
                .mapToDouble(at -> signal[at.frame() + offset])
                .average()
                .orElseThrow();
    }
}
