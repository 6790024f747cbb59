package org.hillock.snn.nir;

import java.util.Arrays;
import org.hillock.snn.NetworkException;

/** Synapses from one population onto another while they are collected. */
final class SynapseList {
    private static final int MOST = 1 << 27;

    private int[] pre = new int[16];
    private int[] post = new int[16];
    private int[] delay = new int[16];
    private float[] weight = new float[16];
    private int size;

    void add(int from, int to, int delaySteps, double value) {
        if (size == pre.length) {
            if (size >= MOST) {
                throw NetworkException.refused(
                        "NIR graph", "more than " + MOST + " synapses between two nodes", "fewer", "split the layer");
            }
            grow(2 * size);
        }
        pre[size] = from;
        post[size] = to;
        delay[size] = delaySteps;
        weight[size++] = (float) value;
    }

    private void grow(int length) {
        pre = Arrays.copyOf(pre, length);
        post = Arrays.copyOf(post, length);
        delay = Arrays.copyOf(delay, length);
        weight = Arrays.copyOf(weight, length);
    }

    int size() {
        return size;
    }

    int pre(int k) {
        return pre[k];
    }

    int post(int k) {
        return post[k];
    }

    int delay(int k) {
        return delay[k];
    }

    float weight(int k) {
        return weight[k];
    }

    /** Returns the delays that occur, ascending. */
    int[] delays() {
        return Arrays.stream(delay, 0, size).distinct().sorted().toArray();
    }

    /** Returns those of one delay. */
    SynapseList withDelay(int steps) {
        var list = new SynapseList();
        for (int k = 0; k < size; k++) {
            if (delay[k] == steps) {
                list.add(pre[k], post[k], steps, weight[k]);
            }
        }
        return list;
    }

    /** Returns those whose delay is above 0. */
    SynapseList delayed() {
        var list = new SynapseList();
        for (int k = 0; k < size; k++) {
            if (delay[k] > 0) {
                list.add(pre[k], post[k], delay[k], weight[k]);
            }
        }
        return list;
    }

    int[] pre() {
        return Arrays.copyOf(pre, size);
    }

    int[] post() {
        return Arrays.copyOf(post, size);
    }

    int[] delay() {
        return Arrays.copyOf(delay, size);
    }

    float[] weight() {
        return Arrays.copyOf(weight, size);
    }
}
