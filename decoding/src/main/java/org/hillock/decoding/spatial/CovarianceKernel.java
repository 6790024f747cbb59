package org.hillock.decoding.spatial;

/**
 * Adds the outer products of frames to a running sum, the inner work of every covariance.
 *
 * <p>The sum is a full {@code channels x channels} row-major matrix of which {@link #accumulate} keeps the diagonal and
 * the upper half; {@link #mirror} then fills the lower half. Each entry is a chain of additions in the order of the
 * frames, so the result has the same bits however the frames are divided between calls.
 *
 * <p>The matrix is cut into tiles of 4 x 4 whose sixteen running sums stay in registers while the frames go by: eight
 * loads for sixteen products. A tile that would reach over the edge is moved back inside and stores its new entries
 * only. Vectorised row updates were measured beside it and lose at 15 channels, because the rows are too short.
 */
public final class CovarianceKernel {
    private static final int TILE = 4;

    private CovarianceKernel() {}

    /**
     * Adds {@code x x'} of consecutive frames to the upper half of a matrix.
     *
     * @param frames frame-major values, {@code channels} a frame; Not modified.
     * @param firstFrame the first frame to add
     * @param frameCount how many frames to add
     * @param channels values a frame
     * @param sum at least {@code channels * channels} values, row-major. Modified; what lies below the diagonal
     *     afterwards has no meaning until {@link #mirror} is called.
     */
    public static void accumulate(double[] frames, int firstFrame, int frameCount, int channels, double[] sum) {
        if (channels < TILE) {
            accumulateFew(frames, firstFrame, frameCount, channels, sum);
            return;
        }
        int last = channels - TILE;
        for (int row = 0; row < channels; row += TILE) {
            int tileRow = Math.min(row, last);
            for (int column = row; column < channels; column += TILE) {
                int tileColumn = Math.min(column, last);
                int knownRows = row - tileRow;
                int knownColumns = column - tileColumn;
                tile(frames, firstFrame, frameCount, channels, sum, tileRow, tileColumn, knownRows, knownColumns);
            }
        }
    }

    /**
     * Copies the upper half of a square matrix to its lower half.
     *
     * @param channels rows and columns
     * @param matrix at least {@code channels * channels} values, row-major. Modified.
     */
    public static void mirror(int channels, double[] matrix) {
        for (int row = 1; row < channels; row++) {
            for (int column = 0; column < row; column++) {
                matrix[row * channels + column] = matrix[column * channels + row];
            }
        }
    }

    private static void accumulateFew(double[] frames, int firstFrame, int frameCount, int channels, double[] sum) {
        int end = (firstFrame + frameCount) * channels;
        for (int row = 0; row < channels; row++) {
            for (int column = row; column < channels; column++) {
                double total = sum[row * channels + column];
                for (int at = firstFrame * channels; at < end; at += channels) {
                    total += frames[at + row] * frames[at + column];
                }
                sum[row * channels + column] = total;
            }
        }
    }

    private static void tile(
            double[] frames,
            int firstFrame,
            int frameCount,
            int channels,
            double[] sum,
            int row,
            int column,
            int knownRows,
            int knownColumns) {
        int r0 = row * channels + column;
        int r1 = r0 + channels;
        int r2 = r1 + channels;
        int r3 = r2 + channels;
        double s00 = sum[r0];
        double s01 = sum[r0 + 1];
        double s02 = sum[r0 + 2];
        double s03 = sum[r0 + 3];
        double s10 = sum[r1];
        double s11 = sum[r1 + 1];
        double s12 = sum[r1 + 2];
        double s13 = sum[r1 + 3];
        double s20 = sum[r2];
        double s21 = sum[r2 + 1];
        double s22 = sum[r2 + 2];
        double s23 = sum[r2 + 3];
        double s30 = sum[r3];
        double s31 = sum[r3 + 1];
        double s32 = sum[r3 + 2];
        double s33 = sum[r3 + 3];
        int at = firstFrame * channels;
        for (int frame = 0; frame < frameCount; frame++) {
            double a0 = frames[at + row];
            double a1 = frames[at + row + 1];
            double a2 = frames[at + row + 2];
            double a3 = frames[at + row + 3];
            double b0 = frames[at + column];
            double b1 = frames[at + column + 1];
            double b2 = frames[at + column + 2];
            double b3 = frames[at + column + 3];
            s00 += a0 * b0;
            s01 += a0 * b1;
            s02 += a0 * b2;
            s03 += a0 * b3;
            s10 += a1 * b0;
            s11 += a1 * b1;
            s12 += a1 * b2;
            s13 += a1 * b3;
            s20 += a2 * b0;
            s21 += a2 * b1;
            s22 += a2 * b2;
            s23 += a2 * b3;
            s30 += a3 * b0;
            s31 += a3 * b1;
            s32 += a3 * b2;
            s33 += a3 * b3;
            at += channels;
        }
        if (knownRows <= 0) {
            store(sum, r0, knownColumns, s00, s01, s02, s03);
        }
        if (knownRows <= 1) {
            store(sum, r1, knownColumns, s10, s11, s12, s13);
        }
        if (knownRows <= 2) {
            store(sum, r2, knownColumns, s20, s21, s22, s23);
        }
        store(sum, r3, knownColumns, s30, s31, s32, s33);
    }

    private static void store(
            double[] sum, int at, int knownColumns, double first, double second, double third, double fourth) {
        if (knownColumns <= 0) {
            sum[at] = first;
        }
        if (knownColumns <= 1) {
            sum[at + 1] = second;
        }
        if (knownColumns <= 2) {
            sum[at + 2] = third;
        }
        sum[at + 3] = fourth;
    }
}
