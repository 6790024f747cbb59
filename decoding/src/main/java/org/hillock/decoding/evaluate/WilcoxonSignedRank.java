package org.hillock.decoding.evaluate;

import java.util.Arrays;

/**
 * Wilcoxon's signed-rank test of paired values, two-sided. Equal pairs are left out, equal distances share midranks. Up
 * to {@value #MOST_EXACT} pairs the probability is exact over all signs, ties included; above, the normal approximation
 * with correction for ties and none for continuity.
 *
 * @param pairs pairs that differ
 * @param wins pairs whose first value is higher
 * @param losses pairs whose second value is higher
 * @param statistic the smaller of the two rank sums
 * @param pValue 1 without pairs
 */
public record WilcoxonSignedRank(int pairs, int wins, int losses, double statistic, double pValue) {
    static final int MOST_EXACT = 50;

    /** Of two arrays of the same length. Not modified. */
    public static WilcoxonSignedRank of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " values cannot be paired with " + second.length);
        }
        double[] distances = new double[first.length];
        boolean[] won = new boolean[first.length];
        int n = 0;
        int wins = 0;
        for (int i = 0; i < first.length; i++) {
            // Means over seeds differ in the last bits where they are equal in truth.
            double difference = Math.rint((first[i] - second[i]) * 1e12) / 1e12;
            if (difference != 0) {
                distances[n] = Math.abs(difference);
                won[n] = difference > 0;
                wins += won[n] ? 1 : 0;
                n++;
            }
        }
        if (n == 0) {
            return new WilcoxonSignedRank(0, 0, 0, 0, 1);
        }
        double[] ranks = Midranks.of(Arrays.copyOf(distances, n));
        double positive = 0;
        double all = 0;
        for (int i = 0; i < n; i++) {
            positive += won[i] ? ranks[i] : 0;
            all += ranks[i];
        }
        double smaller = Math.min(positive, all - positive);
        double p = n <= MOST_EXACT ? exact(ranks, smaller) : approximate(ranks, smaller);
        return new WilcoxonSignedRank(n, wins, n - wins, smaller, p);
    }

    /** Twice the share of all signs whose positive rank sum is at most the statistic. Ranks are doubled to be whole. */
    private static double exact(double[] ranks, double statistic) {
        int sum = 0;
        for (double rank : ranks) {
            sum += (int) Math.rint(2 * rank);
        }
        double[] ways = new double[sum + 1];
        ways[0] = 1;
        for (double rank : ranks) {
            int doubled = (int) Math.rint(2 * rank);
            for (int s = sum; s >= 0; s--) {
                ways[s] = 0.5 * ways[s] + (s >= doubled ? 0.5 * ways[s - doubled] : 0);
            }
        }
        double tail = 0;
        for (int s = 0; s <= (int) Math.rint(2 * statistic); s++) {
            tail += ways[s];
        }
        return Math.min(1, 2 * tail);
    }

    private static double approximate(double[] ranks, double statistic) {
        double mean = 0;
        double variance = 0;
        for (double rank : ranks) {
            mean += rank / 2;
            variance += rank * rank / 4;
        }
        return Math.min(1, 2 * NormalTail.below((statistic - mean) / Math.sqrt(variance)));
    }
}
