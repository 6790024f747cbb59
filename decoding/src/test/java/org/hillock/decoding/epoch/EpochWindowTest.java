package org.hillock.decoding.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class EpochWindowTest {
    @Test
    void tilesTheMotorImageryEpochAt125Hz() {
        EpochWindow window = EpochWindow.MOTOR_IMAGERY;
        assertThat(window.windowCount()).isEqualTo(9);
        assertThat(window.startFrame(125)).isEqualTo(62);
        assertThat(window.hopFrames(125)).containsExactly(0, 31, 62, 93, 125, 156, 187, 218, 250, 281, 312, 343, 375);
    }

    @Property
    void everyWindowLastsAsLongAtAnyRateToWithinAFrame(@ForAll @DoubleRange(min = 20, max = 30_000) double rateHz) {
        int[] hops = EpochWindow.MOTOR_IMAGERY.hopFrames(rateHz);
        for (int w = 0; w < EpochWindow.MOTOR_IMAGERY.windowCount(); w++) {
            int frames = hops[w + EpochWindow.MOTOR_IMAGERY.hopsPerWindow()] - hops[w];
            assertThat(Math.abs(frames - rateHz)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void refusesWindowsThatHopsDoNotTile() {
        assertThatThrownBy(() -> new EpochWindow(0, 3, 1, 0.3)).hasMessageContaining("whole number of hops");
        assertThatThrownBy(() -> new EpochWindow(0, 3.1, 1, 0.25)).hasMessageContaining("whole number of hops");
        assertThatThrownBy(() -> new EpochWindow(1, 1, 1, 0.25)).hasMessageContaining("start < end");
        assertThatThrownBy(() -> new EpochWindow(0, 1, 2, 0.25)).hasMessageContaining("does not fit");
    }

    @Test
    void aWholeEpochIsOneWindow() {
        EpochWindow whole = EpochWindow.whole(0, 0.8);
        assertThat(whole.windowCount()).isEqualTo(1);
        assertThat(whole.hopFrames(250)).containsExactly(0, 200);
    }
}
