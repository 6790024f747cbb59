package org.hillock.acquisition.file.xdf;

/** A running sum that loses nothing to the size of its total (Neumaier 1974). */
final class CompensatedSum {
    private double sum;
    private double lost;

    void add(double value) {
        double total = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? sum - total + value : value - total + sum;
        sum = total;
    }

    double value() {
        return sum + lost;
    }

    void reset() {
        sum = 0;
        lost = 0;
    }
}
