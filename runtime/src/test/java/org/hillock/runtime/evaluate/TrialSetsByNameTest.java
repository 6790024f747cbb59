package org.hillock.runtime.evaluate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialSetsByNameTest {
    @TempDir
    Path data;

    private final Session session = SessionFiles.read(Path.of("../sessions/motor-imagery-2b.json"));

    @Test
    void saysWhatItMissesWhereNoNameFits() {
        assertThatThrownBy(() -> new TrialSets(session, List.of()).cut(data))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("'{subject}*.mat'")
                .hasMessageContaining("'B??'");
    }

    @Test
    void opensTheRecordingsThatBeginWithASubjectsName() throws Exception {
        for (String name : List.of("B0101T.mat", "B0102T.mat", "B0103T.mat", "B0104E.mat", "B0105E.mat")) {
            Files.writeString(data.resolve(name), "not a recording");
        }
        Files.writeString(data.resolve("readme.mat"), "not a subject's");
        assertThatThrownBy(() -> new TrialSets(session, List.of()).cut(data)).hasMessageContaining("B0101T.mat");
    }

    @Test
    void takesNoRecordingForAnotherWhereOneIsMissing() throws Exception {
        Files.writeString(data.resolve("B0101T.mat"), "not a recording");
        assertThatThrownBy(() -> new TrialSets(session, List.of()).cut(data))
                .isInstanceOf(HillockException.class)
                .hasMessageContainingAll("subject B01: read 1 recordings", "at least 5");
    }
}
