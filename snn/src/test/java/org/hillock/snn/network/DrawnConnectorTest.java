package org.hillock.snn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnConnectorTest {
    @ParameterizedTest
    @CsvSource({
        "ALLOWED, ALLOWED, 7",
        "ALLOWED, FORBIDDEN, 7",
        "FORBIDDEN, ALLOWED, 7",
        "FORBIDDEN, FORBIDDEN, 7",
        "ALLOWED, FORBIDDEN, 60",
        "FORBIDDEN, FORBIDDEN, 59"
    })
    void givesEveryTargetTheSameNumberOfSources(Autapses autapses, Multapses multapses, int degree) {
        SynapseRows rows = rows(new FixedInDegree(degree, autapses, multapses), 60, 60);
        int[] counts = new int[60];
        for (int post : rows.target()) {
            counts[post]++;
        }
        assertThat(counts).containsOnly(degree);
        requirePairs(rows, autapses, multapses);
    }

    @ParameterizedTest
    @CsvSource({"ALLOWED, FORBIDDEN, 9", "FORBIDDEN, FORBIDDEN, 9", "FORBIDDEN, ALLOWED, 100"})
    void givesEverySourceTheSameNumberOfTargets(Autapses autapses, Multapses multapses, int degree) {
        SynapseRows rows = rows(new FixedOutDegree(degree, autapses, multapses), 60, 60);
        for (int i = 0; i < 60; i++) {
            assertThat(rows.rowStart()[i + 1] - rows.rowStart()[i]).isEqualTo(degree);
        }
        requirePairs(rows, autapses, multapses);
    }

    private static void requirePairs(SynapseRows rows, Autapses autapses, Multapses multapses) {
        Set<Integer> pairs = new HashSet<>();
        for (int i = 0; i + 1 < rows.rowStart().length; i++) {
            int last = 0;
            for (int k = rows.rowStart()[i]; k < rows.rowStart()[i + 1]; k++) {
                int post = rows.target()[k];
                assertThat(post).isGreaterThanOrEqualTo(last);
                last = post;
                pairs.add(1000 * i + post);
                if (autapses == Autapses.FORBIDDEN) {
                    assertThat(post).isNotEqualTo(i);
                }
            }
        }
        if (multapses == Multapses.FORBIDDEN) {
            assertThat(pairs).hasSize(rows.target().length);
        }
    }

    @Test
    void drawsEverySourceEquallyOften() {
        SynapseRows rows = rows(new FixedInDegree(5, Autapses.ALLOWED, Multapses.FORBIDDEN), 20, 40_000);
        for (int i = 0; i < 20; i++) {
            double count = rows.rowStart()[i + 1] - rows.rowStart()[i];
            assertThat(count).isCloseTo(10_000, within(5 * Math.sqrt(40_000 * 0.25 * 0.75)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "0.02", "0.5", "1"})
    void connectsPairsWithTheGivenProbability(double p) {
        SynapseRows rows = rows(new FixedProbability(p, Autapses.ALLOWED), 500, 400);
        double expected = 200_000 * p;
        assertThat((double) rows.target().length).isCloseTo(expected, within(5 * Math.sqrt(expected * (1 - p)) + 1e-9));
        requirePairs(rows, Autapses.ALLOWED, Multapses.FORBIDDEN);
        assertThat(rows(new FixedProbability(1, Autapses.FORBIDDEN), 30, 30).target())
                .hasSize(870);
    }

    @Test
    void connectsOneToOne() {
        SynapseRows rows = rows(new OneToOne(), 4, 4);
        assertThat(rows.target()).containsExactly(0, 1, 2, 3);
        assertThat(rows.rowStart()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void connectsByDistanceAsTheKernelSays() {
        Layout line = Layout.grid(200, 1, 0.05);
        for (DistanceKernel kernel :
                new DistanceKernel[] {new DistanceKernel.Gaussian(0.8, 1.5), new DistanceKernel.Exponential(0.9, 2)}) {
            double[] expected = new double[10];
            double[] spread = new double[10];
            double[] counts = new double[10];
            for (int i = 0; i < 200; i++) {
                for (int j = 0; j < 200; j++) {
                    double p = kernel.probability(line.distance(i, line, j));
                    expected[Math.abs(i - j) / 20] += 20 * p;
                    spread[Math.abs(i - j) / 20] += 20 * p * (1 - p);
                }
            }
            for (int seed = 0; seed < 20; seed++) {
                var pattern = new DistanceDependent(line, line, kernel, Autapses.ALLOWED);
                SynapseRows rows = new DrawnConnector(pattern, 1, seed).rows(200, 200);
                for (int i = 0; i < 200; i++) {
                    for (int k = rows.rowStart()[i]; k < rows.rowStart()[i + 1]; k++) {
                        counts[Math.abs(i - rows.target()[k]) / 20]++;
                    }
                }
            }
            for (int bin = 0; bin < 10; bin++) {
                assertThat(counts[bin]).isCloseTo(expected[bin], within(5 * Math.sqrt(spread[bin]) + 3));
            }
        }
    }

    @Test
    void drawsTheSameGraphAndWeightsForTheSameSeedOnly() {
        var pattern = new FixedProbability(0.1, Autapses.ALLOWED);
        var weight = new Distribution.LogNormal(0, 0.5);
        var one = new DrawnConnector(pattern, weight, 1).table(50, 60, new WeightTransfer.Identity());
        var again = new DrawnConnector(pattern, weight, 1).table(50, 60, new WeightTransfer.Identity());
        assertThat(again.weights()).containsExactly(one.weights());
        assertThat(new DrawnConnector(pattern, weight, 1).rows(50, 60))
                .isEqualTo(new DrawnConnector(pattern, weight, 1).rows(50, 60))
                .isNotEqualTo(new DrawnConnector(pattern, weight, 2).rows(50, 60));
    }

    @Test
    void distributionsHaveTheirMomentsAndBounds() {
        requireMoments(new Distribution.Uniform(2, 4), 3, Math.sqrt(1 / 3.0));
        requireMoments(new Distribution.ClippedNormal(5, 2, -1e9, 1e9), 5, 2);
        requireMoments(
                new Distribution.LogNormal(0.3, 0.4),
                StrictMath.exp(0.3 + 0.08),
                StrictMath.exp(0.38) * Math.sqrt(StrictMath.expm1(0.16)));
        // The mean of a normal cut at its mean lies sqrt(2 / pi) deviations above it.
        requireMoments(
                new Distribution.ClippedNormal(0, 1, 0, 1e9), Math.sqrt(2 / Math.PI), Math.sqrt(1 - 2 / Math.PI));
        var clipped = new Distribution.ClippedNormal(1, 1, 0.5, 1.25);
        for (int k = 0; k < 1000; k++) {
            assertThat(clipped.draw(3, k)).isBetween(0.5, 1.25);
        }
    }

    private static void requireMoments(Distribution distribution, double mean, double deviation) {
        int draws = 100_000;
        double[] values = new double[draws];
        Arrays.setAll(values, k -> distribution.draw(12, k));
        double m = Arrays.stream(values).average().orElseThrow();
        double s = Math.sqrt(
                Arrays.stream(values).map(x -> (x - m) * (x - m)).average().orElseThrow());
        assertThat(m).isCloseTo(mean, within(5 * deviation / Math.sqrt(draws)));
        assertThat(s).isCloseTo(deviation, within(0.02 * deviation));
    }

    @Test
    void refusesWhatDoesNotFit() {
        refuses(new OneToOne(), "a one-to-one pattern for 5 x 6 neurons");
        refuses(new FixedInDegree(6, Autapses.ALLOWED, Multapses.FORBIDDEN), "at most 5 different partners");
        refuses(new FixedOutDegree(6, Autapses.FORBIDDEN, Multapses.FORBIDDEN), "at most 5 different partners");
        var five = Layout.grid(5, 1, 1);
        refuses(
                new DistanceDependent(five, five, new DistanceKernel.Exponential(1, 1), Autapses.ALLOWED),
                "layouts of 5 and 5 positions");
        assertThatThrownBy(() -> new FixedProbability(1.5, Autapses.ALLOWED)).isInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> new Distribution.ClippedNormal(0, 1, 5, 6)).isInstanceOf(NetworkException.class);
    }

    private static void refuses(ConnectionPattern pattern, String sentence) {
        assertThatThrownBy(() -> new DrawnConnector(pattern, 1, 0).requireFit("projection a -> b", 5, 6))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("projection a -> b")
                .hasMessageContaining(sentence);
    }

    @Test
    void listsOfAMillionSynapsesAreSortedInOrderOfPairs() {
        int n = 1_000_000;
        int[] pre = new int[n];
        int[] post = new int[n];
        for (int k = 0; k < n; k++) {
            pre[k] = (int) (1000 * org.hillock.snn.CounterRandom.uniform(1, k));
            post[k] = k % 3 == 0 ? 2_000_000_000 : (int) (1000 * org.hillock.snn.CounterRandom.uniform(2, k));
        }
        var list = new FromListConnector(pre, post, new float[n]);
        int[] sortedPre = list.pre();
        int[] sortedPost = list.post();
        for (int k = 1; k < n; k++) {
            long one = (long) sortedPre[k - 1] << 32 | sortedPost[k - 1];
            long other = (long) sortedPre[k] << 32 | sortedPost[k];
            assertThat(one <= other).isTrue();
        }
    }

    private static SynapseRows rows(ConnectionPattern pattern, int preCount, int postCount) {
        return new DrawnConnector(pattern, 1, 42).rows(preCount, postCount);
    }
}
