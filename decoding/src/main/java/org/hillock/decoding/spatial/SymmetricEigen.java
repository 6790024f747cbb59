package org.hillock.decoding.spatial;

import java.util.Arrays;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hillock.decoding.DecodingException;

/**
 * Eigenvalues and vectors of symmetric matrices of one order, and functions of such matrices through them. Not
 * thread-safe: it owns the workspace of the solver (EJML's symmetric QR algorithm, which uses no elementary function but
 * the square root and therefore gives the same bits everywhere).
 */
public final class SymmetricEigen {
    static {
        // Below the size from which threads pay; and a result must not depend on how many there are.
        EjmlConcurrency.USE_CONCURRENT = false;
    }

    private final int order;
    private final EigenDecomposition_F64<DMatrixRMaj> solver;
    private final DMatrixRMaj input;
    private final double[] values;
    private final double[] vectors;
    private final int[] ascending;

    /** A workspace for matrices of this order. */
    public SymmetricEigen(int order) {
        this.order = order;
        this.solver = DecompositionFactory_DDRM.eig(order, true, true);
        this.input = new DMatrixRMaj(order, order);
        this.values = new double[order];
        this.vectors = new double[order * order];
        this.ascending = new int[order];
    }

    /**
     * Decomposes a matrix; {@link #value} and {@link #vectors} tell the result until the next call.
     *
     * @param matrix order x order, symmetric. Not modified.
     * @throws DecodingException when it holds a value that is not finite
     */
    public void decompose(double[] matrix) {
        for (int r = 0; r < order; r++) {
            for (int c = 0; c < order; c++) {
                double mean = 0.5 * (matrix[r * order + c] + matrix[c * order + r]);
                if (!(Math.abs(mean) <= Double.MAX_VALUE)) {
                    throw new DecodingException("A covariance of " + order
                            + " channels holds a value that is not finite; check the source for NaN samples.");
                }
                input.data[r * order + c] = mean;
            }
        }
        if (!solver.decompose(input)) {
            throw new DecodingException("The eigenvalues of a symmetric matrix of order " + order
                    + " did not converge; check the source for constant or duplicated channels.");
        }
        sortAscending();
        for (int k = 0; k < order; k++) {
            int source = ascending[k];
            values[k] = solver.getEigenvalue(source).getReal();
            DMatrixRMaj vector = solver.getEigenVector(source);
            for (int i = 0; i < order; i++) {
                vectors[k * order + i] = vector.data[i];
            }
        }
    }

    private void sortAscending() {
        for (int k = 0; k < order; k++) {
            int place = k;
            double value = solver.getEigenvalue(k).getReal();
            while (place > 0 && solver.getEigenvalue(ascending[place - 1]).getReal() > value) {
                ascending[place] = ascending[place - 1];
                place--;
            }
            ascending[place] = k;
        }
    }

    /** The order of the matrices. */
    public int order() {
        return order;
    }

    /** An eigenvalue, in ascending order. */
    public double value(int k) {
        return values[k];
    }

    /** The unit eigenvectors, one after the other in the order of the values; entry {@code k * order + i}. Not a copy. */
    public double[] vectors() {
        return vectors;
    }

    /**
     * The inverse square root of a positive definite matrix. Eigenvalues below {@code 1e-12} of the largest are raised
     * to it, so that a dead channel cannot blow up the rest.
     *
     * @param matrix order x order, symmetric. Not modified.
     * @param out order x order. Modified.
     */
    public void inverseSquareRoot(double[] matrix, double[] out) {
        decompose(matrix);
        double floor = Math.max(values[order - 1] * 1e-12, Double.MIN_NORMAL);
        for (int k = 0; k < order; k++) {
            values[k] = 1 / Math.sqrt(Math.max(values[k], floor));
        }
        compose(out);
    }

    /**
     * The matrix logarithm of a positive definite matrix.
     *
     * @param matrix order x order, symmetric. Not modified.
     * @param smallest the value to which smaller eigenvalues are raised first
     * @param out order x order. Modified.
     */
    public void logarithm(double[] matrix, double smallest, double[] out) {
        decompose(matrix);
        for (int k = 0; k < order; k++) {
            values[k] = StrictMath.log(Math.max(values[k], smallest));
        }
        compose(out);
    }

    private void compose(double[] out) {
        Arrays.fill(out, 0, order * order, 0);
        for (int k = 0; k < order; k++) {
            for (int r = 0; r < order; r++) {
                double scaled = values[k] * vectors[k * order + r];
                for (int c = 0; c < order; c++) {
                    out[r * order + c] += scaled * vectors[k * order + c];
                }
            }
        }
    }
}
