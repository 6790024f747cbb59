package org.hillock.decoding.spatial;

import java.util.Arrays;

/** Loops over small row-major matrices; each writes into the array that it is given. */
public final class SmallMatrices {
    private SmallMatrices() {}

    /**
     * {@code out = L S R'} for a symmetric middle: the same as {@code L S L'} when both sides are the same array.
     *
     * @param left rows x n. Not modified.
     * @param middle n x n. Not modified.
     * @param rows rows of the side matrix
     * @param n order of the middle matrix
     * @param scratch at least rows x n. Modified.
     * @param out rows x rows. Modified.
     */
    public static void congruence(double[] left, double[] middle, int rows, int n, double[] scratch, double[] out) {
        multiply(left, middle, rows, n, n, scratch);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c <= r; c++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += scratch[r * n + k] * left[c * n + k];
                }
                out[r * rows + c] = sum;
                out[c * rows + r] = sum;
            }
        }
    }

    /**
     * {@code out = A B}.
     *
     * @param a rows x inner. Not modified.
     * @param b inner x columns. Not modified.
     * @param out rows x columns; another array than the inputs. Modified.
     */
    public static void multiply(double[] a, double[] b, int rows, int inner, int columns, double[] out) {
        Arrays.fill(out, 0, rows * columns, 0);
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < inner; k++) {
                addScaled(b, k * columns, a[r * inner + k], out, r * columns, columns);
            }
        }
    }

    /** {@code x' S x} for the row of {@code x} that begins at an offset. */
    public static double quadraticForm(double[] x, int offset, double[] symmetric, int n) {
        double sum = 0;
        for (int r = 0; r < n; r++) {
            double inner = 0;
            for (int c = 0; c < n; c++) {
                inner += symmetric[r * n + c] * x[offset + c];
            }
            sum += inner * x[offset + r];
        }
        return sum;
    }

    /** Moves a matrix towards a multiple of the identity with the same trace: {@code (1-s) C + s tr(C)/n I}. Modified. */
    public static void shrink(double[] matrix, int n, double share) {
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += matrix[i * n + i];
        }
        for (int i = 0; i < n * n; i++) {
            matrix[i] *= 1 - share;
        }
        double ridge = share * trace / n;
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] += ridge;
        }
    }

    /** {@code mean <- (1-a) mean + a value}. The mean is modified, the value is not. */
    public static void blend(double[] mean, double[] value, double a) {
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (1 - a) * mean[i] + a * value[i];
        }
    }

    private static void addScaled(double[] from, int fromOffset, double factor, double[] to, int toOffset, int count) {
        for (int i = 0; i < count; i++) {
            to[toOffset + i] += factor * from[fromOffset + i];
        }
    }
}
