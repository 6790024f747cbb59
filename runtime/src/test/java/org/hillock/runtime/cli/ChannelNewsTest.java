package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.SignalQuality.ChannelSignal;
import org.junit.jupiter.api.Test;

class ChannelNewsTest {
    private static final ChannelSignal WELL = new ChannelSignal("", 12, false, false, 0.1, -1.5, false, false);
    private static final ChannelSignal RAILED = new ChannelSignal("", 0, true, true, 0, 0, false, false);
    private static final ChannelSignal MAINS = new ChannelSignal("", 90, false, false, 7, 0, false, false);
    private static final ChannelSignal MUSCLE = new ChannelSignal("", 40, false, false, 0.1, 0, false, true);

    private final ChannelNews news = new ChannelNews();

    private List<String> report(ChannelSignal c3, ChannelSignal c4) {
        return news.after(new SignalQuality(
                "eeg",
                0,
                2_000_000_000L,
                Stream.of(named("C3", c3), named("C4", c4)).toList()));
    }

    private static ChannelSignal named(String label, ChannelSignal signal) {
        return new ChannelSignal(
                label,
                signal.deviation(),
                signal.railed(),
                signal.flat(),
                signal.mainsRatio(),
                signal.slope(),
                signal.blinks(),
                signal.muscle());
    }

    @Test
    void tellsAChangeOnceTwoReportsAgree() {
        assertThat(report(WELL, WELL)).isEmpty();
        assertThat(report(WELL, WELL)).isEmpty();
        assertThat(report(RAILED, WELL)).isEmpty();
        assertThat(report(RAILED, WELL))
                .containsExactly("The channel C3 is railed: no contact, or the reference is off.");
        assertThat(report(RAILED, WELL)).isEmpty();
        assertThat(report(WELL, WELL)).isEmpty();
        assertThat(report(WELL, WELL)).containsExactly("The channel C3 is well again.");
    }

    @Test
    void doesNotTellWhatComesAndGoes() {
        for (int round = 0; round < 5; round++) {
            assertThat(report(MUSCLE, WELL)).isEmpty();
            assertThat(report(WELL, MAINS)).isEmpty();
        }
    }

    @Test
    void namesAllChannelsThatAChangeBefell() {
        report(MAINS, MAINS);
        assertThat(report(MAINS, MAINS))
                .containsExactly("The channels C3, C4 are mostly mains: better contact, away from cables.");
        report(MUSCLE, WELL);
        assertThat(report(MUSCLE, WELL))
                .containsExactly(
                        "The channel C3 is full of muscle: relax jaw and neck.", "The channel C4 is well again.");
    }
}
