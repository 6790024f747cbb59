package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hillock.acquisition.TestData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code inspect} on every file of the data folder: facts or one sentence. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class InspectEverythingTest {
    @Test
    void answersEveryFileWithFactsOrOneSentence() throws IOException {
        List<Path> files = filesBelow(TestData.require(""));
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            CommandLineRun run = CommandLineRun.of("inspect", "--json", file.toString());
            assertThat(run.exitCode()).as("%s: %s", file, run.err()).isIn(0, 3);
            JsonNode facts = run.json().get(0);
            assertThat(facts.path("file").asText()).isEqualTo(file.toString());
            if (run.exitCode() == 0) {
                assertThat(facts.path("streams")).as("%s", file).isNotEmpty();
            } else {
                assertThat(facts.path("failure").asText())
                        .as("%s", file)
                        .contains(file.getFileName().toString())
                        .endsWith(".")
                        .doesNotContain("\n", "\tat ", "Exception");
            }
        }
    }

    @Test
    void saysTheSameToPeople() throws IOException {
        for (Path file : filesBelow(TestData.require("format_samples"))) {
            CommandLineRun run = CommandLineRun.of("inspect", file.toString());
            assertThat(run.exitCode()).isIn(0, 3);
            assertThat(run.out() + run.err())
                    .contains(file.getFileName().toString())
                    .doesNotContain("Exception", "NaN", "Infinity", "null");
            assertThat(run.err().lines().count()).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bci2000_samples/eeg1_1.dat, 64, 160, 19696, 88",
        "bci2000_samples/eeg3_1.dat, 8, 256, 56840, 3269",
        "eegmmidb/S001R04.edf, 64, 160, 20000, 30",
        "format_samples/duplicate_channel_labels.edf, 3, 250, 2500, 0",
        "format_samples/test.vhdr, 32, 1000, 7900, 14",
        "format_samples/test_bdf_stim_channel.bdf, 4, 500, 5000, 9",
        "format_samples/test_edf_stim_channel.edf, 25, 128, 1228, 12",
        "format_samples/test_old_layout_latin1_software_filter.vhdr, 29, 250, 251, 2",
        "format_samples/test_subsecond.edf, 1, 128, 89344, 4",
        "format_samples/test_utf8.edf, 1, 128, 89344, 5",
        "mi_2b/B0101T.mat, 3, 250, 120000, 120",
        "mi_lowcost/sub-01/run-1.edf, 15, 125, 55875, 256",
        "muse_p300/subject1/session1/data_2017-02-04-15_45_13.csv, 5, 256, 30732, 197",
        "muse_ssvep/subject1/session1/data_2017-09-14-21.20.04.csv, 5, 256, 30732, 32",
        "openbci_gui/OpenBCI_GUI-v6-blinks-jawClench-alpha.txt, 8, 250, 22490, 0",
        "xdf/minimal.xdf, 3, 10, 9, 9"
    })
    void tellsChannelsRateFramesAndMarkers(String name, int channels, double rateHz, long frames, long markers)
            throws IOException {
        CommandLineRun run =
                CommandLineRun.of("inspect", "--json", TestData.require(name).toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode streams = run.json().get(0).path("streams");
        JsonNode signal = stream(streams, channels);
        assertThat(signal.path("nominalRateHz").asDouble()).isEqualTo(rateHz);
        assertThat(signal.path("measuredRateHz").asDouble()).isCloseTo(rateHz, withinPercentage(0.1));
        assertThat(signal.path("frames").asLong()).isEqualTo(frames);
        long all = 0;
        for (JsonNode stream : streams) {
            for (JsonNode count : stream.path("markers")) {
                all += count.asLong();
            }
            all += stream.path("furtherMarkers").asLong();
        }
        assertThat(all).isEqualTo(markers);
    }

    private static JsonNode stream(JsonNode streams, int channels) {
        for (JsonNode stream : streams) {
            if (stream.path("channels").size() == channels) {
                return stream;
            }
        }
        throw new AssertionError("no stream of " + channels + " channels in " + streams);
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
