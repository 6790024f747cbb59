package org.hillock.decoding.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics against values by hand, and of scipy 1.10 where a comment names its call. */
class MetricsTest {
    private static List<TrialOutcome> withASilentOne() {
        List<TrialOutcome> outcomes = new ArrayList<>(Outcomes.of(new int[] {0, 0, 0, 1, 1}, 0.1, 0.2, 0.8, 0.9, 0.6));
        outcomes.add(Outcomes.silent(5, 1));
        return outcomes;
    }

    @Test
    void countsAnAbstentionAsHalfRightOfTwoClasses() {
        ConfusionMatrix matrix = ConfusionMatrix.of(withASilentOne(), 2);
        assertThat(matrix.count(0, 1)).isEqualTo(1);
        assertThat(matrix.abstained(1)).isEqualTo(1);
        assertThat(matrix.abstained()).isEqualTo(1);
        Agreement agreement = Agreement.of(matrix);
        assertThat(agreement.accuracy()).isCloseTo(4.5 / 6, within(1e-12));
        assertThat(agreement.balancedAccuracy()).isCloseTo((2.0 / 3 + 2.5 / 3) / 2, within(1e-12));
        assertThat(agreement.kappa()).isCloseTo((0.75 - 0.5) / 0.5, within(1e-12));
    }

