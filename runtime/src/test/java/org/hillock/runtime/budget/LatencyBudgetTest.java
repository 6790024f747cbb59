package org.hillock.runtime.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hillock.runtime.session.BudgetSetting;
import org.hillock.runtime.session.SessionFiles;
import org.junit.jupiter.api.Test;

class LatencyBudgetTest {
    private static final long MS = 1_000_000;

    private final LatencyBudget budget =
            new LatencyBudget(BudgetSetting.of(10, BudgetSetting.Policy.HOLD, 100, List.of(50.0, 99.9)));

    private static StageTimes times(long writtenMs) {
        return new StageTimes(0, MS, 3 * MS, 6 * MS, OptionalLong.of(writtenMs * MS));
    }

    @Test
    void splitsADecisionIntoItsStages() {
        StageTimes times = times(10);
        assertThat(times.durationNanos(Stage.QUEUE)).hasValue(MS);
        assertThat(times.durationNanos(Stage.FEATURES)).hasValue(2 * MS);
        assertThat(times.durationNanos(Stage.DECISION)).hasValue(3 * MS);
        assertThat(times.durationNanos(Stage.WRITE)).hasValue(4 * MS);
        assertThat(times.durationNanos(Stage.TOTAL)).hasValue(10 * MS);
    }

    @Test
    void endsTheTotalAtTheDecisionWhereNothingIsWritten() {
        StageTimes times = new StageTimes(0, MS, 3 * MS, 6 * MS, OptionalLong.empty());
        assertThat(times.durationNanos(Stage.WRITE)).isEmpty();
        assertThat(times.durationNanos(Stage.TOTAL)).hasValue(6 * MS);
    }

    @Test
    void keepsADecisionAtTheLimitAndMissesOneBeyond() {
        budget.record(times(10));
        assertThat(budget.report().held()).isTrue();
        budget.record(times(11));
        assertThat(budget.report().misses()).isEqualTo(1);
        assertThat(budget.report().decisions()).isEqualTo(2);
        assertThat(budget.report().held()).isFalse();
    }

    @Test
    void reportsPercentilesByTheirNamesAndTheMaximum() {
        for (int i = 1; i <= 100; i++) {
            budget.record(times(6 + i));
        }
        StageReport total = budget.report().stages().stream()
                .filter(row -> row.stage() == Stage.TOTAL)
                .findFirst()
                .orElseThrow();
        assertThat(total.percentileMicros()).containsOnlyKeys("p50", "p99.9");
        assertThat(total.percentileMicros().get("p50")).isBetween(55_900.0, 56_200.0);
        assertThat(total.maxMicros()).isBetween(105_900.0, 106_200.0);
        assertThat(total.count()).isEqualTo(100);
    }

    @Test
    void countsTheDecisionsInWhichAStageOverranItsOwnDeadline() {
        LatencyBudget strict =
                new LatencyBudget(SessionFiles.parse("deadlines.json", """
                        {
                          "name": "deadlines",
                          "sources": [{ "from": "synthetic" }],
                          "epochs": { "classes": ["left", "right"], "onsets": { "left": "left", "right": "right" },
                                      "endSeconds": 2 },
                          "decoder": { "name": "csp-lda" },
                          "budget": { "hardMillis": 100, "stageMillis": { "decision": 3, "write": 4 } }
                        }
                        """).budget());
        strict.record(times(10));
        strict.record(times(12));
        strict.record(times(13));
        assertThat(overruns(strict))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Stage.QUEUE, 0L, Stage.FEATURES, 0L, Stage.DECISION, 0L, Stage.WRITE, 2L, Stage.TOTAL, 0L));
        assertThat(strict.report().held()).isTrue();
    }

    private static Map<Stage, Long> overruns(LatencyBudget budget) {
        return budget.report().stages().stream().collect(Collectors.toMap(StageReport::stage, StageReport::overruns));
    }
}
