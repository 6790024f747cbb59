package org.hillock.acquisition.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.TestData;
import org.hillock.acquisition.file.Collected;
import org.hillock.acquisition.stream.Marker;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BidsExportTest {
    private final Path folder;
    private final Path source = TestData.require("eegmmidb").resolve("S001R04.edf");

    BidsExportTest(@TempDir Path folder) {
        this.folder = folder.resolve("data set");
    }

    private ExportReport export(String subject, String run) {
        BidsNames names = new BidsNames(subject, "a1", "imagery", run);
        return new BidsExport(folder, names, EdfKind.BDF_PLUS, ExportSettings.defaults(), OptionalDouble.of(60))
                .write(source);
    }

    @Test
    void writesTheSignalWithItsSidecars() throws IOException {
        ExportReport report = export("01", "4");
        Path place = folder.resolve("sub-01").resolve("ses-a1").resolve("eeg");
        String run = "sub-01_ses-a1_task-imagery_run-4";
        assertThat(place.toFile().list())
                .containsExactlyInAnyOrder(
                        run + "_eeg.bdf",
                        run + "_eeg.json",
                        run + "_channels.tsv",
                        run + "_events.tsv",
                        run + "_events.json",
                        "sub-01_ses-a1_electrodes.tsv",
                        "sub-01_ses-a1_coordsystem.json");
        EdfRules.check(place.resolve(run + "_eeg.bdf"));
        JsonNode eeg = json(place.resolve(run + "_eeg.json"));
        assertThat(eeg.path("TaskName").asText()).isEqualTo("imagery");
        assertThat(eeg.path("SamplingFrequency").asDouble()).isEqualTo(160);
        assertThat(eeg.path("PowerLineFrequency").asDouble()).isEqualTo(60);
        assertThat(eeg.path("EEGChannelCount").asInt()).isEqualTo(64);
        assertThat(eeg.path("RecordingDuration").asDouble()).isEqualTo(125);
        List<String> channels = Files.readAllLines(place.resolve(run + "_channels.tsv"));
        assertThat(channels).hasSize(65).startsWith("name\ttype\tunits\tsampling_frequency", "Fc5\tEEG\t\u00b5V\t160");
        List<Marker> markers = Collected.of(source).markers();
        List<String> events = Files.readAllLines(place.resolve(run + "_events.tsv"));
        assertThat(events).hasSize(markers.size() + 1).hasSize(report.annotations() + 1);
        for (int m = 0; m < markers.size(); m++) {
            String[] cells = events.get(m + 1).split("\t", -1);
            assertThat(Double.parseDouble(cells[0])).isCloseTo(markers.get(m).timeNanos() / 1e9, within(1e-6));
            assertThat(Double.parseDouble(cells[1])).isCloseTo(markers.get(m).durationNanos() / 1e9, within(1e-6));
            assertThat(cells[2]).isEqualTo(markers.get(m).label());
        }
        List<String> electrodes = Files.readAllLines(place.resolve("sub-01_ses-a1_electrodes.tsv"));
        assertThat(electrodes).hasSize(65);
        assertThat(electrodes).anyMatch(line -> line.startsWith("Cz\t0\t0\t1"));
        assertThat(json(place.resolve("sub-01_ses-a1_coordsystem.json"))
                        .path("EEGCoordinateSystem")
                        .asText())
                .isEqualTo("Other");
    }

    @Test
    void addsToADataSetWithoutTouchingItsDescription() throws IOException {
        export("01", "4");
        Path description = folder.resolve("dataset_description.json");
        assertThat(json(description).path("BIDSVersion").asText()).isEqualTo("1.8.0");
        Files.writeString(description, "{\"Name\": \"mine\", \"BIDSVersion\": \"1.8.0\"}");
        export("02", "");
        export("02", "7");
        assertThat(json(description).path("Name").asText()).isEqualTo("mine");
        assertThat(Files.readAllLines(folder.resolve("participants.tsv")))
                .containsExactly("participant_id", "sub-01", "sub-02");
        assertThatThrownBy(() -> export("02", "7")).hasMessageContaining("overwrites none");
    }

    @ParameterizedTest
    @EnumSource(EdfKind.class)
    void isAcceptedByTheBidsValidator(EdfKind kind) throws IOException, InterruptedException {
        export("01", "4");
        new BidsExport(
                        folder,
                        new BidsNames("02", "", "imagery", ""),
                        kind,
                        ExportSettings.defaults(),
                        OptionalDouble.empty())
                .write(source);
        JsonNode issues = bidsValidator().path("issues");
        assertThat(issues.path("errors").isArray()).isTrue();
        assertThat(issues.path("errors")).as(issues.path("errors").toString()).isEmpty();
        // Whom to thank only the owner of the data can say; kinds of subjects may differ in their sessions.
        assertThat(issues.path("warnings").findValuesAsText("key"))
                .isSubsetOf("NO_AUTHORS", "README_FILE_SMALL", "MISSING_SESSION", "INCONSISTENT_SUBJECTS");
    }

    /** What the validator that {@code BIDS_VALIDATOR} names, or the one on the path, says of the data set. */
    private JsonNode bidsValidator() throws IOException, InterruptedException {
        String program = System.getenv().getOrDefault("BIDS_VALIDATOR", "bids-validator");
        Path out = folder.resolveSibling("validator.json");
        try {
            Process process = new ProcessBuilder(program, folder.toString(), "--json")
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        } catch (IOException notThere) {
            String sentence = "SKIPPED: no bids-validator here (npm package of that name; BIDS_VALIDATOR may name the"
                    + " program), so no validator looked at a data set of ours.";
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
        return json(out);
    }

    @Test
    void refusesLabelsThatAreNone() {
        assertThatThrownBy(() -> new BidsNames("a_b", "", "t", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("subject");
        assertThatThrownBy(() -> new BidsNames("a", "", "", "")).hasMessageContaining("task");
        assertThatThrownBy(() -> new BidsNames("a", "", "t", "x")).hasMessageContaining("digits");
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
