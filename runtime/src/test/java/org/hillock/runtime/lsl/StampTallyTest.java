package org.hillock.runtime.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StampTallyTest {
    private static StampTally of(double rateHz, double... stamps) {
        StampTally tally = new StampTally(rateHz);
        for (double stamp : stamps) {
            tally.add(stamp);
        }
        return tally;
    }

    @Test
    void countsGapsAndWhatTheyLeaveOut() {
        StampTally tally = of(100, 5.00, 5.01, 5.02, 5.06, 5.07, 5.10);
        assertThat(tally.gaps()).isEqualTo(2);
        assertThat(tally.missing()).isEqualTo(3 + 2);
        assertThat(tally.firstSeconds()).isEqualTo(5.00);
        assertThat(tally.lastSeconds()).isEqualTo(5.10);
    }

    @Test
    void bearsJitterOfLessThanHalfAPeriod() {
        assertThat(of(100, 5.000, 5.014, 5.016, 5.030).gaps()).isZero();
    }

    @Test
    void givesTheRateByPeriodsNotBySamples() {
        assertThat(of(0, 1, 1.5, 2, 2.5, 3).effectiveRateHz().orElseThrow()).isCloseTo(2, within(1e-12));
        assertThat(of(0, 1).effectiveRateHz()).isEmpty();
        assertThat(of(0, 1, 1).effectiveRateHz()).isEmpty();
    }

    @Test
    void knowsNoGapsInAnIrregularStreamButStepsBack() {
        StampTally tally = of(0, 1, 100, 99, 101);
        assertThat(tally.gaps()).isZero();
        assertThat(tally.backwards()).isEqualTo(1);
    }
}