    @Test
    void givesKappaOfATextbookTable() {
        // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed 0.7, chance 0.5.
        List<TrialOutcome> outcomes = new ArrayList<>();
        int[][] counts = {{20, 5}, {10, 15}};
        for (int label = 0; label < 2; label++) {
            for (int answer = 0; answer < 2; answer++) {
                for (int k = 0; k < counts[label][answer]; k++) {
                    outcomes.add(Outcomes.answered(k, label, 1 - answer, answer));
                }
            }
        }
        assertThat(Agreement.of(ConfusionMatrix.of(outcomes, 2)).kappa()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void leavesAnAbsentClassOutOfTheBalance() {
        Agreement agreement = Agreement.of(ConfusionMatrix.of(Outcomes.of(new int[] {0, 0}, 0.1, 0.9), 2));
        assertThat(agreement.balancedAccuracy()).isEqualTo(0.5);
        assertThat(agreement.kappa()).isZero();
    }

    @Test
    void sharesTiesInTheAreaUnderTheCurve() {
        // scipy.stats.mannwhitneyu(...).statistic / 12
        double[] scores = {0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.9};
        boolean[] positive = {false, false, true, true, true, false, true};
        assertThat(RocAuc.of(scores, positive)).hasValue(0.75);
        assertThat(RocAuc.of(new double[] {1, 2}, new boolean[] {true, true})).isEmpty();
        assertThat(RocAuc.of(new double[] {1, 1}, new boolean[] {true, false})).hasValue(0.5);
    }

    @Test
    void scoresASilentOutcomeInTheMiddleOfTheCurve() {
        // 0.9, 0.6 and 0.5 of the second class against 0.1, 0.2, 0.8 of the first: 3 + 2 + 2 of 9 pairs.
        assertThat(RocAuc.of(withASilentOne(), 2)).hasValue(7.0 / 9);
    }

    @Test
    void givesWolpawsRate() {
        assertThat(TransferRate.bitsPerTrial(0.8, 2)).isCloseTo(0.2780719051126377, within(1e-12));
        assertThat(TransferRate.bitsPerTrial(0.9, 4)).isCloseTo(1.3725081563386032, within(1e-12));
        assertThat(TransferRate.bitsPerTrial(1, 2)).isEqualTo(1);
        assertThat(TransferRate.bitsPerTrial(0.5, 2)).isZero();
        assertThat(TransferRate.bitsPerTrial(0.3, 2)).isZero();
        assertThat(TransferRate.bitsPerMinute(1, 2, 3)).isCloseTo(20, within(1e-12));
    }

    @Test
    void bringsLogLossDownToTheTrueClass() {
        double expected = -(Math.log(0.9) + Math.log(0.25)) / 2;
        assertThat(LogLoss.of(Outcomes.of(new int[] {0, 1}, 0.1, 0.25), 2)).isCloseTo(expected, within(1e-12));
        assertThat(LogLoss.of(Outcomes.of(new int[] {1}, 0), 2)).isCloseTo(-Math.log(1e-6), within(1e-9));
        assertThat(LogLoss.of(List.of(Outcomes.silent(0, 0)), 2)).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void weighsTheDistanceOfConfidenceAndTruthByBin() {
        // Bin 0.6-0.7: 0.65 twice, one right. Bin 0.9-1.0: 0.95 and 1.0, both right.
        List<TrialOutcome> outcomes = Outcomes.of(new int[] {1, 0, 1, 0}, 0.65, 0.65, 0.95, 0);
        Calibration calibration = Calibration.of(outcomes);
        assertThat(calibration.bins()).hasSize(2);
        assertThat(calibration.bins().get(0).accuracy()).isEqualTo(0.5);
        assertThat(calibration.bins().get(1).confidence()).isCloseTo(0.975, within(1e-12));
        assertThat(calibration.error()).isCloseTo(0.5 * 0.15 + 0.5 * 0.025, within(1e-12));
        assertThat(Calibration.of(List.of()).error()).isZero();
    }

    @Test
    void givesWilsonsInterval() {
        // scipy.stats.binomtest(56, 70).proportion_ci(method='wilson')
        WilsonInterval interval = WilsonInterval.of(56 / 70.0, 70);
        assertThat(interval.low()).isCloseTo(0.6918335550374693, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.8769526075163704, within(1e-12));
        assertThat(WilsonInterval.of(0, 10).low()).isZero();
        assertThat(WilsonInterval.of(0, 10).high()).isCloseTo(0.2775327998628892, within(1e-12));
    }

    @Test
    void givesTheExactSignedRankTest() {
        // scipy.stats.wilcoxon(x, y, method='exact')
        double[] x = {0.805, 0.829, 0.963, 0.845, 0.793, 0.786, 0.733, 0.821, 0.892};
        double[] y = {0.671, 0.839, 0.946, 0.604, 0.762, 0.686, 0.650, 0.875, 0.863};
        WilcoxonSignedRank test = WilcoxonSignedRank.of(x, y);
        assertThat(test.statistic()).isEqualTo(6);
        assertThat(test.pValue()).isCloseTo(0.0546875, within(1e-12));
        assertThat(test.wins()).isEqualTo(7);
        assertThat(test.losses()).isEqualTo(2);
    }

    @Test
    void enumeratesSignsWhereDistancesAreEqual() {
        // All 2^7 signs of the ranks of |d|, the zero left out.
        double[] d = {1, 1, 2, -1, 3, 0, 2, -2};
        WilcoxonSignedRank test = WilcoxonSignedRank.of(d, new double[8]);
        assertThat(test.pairs()).isEqualTo(7);
        assertThat(test.statistic()).isEqualTo(7);
        assertThat(test.pValue()).isCloseTo(0.328125, within(1e-12));
    }

    @Test
    void approximatesTheSignedRankTestOfManyPairs() {
        // x = 0.01 k; y = x + 0.013 (i % 7 + 1) where i % 3 == 0, else x - 0.011 (i % 5 + 1); method='approx'
        double[] x = new double[60];
        double[] y = new double[60];
        for (int i = 0; i < 60; i++) {
            x[i] = (i + 1) * 0.01;
            y[i] = i % 3 == 0 ? x[i] + 0.013 * (i % 7 + 1) : x[i] - 0.011 * (i % 5 + 1);
        }
        WilcoxonSignedRank test = WilcoxonSignedRank.of(x, y);
        assertThat(test.statistic()).isEqualTo(770);
        assertThat(test.pValue()).isCloseTo(0.28553, within(2e-3));
    }

    @Test
    void givesTheNormalTail() {
        // scipy.stats.norm.cdf
        assertThat(NormalTail.below(-5)).isCloseTo(2.866515718791933e-07, within(1e-15));
        assertThat(NormalTail.below(-1.96)).isCloseTo(0.024997895148220435, within(1e-14));
        assertThat(NormalTail.below(0)).isEqualTo(0.5);
        assertThat(NormalTail.below(2.999)).isCloseTo(0.9986456634662729, within(1e-12));
        assertThat(NormalTail.below(3.5)).isCloseTo(0.9997673709209645, within(1e-12));
    }

    @Test
    void saysNothingOfPairsThatAreAllEqual() {
        assertThat(WilcoxonSignedRank.of(new double[] {1, 2}, new double[] {1, 2})
                        .pValue())
                .isEqualTo(1);
    }

    @Test
    void takesPercentilesByNearestRank() {
        long[] values = {50, 10, 30, 20, 40};
        assertThat(Percentile.of(values, 0.5)).isEqualTo(30);
        assertThat(Percentile.of(values, 0.99)).isEqualTo(50);
        assertThat(Percentile.of(values, 0)).isEqualTo(10);
        assertThat(values[0]).isEqualTo(50);
    }
}
