package org.hillock.snn.measure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;

/**
 * What was answered to which label, trial by trial: the sample that information is estimated from.
 *
 * <p>A response is any number that stands for what the neurons did, such as a spike count or the {@linkplain #word word} of their
 * spikes. Immutable.
 */
public final class ResponseTable {
    private final int[] labels;
    private final int[] responses;
    private final int labelKinds;
    private final int responseKinds;

    private ResponseTable(int[] labels, int[] responses, int labelKinds, int responseKinds) {
        this.labels = labels;
        this.responses = responses;
        this.labelKinds = labelKinds;
        this.responseKinds = responseKinds;
    }

    /**
     * Creates a table from trials.
     *
     * @param labels label of each trial, any numbers. Not modified, copied.
     * @param responses response of each trial, any numbers. Not modified, copied.
     * @throws NetworkException when there are no trials or the lengths differ
     */
    public static ResponseTable of(int[] labels, long[] responses) {
        NetworkException.requireLength("response table, responses", responses.length, labels.length);
        if (labels.length == 0) {
            throw NetworkException.refused("response table", "no trial", "one or more", "pass the trials");
        }
        Map<Long, Integer> labelKind = new HashMap<>();
        Map<Long, Integer> responseKind = new HashMap<>();
        int[] l = new int[labels.length];
        int[] r = new int[labels.length];
        for (int k = 0; k < l.length; k++) {
            l[k] = kind(labelKind, labels[k]);
            r[k] = kind(responseKind, responses[k]);
        }
        return new ResponseTable(l, r, labelKind.size(), responseKind.size());
    }

    private static int kind(Map<Long, Integer> kinds, long value) {
        return kinds.computeIfAbsent(value, v -> kinds.size());
    }

    /**
     * Reads the word that neurons spell in a range of steps: one bit per bin and neuron, set when it fired in the bin.
     *
     * @param binSteps length of a bin; a rest at the end is left out
     * @param neurons indices of the neurons. Not modified.
     * @throws NetworkException when bins times neurons exceed 63 bits
     */
    public static long word(SpikeRaster raster, int fromStep, int toStep, int binSteps, int... neurons) {
        SpikeTrains.requireRange(raster, fromStep, toStep);
        int bins = binSteps <= 0 ? 0 : (toStep - fromStep) / binSteps;
        if (bins == 0 || (long) bins * neurons.length > 63) {
            throw NetworkException.refused(
                    "spike word",
                    bins + " bins of " + neurons.length + " neurons",
                    "1 to 63 bits",
                    "choose other bins");
        }
        long word = 0;
        for (int b = 0; b < bins; b++) {
            int from = fromStep + b * binSteps;
            for (int neuron : neurons) {
                word = word << 1 | (SpikeTrains.count(raster, from, from + binSteps, neuron) > 0 ? 1 : 0);
            }
        }
        return word;
    }

    /** Returns the number of trials. */
    public int trials() {
        return labels.length;
    }

    int labelKinds() {
        return labelKinds;
    }

    int responseKinds() {
        return responseKinds;
    }

    /** Counts the trials of each label. */
    long[] labelCounts() {
        return counts(labels, labelKinds);
    }

    /** Counts the trials of each response. */
    long[] responseCounts() {
        return counts(responses, responseKinds);
    }

    /** Counts the trials of each pair, in no particular order; pairs that never occurred are left out. */
    long[] pairCounts() {
        Map<Long, Integer> place = new HashMap<>();
        long[] counts = new long[labels.length];
        for (int k = 0; k < labels.length; k++) {
            counts[kind(place, (long) labels[k] * responseKinds + responses[k])]++;
        }
        return Arrays.copyOf(counts, place.size());
    }

    private static long[] counts(int[] kinds, int size) {
        long[] counts = new long[size];
        for (int kind : kinds) {
            counts[kind]++;
        }
        return counts;
    }

    /** Returns a table with the labels in a random order (Fisher and Yates), which breaks their bond to the responses. */
    ResponseTable shuffled(long seed) {
        int[] order = labels.clone();
        for (int k = order.length - 1; k > 0; k--) {
            int other = (int) (CounterRandom.uniform(seed, k) * (k + 1));
            int kept = order[k];
            order[k] = order[other];
            order[other] = kept;
        }
        return new ResponseTable(order, responses, labelKinds, responseKinds);
    }
}
