package org.hillock.decoding.decoder.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hillock.decoding.DecodingException;
import org.junit.jupiter.api.Test;

/** The estimators against values by hand, and of scikit-learn 1.2.1 where a comment names its call. */
class ReferenceMathTest {
    private static final double[][] POINTS = {
        {0.5, 1.2}, {1.0, -0.3}, {-0.7, 0.8}, {0.2, 0.1}, {-1.1, -0.9}, {0.9, 0.4}, {-0.4, -1.3}, {0.3, -0.6}
    };
    private static final int[] LABELS = {1, 1, 1, 0, 0, 1, 0, 0};

    @Test
    void shrinksAsLedoitAndWolfDo() {
        // sklearn.covariance.ledoit_wolf_shrinkage(X - X.mean(0), assume_centered=True)
        double[][] rows = {
            {2.0, 0.5, -0.3}, {1.5, 0.9, 0.2}, {-2.2, -0.4, 0.1}, {-1.9, -1.1, 0.3},
            {0.6, 0.4, -0.2}, {-0.4, 0.2, 0.1}, {2.6, 1.0, -0.4}, {-2.1, -1.4, 0.2},
            {0.9, -0.3, 0.4}, {-1.0, 0.2, -0.4}, {1.8, 1.1, 0.0}, {-1.8, -1.1, 0.0}
        };
        double[] covariance = new double[9];
        for (double[] row : rows) {
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 3; c++) {
                    covariance[r * 3 + c] += row[r] * row[c] / rows.length;
                }
            }
        }
        assertThat(LedoitWolf.shrinkage(rows, covariance)).isCloseTo(0.07701241566332119, within(1e-12));
    }

    @Test
    void fitsLogisticRegressionToItsOptimum() {
        // LogisticRegression(C=1, solver='newton-cg', tol=1e-12).fit(X, y).predict_proba([[0.4, 0.3]])
        double[] posterior = LogisticRegression.fit(POINTS, LABELS, 2, 1).posterior(new double[] {0.4, 0.3});
        assertThat(posterior[1]).isCloseTo(0.63224463, within(1e-6));
        assertThat(posterior[0] + posterior[1]).isCloseTo(1, within(1e-12));
    }

    @Test
    void staysFiniteWhereLogisticRegressionSeparatesPerfectly() {
        double[][] rows = {{-10}, {-9}, {9}, {10}};
        double[] posterior =
                LogisticRegression.fit(rows, new int[] {0, 0, 1, 1}, 2, 1e-6).posterior(new double[] {5});
        assertThat(posterior[1]).isGreaterThan(0.99).isLessThanOrEqualTo(1);
    }

    @Test
    void decidesBetweenGaussiansByTheirLogRatio() {
        // Means -1 and 1, variance 2, even priors: ln ratio at x is x; at 0.7 the second has 1 / (1 + e^-0.7).
        LinearDiscriminant discriminant =
                LinearDiscriminant.of(new double[][] {{-1}, {1}}, new double[] {2}, new double[] {0.5, 0.5});
        assertThat(discriminant.posterior(new double[] {0.7})[1]).isCloseTo(1 / (1 + Math.exp(-0.7)), within(1e-12));
        assertThat(discriminant.posterior(new double[] {0})[0]).isEqualTo(0.5);
    }

    @Test
    void takesPriorsFromTheLabels() {
        double[][] rows = {{0.1}, {-0.1}, {0.2}, {-0.2}, {0.1}, {-0.1}};
        double[] posterior =
                LinearDiscriminant.fit(rows, new int[] {0, 0, 0, 0, 1, 1}, 2).posterior(new double[] {0});
        assertThat(posterior[0]).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void solvesPositiveDefiniteSystems() {
        double[] x = new Cholesky(new double[] {4, 2, 2, 3}, 2).solve(new double[] {8, 7});
        assertThat(x).containsExactly(new double[] {1.25, 1.5}, within(1e-12));
        assertThatThrownBy(() -> new Cholesky(new double[] {1, 2, 2, 1}, 2))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("not positive definite");
    }

    @Test
    void findsTheFeatureThatTellsTheClass() {
        double[][] rows = new double[40][];
        int[] labels = new int[40];
        for (int i = 0; i < 40; i++) {
            labels[i] = i % 2;
            rows[i] = new double[] {(i * 7) % 10, labels[i] * 8 + (i * 3) % 5 * 0.1, (i * 11) % 13};
        }
        assertThat(MutualInformation.best(rows, labels, 2, 1)).containsExactly(1);
        double[] telling = new double[40];
        for (int i = 0; i < 40; i++) {
            telling[i] = rows[i][1];
        }
        assertThat(MutualInformation.of(telling, labels, 2)).isCloseTo(Math.log(2), within(1e-9));
        assertThat(MutualInformation.of(new double[40], labels, 2)).isCloseTo(0, within(1e-9));
    }

    @Test
    void mapsCovariancesToLogarithmsAroundTheirMean() {
        List<StoredTrial> trials = List.of(trial(1, 4), trial(4, 1), trial(2, 2));
        TangentSpace space = TangentSpace.at(trials, 2);
        double[] vector = space.vector(new double[] {2 * Math.E, 0, 0, 2});
        assertThat(vector).containsExactly(new double[] {1, 0, 0}, within(1e-12));
        double[] mixed = space.vector(new double[] {3, 1, 1, 3});
        assertThat(mixed[0]).isCloseTo((Math.log(2) + Math.log(1)) / 2, within(1e-12));
        assertThat(mixed[1]).isCloseTo(Math.sqrt(2) * Math.log(2) / 2, within(1e-12));
    }

    private static StoredTrial trial(double first, double second) {
        return new StoredTrial(new double[][] {{first, 0, 0, second}}, 0);
    }

    @Test
    void refitsByTheSchedulesOfTheRecipe() {
        assertThat(RefitSchedule.EVERY_LABEL_THEN_EVERY_TENTH.due(60)).isTrue();
        assertThat(RefitSchedule.EVERY_LABEL_THEN_EVERY_TENTH.due(61)).isFalse();
        assertThat(RefitSchedule.EVERY_LABEL_THEN_EVERY_TENTH.due(70)).isTrue();
        assertThat(RefitSchedule.EVERY_TWENTIETH.due(10)).isTrue();
        assertThat(RefitSchedule.EVERY_TWENTIETH.due(15)).isTrue();
        assertThat(RefitSchedule.EVERY_TWENTIETH.due(30)).isFalse();
        assertThat(RefitSchedule.EVERY_TWENTIETH.due(40)).isTrue();
    }

    @Test
    void waitsForTwoOfEachClassAndSixInAll() {
        TrialStore store = new TrialStore(2);
        for (int label : new int[] {0, 0, 0, 0, 0, 1}) {
            store.add(new StoredTrial(new double[][] {{1}}, label));
        }
        assertThat(store.suffices()).isFalse();
        store.add(new StoredTrial(new double[][] {{1}}, 1));
        assertThat(store.suffices()).isTrue();
    }
}
