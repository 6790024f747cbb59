package org.hillock.acquisition.file.xdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.TestData;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;

/**
 * The six public example files: three sound ones and three that lie. Counts, stamps and values of the sound ones were
 * compared with those of pyxdf.
 */
class XdfExampleFilesTest {
    private static Path example(String name) {
        return TestData.require("xdf/" + name);
    }

    @Test
    void minimalGivesTwoStreamsOfNineSamples() {
        ReadBack back = ReadBack.of(example("minimal.xdf"));

        assertThat(back.streams).extracting(StreamInfo::id).containsExactly("0", "46202862");
        assertThat(back.valuesOf("0"))
                .hasSize(27)
                .startsWith(192f, 255f, 238f, 12f, 22f, 32f, 13f, 23f, 33f)
                .endsWith(15f, 25f, 35f);
        for (int i = 0; i < 9; i++) {
            assertThat(back.stampsOf("0").get(i)).isCloseTo(5.0 + 0.1 * i, within(1e-9));
            assertThat(back.stampsOf("46202862").get(i)).isCloseTo(5.1 + 0.1 * i, within(1e-9));
        }
        assertThat(back.labels().get(0)).startsWith("<?xml version=\"1.0\"?><info><writer>LabRecorder xdfwriter");
        assertThat(back.labels().subList(1, 9))
                .isEqualTo(List.of("Hello", "World", "from", "LSL", "Hello", "World", "from", "LSL"));
        assertThat(back.incidents).isEmpty();
        assertThat(back.facts.notes()).isEmpty();
    }

    @Test
    void minimalAsRecordedKeepsTheSourcesClock() {
        ReadBack back = ReadBack.of(example("minimal.xdf"), XdfSettings.asRecorded());

        assertThat(back.stampsOf("0").get(0)).isEqualTo(5.1);
        assertThat(back.stampsOf("0").get(8)).isEqualTo(5.9);
    }

    @Test
    void clockResetsGivesOneTimeAxisAcrossTheRestartOfTheSource() {
        ReadBack back = ReadBack.of(example("clock_resets.xdf"));
        List<Double> eeg = back.stampsOf("2");
        List<Double> cues = back.stampsOf("1");

        assertThat(eeg).hasSize(27815);
        assertThat(eeg.get(0)).isCloseTo(810.0297917615588, within(1e-8));
        assertThat(eeg.get(12875)).isCloseTo(948.1160987443137, within(1e-8));
        assertThat(eeg.get(12876)).isCloseTo(1221.9948569409983, within(1e-8));
        assertThat(eeg.get(27814)).isCloseTo(1383.1842659544168, within(1e-8));
        assertThat(cues).hasSize(175);
        assertThat(cues.get(0)).isCloseTo(812.9279042059788, within(1e-8));
        assertThat(cues.get(90)).isCloseTo(946.3535991429817, within(1e-8));
        assertThat(cues.get(91)).isCloseTo(1255.0969479024318, within(1e-8));
        assertThat(cues.get(174)).isCloseTo(1380.8194507223984, within(1e-8));
        assertThat(back.labels()).startsWith("XXX", "Test", "Blah").endsWith("XXX");
        assertThat(back.valuesOf("2").stream().mapToDouble(Float::doubleValue).sum())
                .isCloseTo(111465.4018197608, within(1e-6));
        assertThat(back.valuesOf("2")).endsWith(0.7114376f, 0.8916361f);
        assertThat(back.incidents).singleElement().isInstanceOfSatisfying(Gap.class, gap -> {
            assertThat(gap.streamId()).isEqualTo("2");
            assertThat(gap.missingFrames()).isEqualTo(27355);
        });
        assertThat(back.stream("2").properties())
                .containsEntry("clock_segments", "2")
                .containsEntry("segments", "2");
        assertThat(Double.parseDouble(back.stream("2").properties().get("effective_srate")))
                .isCloseTo(92.934369591, within(1e-8));
    }

    @Test
    void clockResetsAsRecordedTellsOfEachReset() {
        ReadBack back = ReadBack.of(example("clock_resets.xdf"), XdfSettings.asRecorded());

        assertThat(back.stampsOf("2").get(12875)).isEqualTo(653288.5104147);
        assertThat(back.stampsOf("2").get(12876)).isEqualTo(100.6156308);
        assertThat(back.incidents)
                .containsExactly(
                        new ClockReset("2", 653_288_510_414_700L, 100_615_630_800L, 100_615_630_800L),
                        new ClockReset("1", 653_286_638_013_200L, 133_930_782_900L, 133_930_782_900L));
    }

    @Test
    void emptyStreamsGivesFourStreamsOfWhichTwoStayEmpty() {
        ReadBack back = ReadBack.of(example("empty_streams.xdf"));

        assertThat(back.streams).extracting(StreamInfo::id).containsExactly("3", "4", "1", "2");
        assertThat(back.valuesOf("4")).containsExactly(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f);
        assertThat(back.stampsOf("4").get(0)).isCloseTo(91725.21392547, within(5e-9));
        assertThat(back.stampsOf("4").get(9)).isCloseTo(91734.21391809, within(5e-9));
        assertThat(back.labels()).containsExactly("{\"state\": 2}");
        assertThat(back.stampsOf("1").get(0)).isCloseTo(91725.01399348, within(5e-9));
        assertThat(back.stampsOf("2")).isEmpty();
        assertThat(back.stampsOf("3")).isEmpty();
        assertThat(back.facts.startTime()).hasToString("Optional[2025-01-31T00:21:17]");
        assertThat(back.facts.notes()).isEmpty();
    }

    @Test
    void chunkLengthLieIsRefusedInOneSentence() {
        Path file = example("chunk_length_lie.xdf");

        assertThatThrownBy(() -> Recordings.open(file))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("no usable stream (byte 64: read a StreamHeader chunk with 0 bytes of content");
    }

    @Test
    void outOfOrderSampleChunkGivesNineSamplesOfItsOneUsableStream() {
        ReadBack back = ReadBack.of(example("out_of_order_sample_chunk.xdf"));

        assertThat(back.streams).extracting(StreamInfo::id).containsExactly("0");
        assertThat(back.valuesOf("0")).hasSize(27).containsOnly((float) 0x3030);
        assertThat(back.stampsOf("0")).hasSize(9).allMatch(stamp -> stamp == 0);
        assertThat(back.facts.notes())
                .anyMatch(note -> note.contains("stream 36712496 declares '0' as channel_count"))
                .anyMatch(note -> note.contains("stream 0: its clock offsets were all taken at one time"))
                .anyMatch(note -> note.contains("not finished"));
    }

    @Test
    void outOfOrderClockOffsetsGivesAnEmptyStreamAndSaysWhichChunksLie() {
        ReadBack back = ReadBack.of(example("out_of_order_clock_offsets.xdf"));

        assertThat(back.streams).extracting(StreamInfo::id).containsExactly("0");
        assertThat(back.order).isEmpty();
        assertThat(back.facts.notes())
                .anyMatch(note -> note.startsWith("byte 605: read a Boundary chunk with 46 bytes"))
                .anyMatch(note -> note.startsWith("byte 625: read a Samples chunk of stream 0"))
                .anyMatch(note -> note.startsWith("byte 1238: read a ClockOffset chunk with 46 bytes"));
    }
}
