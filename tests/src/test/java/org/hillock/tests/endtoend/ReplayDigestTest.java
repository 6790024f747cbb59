package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.TestData;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.evaluate.Contender;
import org.hillock.decoding.evaluate.Evaluation;
import org.hillock.decoding.evaluate.EvaluationSettings;
import org.hillock.decoding.evaluate.Measurement;
import org.hillock.decoding.evaluate.Protocol;
import org.hillock.decoding.evaluate.TrialOutcome;
import org.hillock.runtime.evaluate.Contenders;
import org.hillock.runtime.evaluate.TrialSets;
import org.hillock.runtime.pipeline.DecisionEntry;
import org.hillock.runtime.pipeline.RunSettings;
import org.hillock.runtime.pipeline.SessionRun;
import org.hillock.runtime.pipeline.SessionSources;
import org.hillock.runtime.pipeline.Tempo;
import org.hillock.runtime.session.Session;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayDigestTest {
    /** Of {@link Sessions#synthetic} with the spiking decoder; a change of it is a change of decisions. */
    private static final String PINNED = "435c779de571cb75a0494e55128f6715ffb0910effa35762a0158a21ed699712";

    private final Path folder;
    private Path session = Path.of("");

    ReplayDigestTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void writeSession() throws IOException {
        session = Files.writeString(folder.resolve("session.json"), Sessions.synthetic("spiking", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max", "50", "x150"})
    void isTheSameAtEverySpeed(String speed) throws IOException {
        assertThat(digest(CommandLineRun.of("run", session.toString(), "--speed", speed, "--json")))
                .isEqualTo(PINNED);
    }

    @Test
    void isTheSameInAProcessOfItsOwn() throws IOException, InterruptedException {
        assertThat(digest(OtherProcess.run(
                        OtherProcess.thisJdk(), folder, "run", session.toString(), "--speed", "max", "--json")))
                .isEqualTo(PINNED);
    }

    @Test
    void isTheSameOnTheNewestJdk() throws IOException, InterruptedException {
        Optional<Path> newest = OtherProcess.newestJdk();
        if (newest.isEmpty()) {
            String sentence = "SKIPPED: no JDK newer than " + Runtime.version().feature()
                    + " lies in /usr/lib/jvm, so that the digest was not compared between two.";
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
        assertThat(digest(OtherProcess.run(
                        newest.orElseThrow(), folder, "run", session.toString(), "--speed", "max", "--json")))
                .isEqualTo(PINNED);
    }

    @Test
    void decidesOnARecordingAsTheEvaluationDoes() {
        Path recordings = TestData.require("mi_lowcost");
        Session imagery = Sessions.comparing("csp-lda");
        List<Contender> contenders =
                Contenders.of("motor-imagery.json", imagery).subList(0, 1);
        List<Measurement> measurements = new Evaluation(
                        contenders, EvaluationSettings.of(1, imagery.epochs().endSeconds()), System::nanoTime)
                .run(
                        new TrialSets(imagery, contenders).cut(recordings).subList(0, 1),
                        (done, total, recording, label) -> {});
        List<TrialOutcome> evaluated = measurements.stream()
                .filter(measurement -> measurement.row().protocol() == Protocol.PREQUENTIAL)
                .findFirst()
                .orElseThrow()
                .outcomes();

        List<DecisionEntry> entries = Collections.synchronizedList(new ArrayList<>());
        new SessionRun(
                        imagery,
                        new RunSettings(
                                "motor-imagery.json",
                                Tempo.FULL_SPEED,
                                SessionClock.monotonic(),
                                List.of(),
                                List.of(entries::add)))
                .run(SessionSources.open(
                        imagery.source(),
                        List.of(recordings
                                .resolveSibling(recordings.getFileName())
                                .getParent())));

        int before = entries.size() - evaluated.size();
        assertThat(evaluated).hasSizeGreaterThan(100);
        assertThat(before).isEqualTo(10);
        for (int i = 0; i < evaluated.size(); i++) {
            Decision live = entries.get(before + i).decision();
            assertThat(answer(live))
                    .as("decision %d", before + i)
                    .isEqualTo(answer(evaluated.get(i).decision()));
        }
    }

    private static String answer(Decision decision) {
        return decision instanceof Decision.Intent intent
                ? intent.label() + " " + intent.posterior()
                : decision.getClass().getSimpleName();
    }

    private static String digest(CommandLineRun run) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.json().path("digest").asText();
    }
}
