package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.synapse.DenseSynapses;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Test;

class ConditionalRateStdpTest {
    @Test
    void convergesToTheFiringProbabilityGivenTheClass() {
        double[][] rate = {{0.05, 0.3}, {0.2, 0.1}};
        double a = StrictMath.exp(-1.0 / 25);
        var table = new DenseSynapses(2, 2, new float[] {0.5f, 0.5f, 0.5f, 0.5f}, new WeightTransfer.Identity());
        var kernel = new ConditionalRateStdp(25, (1 - a) / 0.4, 0.5, 0).kernel(table, 1);
        int[] arrivals = new int[2];
        int[] fired = new int[1];
        int steps = 400_000;
        for (int step = 0; step < steps; step++) {
            int y = step / 1000 % 2;
            int n = 0;
            for (int i = 0; i < 2; i++) {
                if (CounterRandom.uniform(i, step) < rate[i][y]) {
                    arrivals[n++] = i;
                }
            }
            fired[0] = y;
            kernel.learn(arrivals, n, fired, step % 1000 >= 500 && step % 5 == 0 ? 1 : 0);
        }
        for (int i = 0; i < 2; i++) {
            for (int y = 0; y < 2; y++) {
                assertThat(table.weights()[2 * i + y]).isCloseTo((float) (rate[i][y] / 0.4), within(0.02f));
            }
        }
    }
}
