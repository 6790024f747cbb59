package org.hillock.decoding.decoder.reference;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.hillock.decoding.spatial.SmallMatrices;
import org.jspecify.annotations.Nullable;

/**
 * Discriminants whose class means and shared covariance move with every label and forget (recursive LDA after Vidaurre et
 * al., IEEE TBME 53 (2006) 1214).
 *
 * <p>With n labels of a class, {@code a = max(r, 1/n)}: {@code m <- m + a (f - m)}; with N labels of all classes, {@code b
 * = max(r, 1/N)}: {@code S <- (1-b) S + b e e'}, e = f - m with the mean before the update. A fit renews the features and
 * runs through the store in time order. The discriminants are solved for when a label has moved them, not when they are asked.
 */
final class RecursiveDiscriminant implements ReferenceModel {
    private static final double INITIAL_VARIANCE = 0.1;

    private final Function<TrialStore, TrialFeatures> renewal;
    private final int classes;
    private final double forgetting;
    private final double shrinkage;
    private @Nullable TrialFeatures features;
    private @Nullable LinearDiscriminant discriminant;
    private double[][] means = new double[0][];
    private double[] covariance = new double[0];
    private long[] counts = new long[0];

    /**
     * Knows nothing yet.
     *
     * @param renewal the features after a store of labelled trials
     * @param forgetting the smallest step of the moments
     * @param shrinkage of the covariance towards its mean variance
     */
    RecursiveDiscriminant(
            Function<TrialStore, TrialFeatures> renewal, int classes, double forgetting, double shrinkage) {
        this.renewal = renewal;
        this.classes = classes;
        this.forgetting = forgetting;
        this.shrinkage = shrinkage;
    }

    @Override
    public void fit(TrialStore store) {
        TrialFeatures fresh = renewal.apply(store);
        features = fresh;
        means = new double[classes][fresh.features()];
        covariance = new double[fresh.features() * fresh.features()];
        for (int i = 0; i < fresh.features(); i++) {
            covariance[i * fresh.features() + i] = INITIAL_VARIANCE;
        }
        counts = new long[classes];
        store.trials().forEach(this::absorb);
        solve();
    }

    @Override
    public void update(StoredTrial trial) {
        absorb(trial);
        solve();
    }

    private void absorb(StoredTrial trial) {
        double[] vector = Objects.requireNonNull(features).of(trial.covariances());
        double[] mean = means[trial.label()];
        int size = vector.length;
        long seen = ++counts[trial.label()];
        if (seen == 1) {
            System.arraycopy(vector, 0, mean, 0, size);
            return;
        }
        long all = 1;
        for (long count : counts) {
            all += Math.max(0, count - 1);
        }
        double b = Math.max(forgetting, 1.0 / all);
        double a = Math.max(forgetting, 1.0 / seen);
        double[] deviation = new double[size];
        for (int f = 0; f < size; f++) {
            deviation[f] = vector[f] - mean[f];
            mean[f] += a * deviation[f];
        }
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                int at = r * size + c;
                covariance[at] = (1 - b) * covariance[at] + b * deviation[r] * deviation[c];
            }
        }
    }

    private void solve() {
        double[] shrunk = covariance.clone();
        SmallMatrices.shrink(shrunk, means[0].length, shrinkage);
        double[] priors = new double[classes];
        Arrays.fill(priors, 1.0 / classes);
        discriminant = LinearDiscriminant.of(means, shrunk, priors);
    }

    @Override
    public double[] posterior(double[][] trial) {
        double[] vector = Objects.requireNonNull(features, "posterior before the first fit")
                .of(trial);
        return Objects.requireNonNull(discriminant).posterior(vector);
    }

    @Override
    public ReferenceModel fork() {
        RecursiveDiscriminant copy = new RecursiveDiscriminant(renewal, classes, forgetting, shrinkage);
        copy.features = features;
        copy.discriminant = discriminant;
        copy.means = new double[means.length][];
        for (int c = 0; c < means.length; c++) {
            copy.means[c] = means[c].clone();
        }
        copy.covariance = covariance.clone();
        copy.counts = counts.clone();
        return copy;
    }
}
