package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class StreamNewsTest {
    private final StringWriter err = new StringWriter();

    /** A source that says these events. */
    private record Saying(List<StreamEvent> said) implements SignalSource {
        @Override
        public String name() {
            return "saying";
        }

        @Override
        public List<StreamInfo> streams() {
            return List.of();
        }

        @Override
        public Flux<StreamEvent> events() {
            return Flux.fromIterable(said);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    @Test
    void tellsEachElectrodesImpedanceWithItsGradeAsItPasses() {
        Saying source = new Saying(List.of(
                new ElectrodeImpedance("eeg", 1, "Fp1", 12_340),
                new ElectrodeImpedance("eeg", 2, "O1", 750_000),
                new ElectrodeImpedance("eeg", 3, "reference", 2_500_000),
                new Lost("eeg", 4, "the device was unplugged or switched off"),
                new Recovered("eeg", 5, 1_500_000_000)));
        assertThat(new ToldSource(source, new StreamNews(new PrintWriter(err, true)))
                        .events()
                        .collectList()
                        .block())
                .isEqualTo(source.said());
        assertThat(err.toString().lines().filter(line -> !line.isEmpty()))
                .containsExactly(
                        "hillock: Impedance of Fp1: 12.3 kohm (good).",
                        "hillock: Impedance of O1: 750.0 kohm (fair).",
                        "hillock: Impedance of reference: 2500.0 kohm (poor).",
                        "hillock: Lost the stream 'eeg': the device was unplugged or switched off.",
                        "hillock: Recovered the stream 'eeg' after 1.5 s; the session goes on.");
    }
}
