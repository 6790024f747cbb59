package org.hillock.runtime.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hillock.runtime.HillockException;
import org.junit.jupiter.api.Test;

class StepTimesTest {
    private static final long MS = 1_000_000;
    private final StepTimes steps = new StepTimes();

    @Test
    void leavesTheStepsOutThatStillBecameFaster() {
        for (int i = 0; i < 40; i++) {
            steps.add(MS, Math.max(2, 40 - 2 * i) * MS);
        }
        AdmissionReport report = steps.report();
        assertThat(report.settled()).isTrue();
        assertThat(report.measured()).isLessThan(30);
        assertThat(report.medianMillis()).isEqualTo(3);
        assertThat(report.worstMillis()).isLessThan(20);
    }

    @Test
    void takesThe99thPercentileAndNamesTheStageToBlame() {
        for (int i = 0; i < 1000; i++) {
            steps.add(i == 500 ? 90 * MS : 5 * MS, i % 50 == 0 ? 9 * MS : 2 * MS);
        }
        AdmissionReport report = steps.report();
        assertThat(report.worstMillis()).isEqualTo(14);
        assertThat(report.blame()).isEqualTo(Stage.DECISION);
        assertThatCode(() -> report.require("some.json", 14)).doesNotThrowAnyException();
        assertThatThrownBy(() -> report.require("some.json", 10))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("some.json at $.budget.hardMillis: read 10.000 ms")
                .hasMessageContaining("14.000 ms (features 5.000, decision 9.000)");
    }

    @Test
    void saysNothingOfNoSteps() {
        assertThat(steps.report()).isEqualTo(AdmissionReport.NONE);
    }
}
