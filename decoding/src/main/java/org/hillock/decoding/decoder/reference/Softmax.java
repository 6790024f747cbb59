package org.hillock.decoding.decoder.reference;

/** Probabilities from scores. */
final class Softmax {
    private Softmax() {}

    /** {@code exp(s) / sum exp(s)}, without overflow and with the same bits on every JDK. */
    static double[] of(double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double[] out = new double[scores.length];
        double sum = 0;
        for (int c = 0; c < out.length; c++) {
            out[c] = StrictMath.exp(scores[c] - largest);
            sum += out[c];
        }
        for (int c = 0; c < out.length; c++) {
            out[c] /= sum;
        }
        return out;
    }
}
