package org.hillock.runtime.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.BudgetSetting;
import org.hillock.runtime.session.SessionFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void isMissedWhenAPercentileThatWasPromisedIsLonger() {
        LatencyBudget promising = of("\"hardMillis\": 100, \"holdMillis\": { \"p50\": 10, \"p90\": 30 }");
        for (int i = 0; i < 8; i++) {
            promising.record(times(9));
        }
        promising.record(times(50));
        assertThat(promising.report().percentiles())
                .extracting(HeldPercentile::percentile, HeldPercentile::held)
                .containsExactly(tuple("p50", true), tuple("p90", false));
        assertThat(promising.report().misses()).isZero();
        assertThat(promising.report().held()).isFalse();
        promising.record(times(9));
        assertThat(promising.report().held()).isTrue();
    }

    private static LatencyBudget of(String budget) {
        return new LatencyBudget(
                SessionFiles.parse("budget.json", """
                {
                  "name": "budget",
                  "sources": [{ "from": "synthetic" }],
                  "epochs": { "classes": ["left", "right"], "onsets": { "left": "left", "right": "right" },
                              "endSeconds": 2 },
                  "decoder": { "name": "csp-lda" },
                  "budget": { %s }
                }
                """.formatted(budget)).budget());
    }

    @ParameterizedTest
    @CsvSource({
        "p0,5,a percentile such as",
        "99,5,a percentile such as",
        "p100.1,5,a percentile such as",
        "p99,0,above 0"
    })
    void refusesWhatIsNoPercentileOrNoTime(String name, double limit, String words) {
        assertThatThrownBy(() -> of("\"holdMillis\": { \"" + name + "\": " + limit + " }"))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("$.budget.holdMillis")
                .hasMessageContaining(words);
    }

    @Test
    void countsTheDecisionsInWhichAStageOverranItsOwnDeadline() {
        LatencyBudget strict = of("\"hardMillis\": 100, \"stageMillis\": { \"decision\": 3, \"write\": 4 }");
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
