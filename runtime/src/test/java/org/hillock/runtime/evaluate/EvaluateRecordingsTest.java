package org.hillock.runtime.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.decoding.evaluate.TrialSet;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import org.junit.jupiter.api.Test;

/** The session of the repository on the real recordings that it was written for. */
class EvaluateRecordingsTest {
    private static final String SESSION = "../sessions/motor-imagery.json";

    private static Path recordings() {
        String environment = System.getenv("HILLOCK_DATA");
        Path data = environment == null ? Path.of("../../shared/data") : Path.of(environment);
        Path folder = data.resolve("mi_lowcost");
        boolean there = Files.isDirectory(folder);
        if (!there) {
            System.err.println("SKIPPED: no recordings of mi_lowcost under "
                    + data.toAbsolutePath().normalize() + "; set HILLOCK_DATA.");
        }
        assumeTrue(there, "recordings of mi_lowcost");
        return folder;
    }

    @Test
    void cutsEveryCueOfEveryRunInOrder() {
        Path folder = recordings();
        Session session = SessionFiles.read(Path.of(SESSION));
        List<TrialSet> sets = new TrialSets(session, Contenders.of(SESSION, session)).cut(folder);
        assertThat(sets).extracting(TrialSet::recording).startsWith("sub-01", "sub-02");
        assertThat(sets).allSatisfy(set -> {
            assertThat(set.classes()).containsExactly("imagery", "rest");
            assertThat(set.trials()).hasSizeBetween(150, 180);
            assertThat(set.layout().channels()).isEqualTo(15);
            assertThat(set.trials().stream().filter(trial -> trial.label() == 0).count())
                    .isBetween(70L, 90L);
            assertThat(set.trials()).extracting(trial -> trial.run()).isSorted();
        });
    }
}
