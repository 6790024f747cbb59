package org.hillock.decoding.feature;

import java.util.Arrays;
import org.hillock.decoding.spatial.SymmetricEigen;

/**
 * Causal, label-free whitening of a feature vector by its running mean and covariance, shrunk towards the diagonal.
 *
 * <p>With n vectors seen, {@code a = max(r, 1/n)}: {@code mu <- mu + a (f - mu)}, {@code e = f - mu}, and with {@code a2 =
 * max(r, 1/(n+1))}: {@code S <- (1-a2) S + a2 e e'}, S = 0.1 I at first. Then D = sqrt(diag S + 1e-9), Q = S / (D D'), {@code
 * P = ((1-g) Q + g I)^(-1/2)}, and {@code z = clip(P ((f - mu) / D), -3, 3)}. Not thread-safe.
 */
public final class RunningWhitener {
    private static final double INITIAL_VARIANCE = 0.1;
    private static final double VARIANCE_FLOOR = 1e-9;
    private static final double CLIP = 3;

    private final int features;
    private final double shrinkage;
    private final double smallestStep;
    private final double[] mean;
    private final double[] covariance;
    private final double[] deviation;
    private final double[] whitener;
    private final double[] scratch;
    private final SymmetricEigen eigen;
    private long count;

    /**
     * Without any vector yet.
     *
     * @param shrinkage g, between 0 (full whitening) and 1 (scaling only)
     * @param smallestStep r, the floor of both running means' steps
     */
    public RunningWhitener(int features, double shrinkage, double smallestStep) {
        this.features = features;
        this.shrinkage = shrinkage;
        this.smallestStep = smallestStep;
        this.mean = new double[features];
        this.covariance = new double[features * features];
        this.deviation = new double[features];
        this.whitener = new double[features * features];
        this.scratch = new double[features * features];
        this.eigen = new SymmetricEigen(features);
        forget();
    }

    /** Back to the state without any vector. */
    public void forget() {
        count = 0;
        Arrays.fill(mean, 0);
        Arrays.fill(covariance, 0);
        for (int i = 0; i < features; i++) {
            covariance[i * features + i] = INITIAL_VARIANCE;
        }
        refresh();
    }

    /** A copy that goes on by itself. */
    public RunningWhitener fork() {
        RunningWhitener copy = new RunningWhitener(features, shrinkage, smallestStep);
        copy.count = count;
        System.arraycopy(mean, 0, copy.mean, 0, features);
        System.arraycopy(covariance, 0, copy.covariance, 0, covariance.length);
        System.arraycopy(deviation, 0, copy.deviation, 0, features);
        System.arraycopy(whitener, 0, copy.whitener, 0, whitener.length);
        return copy;
    }

    /**
     * Moves the running mean and covariance; {@link #refresh} then makes them count.
     *
     * @param vector one value a feature. Not modified.
     */
    public void observe(double[] vector) {
        count++;
        double a = Math.max(smallestStep, 1.0 / count);
        for (int i = 0; i < features; i++) {
            mean[i] += a * (vector[i] - mean[i]);
        }
        double a2 = Math.max(smallestStep, 1.0 / (count + 1));
        for (int r = 0; r < features; r++) {
            double scaled = a2 * (vector[r] - mean[r]);
            for (int c = 0; c < features; c++) {
                covariance[r * features + c] = (1 - a2) * covariance[r * features + c] + scaled * (vector[c] - mean[c]);
            }
        }
    }

    /** Computes the whitening matrix from the present statistics. */
    public void refresh() {
        for (int i = 0; i < features; i++) {
            deviation[i] = Math.sqrt(covariance[i * features + i] + VARIANCE_FLOOR);
        }
        for (int r = 0; r < features; r++) {
            for (int c = 0; c < features; c++) {
                double correlation = covariance[r * features + c] / (deviation[r] * deviation[c]);
                scratch[r * features + c] = (1 - shrinkage) * correlation + (r == c ? shrinkage : 0);
            }
        }
        eigen.inverseSquareRoot(scratch, whitener);
    }

    /**
     * Whitens a vector.
     *
     * @param vector one value a feature. Not modified.
     * @param out one value a feature, another array. Modified.
     */
    public void whiten(double[] vector, double[] out) {
        for (int r = 0; r < features; r++) {
            double sum = 0;
            for (int c = 0; c < features; c++) {
                sum += whitener[r * features + c] * ((vector[c] - mean[c]) / deviation[c]);
            }
            out[r] = Math.max(-CLIP, Math.min(CLIP, sum));
        }
    }
}
