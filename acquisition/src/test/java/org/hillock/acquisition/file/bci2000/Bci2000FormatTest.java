package org.hillock.acquisition.file.bci2000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Collected;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Marker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bci2000FormatTest {
    private static AcquisitionException refusal(Path directory, String header) {
        return catchThrowableOfType(
                AcquisitionException.class,
                () -> Recordings.open(GeneratedBci2000.write(directory, header, GeneratedBci2000.frames("int16", 3))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int16", "int32", "float32"})
    void scalesEachDataFormatToMicrovolts(String format, @TempDir Path directory) throws IOException {
        String header = GeneratedBci2000.header(format, "100", "0.5 2");
        Collected read = Collected.of(GeneratedBci2000.write(directory, header, GeneratedBci2000.frames(format, 250)));
        assertThat(read.failure()).isEmpty();
        float[] samples = read.track("signal").samples();
        assertThat(samples).hasSize(500);
        for (int f = 0; f < 250; f++) {
            assertThat(samples[2 * f]).isEqualTo((10 * f - 1) * 0.5f);
            assertThat(samples[2 * f + 1]).isEqualTo((10 * f + 1) * 2f);
            assertThat(read.track("signal").times()[f]).isEqualTo(f * 10_000_000L);
        }
    }

    @Test
    void tellsEachChangeOfAStateButNotOfHousekeeping(@TempDir Path directory) throws IOException {
        Collected read = Collected.of(GeneratedBci2000.write(directory));
        assertThat(read.markers())
                .extracting(Marker::label)
                .startsWith("TargetCode=513", "TargetCode=0")
                .hasSize(10);
        assertThat(read.markers())
                .extracting(Marker::timeNanos)
                .startsWith(200_000_000L, 400_000_000L, 700_000_000L, 900_000_000L);
        assertThat(read.markers()).allSatisfy(m -> assertThat(m.streamId()).isEqualTo("states"));
    }

    @Test
    void tellsTheFactsOfTheHeader(@TempDir Path directory) throws IOException {
        try (Recording recording = Recordings.open(GeneratedBci2000.write(directory))) {
            assertThat(recording.facts().format()).isEqualTo("BCI2000 1.1");
            assertThat(recording.facts().startTime()).contains(LocalDateTime.of(2008, 9, 4, 12, 59, 22));
            assertThat(recording.facts().notes()).isEmpty();
            assertThat(recording.facts().properties()).containsEntry("frames", "250");
            assertThat(recording.streams().get(0).montage().labels()).containsExactly("C3", "EOG");
            assertThat(recording.streams().get(0).montage().channels().get(1).type())
                    .isEqualTo(ChannelType.EOG);
        }
    }

    @ParameterizedTest
    @CsvSource({"256,256", "256Hz,256", "0.5kHz,500", "1e3,1000"})
    void readsTheRateWithOrWithoutItsUnit(String text, double rateHz, @TempDir Path directory) throws IOException {
        String header = GeneratedBci2000.header("int16", text, "1 1");
        try (Recording recording =
                Recordings.open(GeneratedBci2000.write(directory, header, GeneratedBci2000.frames("int16", 3)))) {
            assertThat(recording.streams().get(0).nominalRateHz()).isEqualTo(rateHz);
        }
    }

    @Test
    void readsGainsThatCarryTheirUnit(@TempDir Path directory) throws IOException {
        String header = GeneratedBci2000.header("int16", "100", "0.5muV 2e-3mV");
        Collected read = Collected.of(GeneratedBci2000.write(directory, header, GeneratedBci2000.frames("int16", 2)));
        assertThat(read.track("signal").samples()).containsExactly(-0.5f, 2f, 4.5f, 22f);
    }

    @Test
    void readsVersionOneWithoutItsField(@TempDir Path directory) throws IOException {
        String header = GeneratedBci2000.header("HeaderLen= ##### SourceCh= 2 StatevectorLen= 4", "100", "1 1", "");
        Collected read = Collected.of(GeneratedBci2000.write(directory, header, GeneratedBci2000.frames("int16", 30)));
        assertThat(read.track("signal").times()).hasSize(30);
    }

    @Test
    void leavesOutACutLastFrameAndSaysSo(@TempDir Path directory) throws IOException {
        byte[] cut = Arrays.copyOf(GeneratedBci2000.frames("int16", 20), 19 * 8 + 5);
        Path file = GeneratedBci2000.write(directory, GeneratedBci2000.header("int16", "100", "1 1"), cut);
        assertThat(Recordings.open(file).facts().notes())
                .singleElement()
                .asString()
                .contains("last 5 bytes");
        assertThat(Collected.of(file).track("signal").times()).hasSize(19);
    }

    @Test
    void refusesAHeaderLongerThanTheFile(@TempDir Path directory) {
        assertThat(refusal(directory, "HeaderLen= 99999 SourceCh= 2 StatevectorLen= 4\r\n"))
                .hasMessageContaining("header line 1")
                .hasMessageContaining("HeaderLen= 99999")
                .hasMessageContaining("cut inside its header");
    }

    @Test
    void refusesAStateOutsideItsVector(@TempDir Path directory) {
        String header = GeneratedBci2000.header("int16", "100", "1 1").replace("16 0 1 5", "16 0 3 5");
        assertThat(refusal(directory, header))
                .hasMessageContaining("header line 5")
                .hasMessageContaining("inside the 4 bytes");
    }

    @Test
    void refusesAnUnknownDataFormatAndRate(@TempDir Path directory) {
        assertThat(refusal(directory, GeneratedBci2000.header("int24", "100", "1 1")))
                .hasMessageContaining("int16, int32 or float32");
        assertThat(refusal(directory, GeneratedBci2000.header("int16", "fast", "1 1")))
                .hasMessageContaining("SamplingRate 'fast'")
                .hasMessageContaining("header line 7");
        assertThat(refusal(directory, GeneratedBci2000.header("int16", "100", "1 x")))
                .hasMessageContaining("'x' in SourceChGain");
    }

    @Test
    void readsTheEventsOnce(@TempDir Path directory) throws IOException {
        try (Recording recording = Recordings.open(GeneratedBci2000.write(directory))) {
            recording.events().blockLast();
            assertThatThrownBy(() -> recording.events().blockLast())
                    .isInstanceOf(AcquisitionException.class)
                    .hasMessageContaining("open the recording again");
        }
    }

    @Test
    void undoesTheEncodingOfParameters() {
        assertThat(HeaderText.decode("Thu%20Sep")).isEqualTo("Thu Sep");
        assertThat(HeaderText.decode("%")).isEmpty();
        assertThat(HeaderText.decode("50%")).isEqualTo("50%");
        assertThat(HeaderText.decode("%C2%B5V")).isEqualTo("\u00b5V");
        assertThat(HeaderText.decode("a%zz")).isEqualTo("a%zz");
    }
}
