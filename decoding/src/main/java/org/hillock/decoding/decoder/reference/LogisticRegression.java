package org.hillock.decoding.decoder.reference;

import java.util.Arrays;

/**
 * Logistic regression with a quadratic penalty on the weights but not on the offset, fitted by Newton's method with
 * halved steps (iteratively reweighted least squares); more than two classes one against the rest. Immutable.
 */
final class LogisticRegression {
    private static final int MOST_ITERATIONS = 30;
    private static final int MOST_HALVINGS = 20;
    private static final double TOLERANCE = 1e-8;
    private static final double OFFSET_PENALTY = 1e-6;

    private final double[][] weights;

    private LogisticRegression(double[][] weights) {
        this.weights = weights;
    }

    /**
     * Fits labelled vectors.
     *
     * @param rows one vector a trial. Not modified.
     * @param penalty lambda of the penalty lambda/2 |w|^2 against the summed log loss
     */
    static LogisticRegression fit(double[][] rows, int[] labels, int classes, double penalty) {
        double[][] weights = new double[classes == 2 ? 1 : classes][];
        for (int c = 0; c < weights.length; c++) {
            int positive = classes == 2 ? 1 : c;
            double[] signs = new double[labels.length];
            for (int i = 0; i < signs.length; i++) {
                signs[i] = labels[i] == positive ? 1 : -1;
            }
            weights[c] = newton(rows, signs, penalty);
        }
        return new LogisticRegression(weights);
    }

    private static double[] newton(double[][] rows, double[] signs, double penalty) {
        double[] weights = new double[rows[0].length + 1];
        double loss = loss(rows, signs, weights, penalty);
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double[] step = newtonStep(rows, signs, weights, penalty);
            double scale = 1;
            double[] next = moved(weights, step, scale);
            double nextLoss = loss(rows, signs, next, penalty);
            for (int h = 0; h < MOST_HALVINGS && nextLoss > loss; h++) {
                scale /= 2;
                next = moved(weights, step, scale);
                nextLoss = loss(rows, signs, next, penalty);
            }
            double gain = loss - nextLoss;
            if (!(gain > 0)) {
                return weights;
            }
            weights = next;
            loss = nextLoss;
            if (gain < TOLERANCE) {
                return weights;
            }
        }
        return weights;
    }

    private static double[] newtonStep(double[][] rows, double[] signs, double[] weights, double penalty) {
        int order = weights.length;
        double[] gradient = new double[order];
        double[] hessian = new double[order * order];
        for (int i = 0; i < rows.length; i++) {
            double[] row = withOne(rows[i]);
            double wrong = sigmoid(-signs[i] * dot(weights, row));
            double curvature = wrong * (1 - wrong);
            for (int r = 0; r < order; r++) {
                gradient[r] += wrong * signs[i] * row[r];
                double scaled = curvature * row[r];
                for (int c = 0; c <= r; c++) {
                    hessian[r * order + c] += scaled * row[c];
                }
            }
        }
        for (int r = 0; r < order; r++) {
            double ridge = r == order - 1 ? OFFSET_PENALTY : penalty;
            gradient[r] -= ridge * weights[r];
            hessian[r * order + r] += ridge;
        }
        return new Cholesky(hessian, order).solve(gradient);
    }

    private static double loss(double[][] rows, double[] signs, double[] weights, double penalty) {
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            double margin = signs[i] * dot(weights, withOne(rows[i]));
            loss += margin > 0
                    ? StrictMath.log1p(StrictMath.exp(-margin))
                    : -margin + StrictMath.log1p(StrictMath.exp(margin));
        }
        for (int f = 0; f < weights.length; f++) {
            loss += 0.5 * (f == weights.length - 1 ? OFFSET_PENALTY : penalty) * weights[f] * weights[f];
        }
        return loss;
    }

    private static double[] moved(double[] weights, double[] step, double scale) {
        double[] next = weights.clone();
        for (int f = 0; f < next.length; f++) {
            next[f] += scale * step[f];
        }
        return next;
    }

    /** One probability a class. */
    double[] posterior(double[] vector) {
        double[] row = withOne(vector);
        if (weights.length == 1) {
            double second = sigmoid(dot(weights[0], row));
            return new double[] {1 - second, second};
        }
        double[] out = new double[weights.length];
        double sum = 0;
        for (int c = 0; c < out.length; c++) {
            out[c] = Math.max(Double.MIN_NORMAL, sigmoid(dot(weights[c], row)));
            sum += out[c];
        }
        for (int c = 0; c < out.length; c++) {
            out[c] /= sum;
        }
        return out;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static double[] withOne(double[] row) {
        double[] out = Arrays.copyOf(row, row.length + 1);
        out[row.length] = 1;
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
