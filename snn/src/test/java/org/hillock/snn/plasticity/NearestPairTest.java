package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.DenseSynapses;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemes of Morrison et al. 2008, figure 7, against their definitions taken pair by pair. */
class NearestPairTest {
    private static final PairStdp RULE = new PairStdp(17, 34, 0.002, 0.0015, -100, 100);
    private static final int STEPS = 400;

    @ParameterizedTest
    @EnumSource(names = "ALL_TO_ALL", mode = EnumSource.Mode.EXCLUDE)
    void pairsTheSpikesOfTheScheme(Pairing pairing) {
        int pre = 5;
        int post = 4;
        boolean[][] arrived = trains(pre, 0.08, 1);
        boolean[][] fired = trains(post, 0.06, 2);
        var table = new DenseSynapses(pre, post, new float[pre * post], new WeightTransfer.Identity());
        PlasticityKernel kernel = RULE.pairing(pairing).kernel(table, 1);
        int[] arrivals = new int[pre];
        int[] spikes = new int[post];
        for (int t = 0; t < STEPS; t++) {
            kernel.learn(arrivals, list(arrived, t, arrivals), spikes, list(fired, t, spikes));
        }
        for (int i = 0; i < pre; i++) {
            for (int j = 0; j < post; j++) {
                assertThat(table.weights()[i * post + j])
                        .as("%d onto %d", i, j)
                        .isCloseTo((float) literal(arrived[i], fired[j], pairing), within(2e-6f));
            }
        }
    }

    private static double literal(boolean[] pre, boolean[] post, Pairing pairing) {
        double weight = 0;
        for (int a = 0; a < STEPS; a++) {
            for (int b = 0; b < STEPS; b++) {
                if (pre[a] && post[b] && a != b && pairs(pre, post, a, b, pairing)) {
                    weight += a < b ? 0.002 * StrictMath.exp((a - b) / 17.0) : -0.0015 * StrictMath.exp((b - a) / 34.0);
                }
            }
        }
        return weight;
    }

    private static boolean pairs(boolean[] pre, boolean[] post, int a, int b, Pairing pairing) {
        int from = Math.min(a, b);
        int to = Math.max(a, b);
        // Of the earlier train no later spike before the other, and of the later train none in between.
        boolean preBetween = any(pre, from, to);
        boolean postBetween = any(post, from, to);
        boolean isLatest = a < b ? !preBetween : !postBetween;
        return switch (pairing) {
            case ALL_TO_ALL -> true;
            case NEAREST -> isLatest;
            case PRESYNAPTIC_CENTRED -> !postBetween;
            case REDUCED_SYMMETRIC -> !preBetween && !postBetween;
        };
    }

    private static boolean any(boolean[] train, int from, int to) {
        for (int t = from + 1; t < to; t++) {
            if (train[t]) {
                return true;
            }
        }
        return false;
    }

    private static boolean[][] trains(int neurons, double probability, long seed) {
        boolean[][] trains = new boolean[neurons][STEPS];
        for (int i = 0; i < neurons; i++) {
            for (int t = 0; t < STEPS; t++) {
                trains[i][t] = CounterRandom.uniform(CounterRandom.stream(seed, i), t) < probability;
            }
        }
        return trains;
    }

    private static int list(boolean[][] trains, int t, int[] out) {
        int count = 0;
        for (int i = 0; i < trains.length; i++) {
            if (trains[i][t]) {
                out[count++] = i;
            }
        }
        return count;
    }

    /** Arrivals at 1, 3 and 20, postsynaptic spikes at 6, 11 and 16: the intervals that pair. */
    @ParameterizedTest
    @CsvSource({"NEAREST, '3,8,13', '4'", "PRESYNAPTIC_CENTRED, '5,3', '4'", "REDUCED_SYMMETRIC, '3', '4'"})
    void pairsByHand(Pairing pairing, String potentiated, String depressed) {
        double expected = 0.5;
        for (String dt : potentiated.split(",")) {
            expected += 0.002 * StrictMath.exp(-Integer.parseInt(dt) / 17.0);
        }
        for (String dt : depressed.split(",")) {
            expected -= 0.0015 * StrictMath.exp(-Integer.parseInt(dt) / 34.0);
        }
        float w =
                PowerLawStdpTest.weightAfter(RULE.pairing(pairing), 0.5f, new int[] {1, 3, 20}, new int[] {6, 11, 16});
        assertThat(w).isCloseTo((float) expected, within(2e-7f));
    }

    @Test
    void isRefusedByRulesThatKeepOneTracePerNeuron() {
        assertThatThrownBy(() -> new PowerLawStdp(20, 20, 0.1, 1, 0, 1, Pairing.REDUCED_SYMMETRIC))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("read REDUCED_SYMMETRIC");
    }

    @Nested
    class Symmetric extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new PairStdp(20, 25, 0.01, 0.012, 0, 1).pairing(Pairing.NEAREST);
        }
    }

    @Nested
    class Centred extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new PairStdp(20, 25, 0.01, 0.012, 0, 1).pairing(Pairing.PRESYNAPTIC_CENTRED);
        }
    }

    @Nested
    class Reduced extends PlasticityRuleContract {
        @Override
        protected PlasticityRule rule() {
            return new PairStdp(20, 25, 0.01, 0.012, 0, 1).pairing(Pairing.REDUCED_SYMMETRIC);
        }
    }
}
