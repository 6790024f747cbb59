package org.hillock.acquisition.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.hillock.acquisition.stream.Montage;
import org.junit.jupiter.api.Test;

class SyntheticSettingsTest {
    private static final SyntheticSettings DEFAULTS = SyntheticSettings.defaults();

    @Test
    void refusesAnElectrodeWithoutAPlace() {
        assertThatThrownBy(() -> DEFAULTS.withMontage(Montage.eeg("C3", "ch2")))
                .hasMessage(
                        "the synthetic headset has no place on the head for channel 'ch2': use a label of the 10-20 "
                                + "system or give the channel a position");
    }

    @Test
    void refusesADeadChannelThatIsNotThere() {
        assertThatThrownBy(() -> DEFAULTS.withArtefacts(Artefacts.none().withDeadChannels("F7")))
                .hasMessageContaining("'F7'")
                .hasMessageContaining("C3");
    }

    @Test
    void refusesFiguresOutOfRange() {
        assertThatThrownBy(() -> DEFAULTS.withRate(Double.NaN)).hasMessageContaining("sample rate");
        assertThatThrownBy(() -> DEFAULTS.withTrials(-1)).hasMessageContaining("trials");
        assertThatThrownBy(() -> DEFAULTS.withChunk(Duration.ZERO)).hasMessageContaining("chunk");
        assertThatThrownBy(() -> DEFAULTS.withParadigm(new Paradigm.Ssvep(List.of(140.0), 3)))
                .hasMessageContaining("flicker");
        assertThatThrownBy(() -> new Paradigm.MotorImagery(List.of(Imagery.FEET), 1.5, 1))
                .hasMessage("the depth of the desynchronisation lies from 0.0 to 0.8, not at 1.5");
        assertThatThrownBy(() -> Artefacts.none().withMains(55, 1)).hasMessageContaining("50 or 60");
        assertThatThrownBy(() -> new TrialTiming(Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("task");
    }

    @Test
    void givesEachParadigmTheTimingThatSuitsIt() {
        assertThat(DEFAULTS.withParadigm(Paradigm.p300()).timing()).isEqualTo(TrialTiming.flashes());
        assertThat(DEFAULTS.withParadigm(Paradigm.ssvep()).timing()).isEqualTo(TrialTiming.cued());
        assertThat(Paradigm.ssvep().labels()).containsExactly("8Hz", "10Hz", "12Hz", "15Hz");
    }
}
