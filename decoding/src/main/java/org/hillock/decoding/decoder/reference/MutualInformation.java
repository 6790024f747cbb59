package org.hillock.decoding.decoder.reference;

import java.util.Arrays;

/**
 * How much a feature tells of the class, by Parzen windows with Gaussian kernels (Ang et al., Filter bank common spatial
 * pattern, IJCNN 2008), in nats.
 */
final class MutualInformation {
    private MutualInformation() {}

    /** The places of the features that tell most, ascending. */
    static int[] best(double[][] rows, int[] labels, int classes, int count) {
        int features = rows[0].length;
        double[] information = new double[features];
        Integer[] order = new Integer[features];
        for (int f = 0; f < features; f++) {
            double[] column = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][f];
            }
            information[f] = of(column, labels, classes);
            order[f] = f;
        }
        Arrays.sort(order, (a, b) -> Double.compare(information[b], information[a]));
        return Arrays.stream(order)
                .limit(count)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Between one feature and the class. */
    static double of(double[] values, int[] labels, int classes) {
        int n = values.length;
        double[] bandwidths = new double[classes];
        int[] counts = new int[classes];
        for (int c = 0; c < classes; c++) {
            bandwidths[c] = bandwidth(values, labels, c);
        }
        for (int label : labels) {
            counts[label]++;
        }
        double information = 0;
        for (int c = 0; c < classes; c++) {
            double prior = counts[c] / (double) n;
            information -= prior * StrictMath.log(prior);
        }
        for (double value : values) {
            double[] joint = new double[classes];
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                joint[c] = density(value, values, labels, c, bandwidths[c]) / n;
                sum += joint[c];
            }
            for (int c = 0; c < classes; c++) {
                double posterior = joint[c] / sum;
                if (posterior > 0) {
                    information += posterior * StrictMath.log(posterior) / n;
                }
            }
        }
        return information;
    }

    private static double density(double at, double[] values, int[] labels, int label, double bandwidth) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            if (labels[i] == label) {
                double distance = (at - values[i]) / bandwidth;
                sum += StrictMath.exp(-0.5 * distance * distance) / bandwidth;
            }
        }
        return sum;
    }

    /** The normal-reference bandwidth: standard deviation times (4 / 3n)^(1/5). */
    private static double bandwidth(double[] values, int[] labels, int label) {
        int count = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            if (labels[i] == label) {
                count++;
                double step = values[i] - mean;
                mean += step / count;
                squares += step * (values[i] - mean);
            }
        }
        double deviation = Math.sqrt(squares / Math.max(1, count));
        return Math.max(1e-6, deviation * StrictMath.pow(4.0 / (3 * Math.max(1, count)), 0.2));
    }
}
