package org.hillock.decoding.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecentringTest {
    @Test
    void theFirstTrialBecomesTheIdentity() {
        double[] trial = RandomMatrices.positiveDefinite(4, 1);
        Recentring recentring = new Recentring(4, 1);
        recentring.update(new double[][] {trial});
        double[] out = new double[16];
        recentring.apply(0, trial, out);
        for (int i = 0; i < 16; i++) {
            assertThat(out[i]).isCloseTo(i % 5 == 0 ? 1 : 0, within(1e-9));
        }
    }

    @Test
    void undoesALinearMixOfTheElectrodes() {
        double[] mix = {2, 0.3, -0.1, 0.5};
        Recentring plain = new Recentring(2, 1);
        Recentring mixed = new Recentring(2, 1);
        double[] last = new double[4];
        double[] lastMixed = new double[4];
        for (int t = 0; t < 40; t++) {
            last = RandomMatrices.positiveDefinite(2, t);
            SmallMatrices.congruence(mix, last, 2, 2, new double[4], lastMixed);
            plain.update(new double[][] {last});
            mixed.update(new double[][] {lastMixed});
        }
        double[] out = new double[4];
        double[] outMixed = new double[4];
        plain.apply(0, last, out);
        mixed.apply(0, lastMixed, outMixed);
        assertThat(outMixed[0] + outMixed[3]).isCloseTo(out[0] + out[3], within(1e-9));
        assertThat(outMixed[0] * outMixed[3] - outMixed[1] * outMixed[2])
                .isCloseTo(out[0] * out[3] - out[1] * out[2], within(1e-9));
    }

    @Test
    void aForkGoesOnByItself() {
        Recentring first = new Recentring(2, 1);
        first.update(new double[][] {{1, 0, 0, 1}});
        Recentring fork = first.fork();
        fork.update(new double[][] {{9, 0, 0, 9}});
        double[] out = new double[4];
        first.apply(0, new double[] {1, 0, 0, 1}, out);
        assertThat(out[0]).isCloseTo(1, within(1e-12));
        assertThat(fork.trials()).isEqualTo(2);
    }
}
