package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.SignalQuality.ChannelSignal;
import org.junit.jupiter.api.Test;

class QualityTallyTest {
    private static SignalQuality report(ChannelSignal... channels) {
        return new SignalQuality("eeg", 0, 2_000_000_000L, List.of(channels));
    }

    @Test
    void countsEachFaultOfEachChannel() {
        QualityTally tally = new QualityTally();
        assertThat(tally.channels()).isEmpty();
        tally.add(report(
                new ChannelSignal("Fp1", 60, false, false, 0.1, -1, true, true),
                new ChannelSignal("C3", 0, true, false, 0, 0, false, false)));
        tally.add(report(
                new ChannelSignal("Fp1", 60, false, false, 2.5, -1, false, true),
                new ChannelSignal("C3", 0, false, true, 0, 0, false, false)));
        assertThat(tally.channels())
                .containsExactly(
                        new ChannelQuality("Fp1", 2, 0, 0, 1, 1, 2), new ChannelQuality("C3", 2, 1, 1, 0, 0, 0));
        assertThat(tally.channels().get(0).unusable()).isEqualTo(1);
        assertThat(tally.channels().get(1).unusable()).isEqualTo(2);
    }

    @Test
    void keepsWhatEachElectrodeMeasuredLast() {
        QualityTally tally = new QualityTally();
        assertThat(tally.ohms()).isEmpty();
        tally.add(new ElectrodeImpedance("eeg", 1, "Fp1", 900_000));
        tally.add(new ElectrodeImpedance("eeg", 2, "reference", 12_000));
        tally.add(new ElectrodeImpedance("eeg", 3, "Fp1", 30_000));
        assertThat(tally.ohms()).containsExactly(entry("Fp1", 30_000.0), entry("reference", 12_000.0));
    }
}
