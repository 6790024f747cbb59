package org.hillock.runtime.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hillock.runtime.budget.LatencyBudget.Outcome;
import org.hillock.runtime.session.FallbackSetting;
import org.junit.jupiter.api.Test;

class HysteresisTest {
    private final Hysteresis hysteresis = new Hysteresis(new FallbackSetting("cheap", Map.of(), 3, 4, 0.5), 100);

    private void miss(int times) {
        for (int i = 0; i < times; i++) {
            hysteresis.decided(150, Outcome.MISSED);
        }
    }

    private void keep(int times, long latency) {
        for (int i = 0; i < times; i++) {
            hysteresis.decided(latency, Outcome.KEPT);
        }
    }

    @Test
    void degradesOnlyAfterARunOfMisses() {
        miss(2);
        keep(1, 90);
        miss(2);
        assertThat(hysteresis.degraded()).isFalse();
        miss(1);
        assertThat(hysteresis.degraded()).isTrue();
    }

    @Test
    void recoversOnlyWithRoomToSpare() {
        miss(3);
        keep(50, 60);
        assertThat(hysteresis.degraded()).isTrue();
        keep(3, 40);
        keep(1, 60);
        keep(3, 40);
        assertThat(hysteresis.degraded()).isTrue();
        keep(1, 40);
        assertThat(hysteresis.degraded()).isFalse();
        assertThat(hysteresis.switches()).isEqualTo(2);
    }

    @Test
    void waitsLongerAfterARelapseAndForgetsItAfterALongGoodTime() {
        miss(3);
        keep(4, 40);
        miss(3);
        keep(7, 40);
        assertThat(hysteresis.degraded()).isTrue();
        keep(1, 40);
        assertThat(hysteresis.degraded()).isFalse();
        keep(100, 40);
        miss(3);
        keep(4, 40);
        assertThat(hysteresis.degraded()).isFalse();
    }
}
