package org.hillock.decoding.evaluate;

import java.util.Arrays;
import java.util.Comparator;

/** Ranks from 1 on; equal values share the mean of their ranks. */
final class Midranks {
    private Midranks() {}

    static double[] of(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int k = from; k < to; k++) {
                ranks[order[k]] = (from + 1 + to) / 2.0;
            }
            from = Math.max(to, from + 1);
        }
        return ranks;
    }
}
