package org.hillock.decoding.decoder.reference;

import java.util.Arrays;
import java.util.Objects;
import org.hillock.decoding.spatial.SmallMatrices;
import org.jspecify.annotations.Nullable;

/**
 * Discriminants whose class means and shared covariance move with every label and forget (recursive LDA after Vidaurre et
 * al., IEEE TBME 53 (2006) 1214), on the log-variances of a filter bank's spatial patterns.
 *
 * <p>With n labels of a class, {@code a = max(r, 1/n)}: {@code m <- m + a (f - m)}; with N labels of all classes, {@code b
 * = max(r, 1/N)}: {@code S <- (1-b) S + b e e'}, e = f - m with the mean before the update. A fit refreshes the spatial
 * filters and runs through the store in time order.
 */
final class RecursiveDiscriminant implements ReferenceModel {
    private static final double INITIAL_VARIANCE = 0.1;

    private final int bands;
    private final int channels;
    private final int classes;
    private final int perEnd;
    private final double forgetting;
    private final double shrinkage;
    private @Nullable SpatialBank bank;
    private double[][] means = new double[0][];
    private double[] covariance = new double[0];
    private long[] counts = new long[0];

    RecursiveDiscriminant(int bands, int channels, int classes, int perEnd, double forgetting, double shrinkage) {
        this.bands = bands;
        this.channels = channels;
        this.classes = classes;
        this.perEnd = perEnd;
        this.forgetting = forgetting;
        this.shrinkage = shrinkage;
    }

    @Override
    public void fit(TrialStore store) {
        SpatialBank fresh = SpatialBank.fit(store, bands, channels, perEnd);
        bank = fresh;
        means = new double[classes][fresh.features()];
        covariance = new double[fresh.features() * fresh.features()];
        for (int i = 0; i < fresh.features(); i++) {
            covariance[i * fresh.features() + i] = INITIAL_VARIANCE;
        }
        counts = new long[classes];
        store.trials().forEach(this::update);
    }

    @Override
    public void update(StoredTrial trial) {
        double[] vector = Objects.requireNonNull(bank).logPowers(trial.covariances());
        double[] mean = means[trial.label()];
        int features = vector.length;
        long seen = ++counts[trial.label()];
        if (seen == 1) {
            System.arraycopy(vector, 0, mean, 0, features);
            return;
        }
        long all = 1;
        for (long count : counts) {
            all += Math.max(0, count - 1);
        }
        double b = Math.max(forgetting, 1.0 / all);
        double a = Math.max(forgetting, 1.0 / seen);
        double[] deviation = new double[features];
        for (int f = 0; f < features; f++) {
            deviation[f] = vector[f] - mean[f];
            mean[f] += a * deviation[f];
        }
        for (int r = 0; r < features; r++) {
            for (int c = 0; c < features; c++) {
                int at = r * features + c;
                covariance[at] = (1 - b) * covariance[at] + b * deviation[r] * deviation[c];
            }
        }
    }

    @Override
    public double[] posterior(double[][] covariances) {
        double[] vector =
                Objects.requireNonNull(bank, "posterior before the first fit").logPowers(covariances);
        double[] shrunk = covariance.clone();
        SmallMatrices.shrink(shrunk, vector.length, shrinkage);
        double[] priors = new double[classes];
        Arrays.fill(priors, 1.0 / classes);
        return LinearDiscriminant.of(means, shrunk, priors).posterior(vector);
    }

    @Override
    public ReferenceModel fork() {
        RecursiveDiscriminant copy = new RecursiveDiscriminant(bands, channels, classes, perEnd, forgetting, shrinkage);
        copy.bank = bank;
        copy.means = new double[means.length][];
        for (int c = 0; c < means.length; c++) {
            copy.means[c] = means[c].clone();
        }
        copy.covariance = covariance.clone();
        copy.counts = counts.clone();
        return copy;
    }
}
