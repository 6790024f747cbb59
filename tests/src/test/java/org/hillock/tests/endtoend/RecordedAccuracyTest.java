package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.acquisition.TestData;
import org.hillock.decoding.evaluate.Contender;
import org.hillock.decoding.evaluate.DriftCondition;
import org.hillock.decoding.evaluate.DriftExperiment;
import org.hillock.decoding.evaluate.DriftRow;
import org.hillock.decoding.evaluate.DriftSignal;
import org.hillock.decoding.evaluate.Evaluation;
import org.hillock.decoding.evaluate.EvaluationRow;
import org.hillock.decoding.evaluate.EvaluationSettings;
import org.hillock.decoding.evaluate.Measurement;
import org.hillock.decoding.evaluate.Protocol;
import org.hillock.decoding.evaluate.TrialSet;
import org.hillock.runtime.evaluate.Contenders;
import org.hillock.runtime.evaluate.TrialSets;
import org.hillock.runtime.session.Session;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures on real recordings that the documentation states. */
class RecordedAccuracyTest {
    private static final int SEEDS = 3;
    private static List<Contender> contenders = List.of();
    private static List<TrialSet> sets = List.of();
    private static List<EvaluationRow> rows = List.of();

    @BeforeAll
    static void evaluateOnce() {
        Path recordings = TestData.require("mi_lowcost");
        Session session = Sessions.comparing("csp-lda", "online-lda");
        contenders = Contenders.of("motor-imagery.json", session);
        sets = new TrialSets(session, contenders).cut(recordings);
        EvaluationSettings settings =
                EvaluationSettings.of(SEEDS, session.epochs().endSeconds());
        rows = sets.parallelStream().flatMap(set -> evaluated(set, settings)).toList();
    }

    private static Stream<EvaluationRow> evaluated(TrialSet set, EvaluationSettings settings) {
        return new Evaluation(contenders, settings, System::nanoTime)
                .run(List.of(set), (done, total, recording, label) -> {}).stream()
                        .map(Measurement::row);
    }

    @ParameterizedTest
    @CsvSource({
        "spiking, FROZEN, .805, .015",
        "spiking, ADAPTIVE, .822, .015",
        "spiking, PREQUENTIAL, .801, .015",
        "csp-lda, FROZEN, .745, .03",
        "csp-lda, ADAPTIVE, .772, .03",
        "csp-lda, PREQUENTIAL, .746, .03",
        "online-lda, FROZEN, .787, .03",
        "online-lda, ADAPTIVE, .805, .03",
        "online-lda, PREQUENTIAL, .782, .03"
    })
    void reachesTheStatedAccuracyOverFivePeople(String label, Protocol protocol, double stated, double tolerance) {
        List<EvaluationRow> chosen = rows.stream()
                .filter(row -> row.label().equals(label) && row.protocol() == protocol)
                .toList();
        assertThat(chosen)
                .extracting(EvaluationRow::recording)
                .contains("sub-01", "sub-02", "sub-03", "sub-04", "sub-05");
        double mean =
                chosen.stream().mapToDouble(EvaluationRow::accuracy).average().orElseThrow();
        assertThat(mean).isCloseTo(stated, within(tolerance));
    }

    @Test
    void recoversFromAnElectrodeShiftByRunningStatisticsAndThenByStdp() {
        List<DriftRow> drift = sets.parallelStream()
                .flatMap(set -> new DriftExperiment(contenders.subList(0, 1), SEEDS)
                        .run(List.of(set), (done, total, recording, label) -> {}).stream())
                .toList();
        double frozen = mean(drift, DriftCondition.ALL_FROZEN);
        double labelFree = mean(drift, DriftCondition.LABEL_FREE);
        double learning = mean(drift, DriftCondition.LABEL_FREE_AND_LEARNING);
        assertThat(frozen).isLessThan(labelFree - 0.1);
        assertThat(labelFree).isLessThanOrEqualTo(learning);
    }

    private static double mean(List<DriftRow> drift, DriftCondition condition) {
        return drift.stream()
                .filter(row -> row.condition() == condition && row.signal() == DriftSignal.ELECTRODE_SHIFT)
                .mapToDouble(DriftRow::accuracy)
                .average()
                .orElseThrow();
    }
}
