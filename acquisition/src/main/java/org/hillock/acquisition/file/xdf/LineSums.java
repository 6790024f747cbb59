package org.hillock.acquisition.file.xdf;

/**
 * Ordinary least squares of stamps on their index, from running sums.
 *
 * <p>What is summed is each stamp's distance from the line that the first stamp and the nominal period predict: small
 * numbers, so that neither hours of samples nor large stamps cost digits.
 */
final class LineSums {
    private final double periodSeconds;
    private final CompensatedSum residuals = new CompensatedSum();
    private final CompensatedSum indexTimesResidual = new CompensatedSum();
    private double origin;
    private long count;

    LineSums(double periodSeconds) {
        this.periodSeconds = periodSeconds;
    }

    /** Takes the next stamp. Allocates nothing. */
    void add(double stamp) {
        if (count == 0) {
            origin = stamp;
        }
        double residual = stamp - origin - count * periodSeconds;
        residuals.add(residual);
        indexTimesResidual.add(count * residual);
        count++;
    }

    long count() {
        return count;
    }

    /** The first stamp. */
    double origin() {
        return origin;
    }

    /** Seconds from one stamp of the line to the next; the nominal period for a single stamp. */
    double slope() {
        if (count < 2) {
            return periodSeconds;
        }
        double n = count;
        double meanIndex = (n - 1) / 2;
        double covariance = indexTimesResidual.value() - meanIndex * residuals.value();
        return periodSeconds + covariance / (n * (n - 1) * (n + 1) / 12);
    }

    /** What the line's first stamp has above {@link #origin}. */
    double intercept() {
        if (count == 0) {
            return 0;
        }
        double meanIndex = (count - 1) / 2.0;
        return residuals.value() / count - (slope() - periodSeconds) * meanIndex;
    }

    /** Starts anew. */
    void reset() {
        residuals.reset();
        indexTimesResidual.reset();
        count = 0;
    }
}
