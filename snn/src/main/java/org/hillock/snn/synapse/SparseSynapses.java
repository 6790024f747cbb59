package org.hillock.snn.synapse;

import java.util.Arrays;
import org.hillock.snn.NetworkException;

/**
 * Listed synapses in compressed rows, one row per presynaptic neuron, with an index by target for what a postsynaptic
 * spike changes. A static or plastic synapse takes 16 bytes: weight, target, and the two words of that index; 4 more
 * where a transfer is cached.
 */
public final class SparseSynapses extends SynapseTable {
    private final int[] rowStart;
    private final int[] target;
    private final int[] columnStart;
    private final int[] columnSynapse;
    private final int[] columnSource;

    /**
     * Creates a table from lists that are sorted by presynaptic neuron.
     *
     * @param pre presynaptic index of each synapse, ascending. Not modified.
     * @param post postsynaptic index of each synapse. Not modified, copied.
     * @param weights weight of each synapse. Not modified, copied.
     */
    public SparseSynapses(
            int preCount, int postCount, int[] pre, int[] post, float[] weights, WeightTransfer transfer) {
        super(preCount, postCount, weights.clone(), transfer);
        NetworkException.requireLength("sparse synapses, targets", post.length, pre.length);
        NetworkException.requireLength("sparse synapses, weights", weights.length, pre.length);
        this.target = post.clone();
        this.rowStart = starts(pre, preCount);
        this.columnStart = starts(post, postCount);
        this.columnSynapse = new int[pre.length];
        this.columnSource = new int[pre.length];
        int[] next = columnStart.clone();
        for (int k = 0; k < pre.length; k++) {
            int place = next[post[k]]++;
            columnSynapse[place] = k;
            columnSource[place] = pre[k];
        }
        touchedAll();
    }

    private static int[] starts(int[] index, int groups) {
        int[] start = new int[groups + 1];
        for (int i : index) {
            start[i + 1]++;
        }
        for (int g = 0; g < groups; g++) {
            start[g + 1] += start[g];
        }
        return start;
    }

    @Override
    long deliver(float[] effective, int[] spikes, int count, float[] current) {
        long operations = 0;
        for (int k = 0; k < count; k++) {
            int from = rowStart[spikes[k]];
            int to = rowStart[spikes[k] + 1];
            scatter(effective, target, from, to, current);
            operations += to - from;
        }
        return operations;
    }

    private static void scatter(float[] effective, int[] target, int from, int to, float[] current) {
        for (int k = from; k < to; k++) {
            current[target[k]] += effective[k];
        }
    }

    @Override
    void sumPerTarget(float[] effective, double[] sums) {
        for (int k = 0; k < effective.length; k++) {
            sums[target[k]] += effective[k];
        }
    }

    @Override
    void refreshTarget(int post, WeightTransfer transfer, float[] effective) {
        for (int c = columnStart[post]; c < columnStart[post + 1]; c++) {
            int k = columnSynapse[c];
            effective[k] = (float) transfer.effective(weights[k]);
        }
    }

    @Override
    public int addToRow(int pre, float factor, float[] postTrace, float minimum, float maximum) {
        int to = rowStart[pre + 1];
        for (int k = rowStart[pre]; k < to; k++) {
            weights[k] = clip(weights[k] + factor * postTrace[target[k]], minimum, maximum);
        }
        return to - rowStart[pre];
    }

    @Override
    public int addToColumn(int post, float factor, float[] preTrace, float minimum, float maximum) {
        int to = columnStart[post + 1];
        for (int c = columnStart[post]; c < to; c++) {
            int k = columnSynapse[c];
            weights[k] = clip(weights[k] + factor * preTrace[columnSource[c]], minimum, maximum);
        }
        return to - columnStart[post];
    }

    @Override
    public int moveColumnTowards(int post, float rate, float[] goal) {
        int to = columnStart[post + 1];
        for (int c = columnStart[post]; c < to; c++) {
            int k = columnSynapse[c];
            weights[k] += rate * (goal[columnSource[c]] - weights[k]);
        }
        return to - columnStart[post];
    }

    @Override
    public void ends(int[] pre, int[] post) {
        for (int i = 0; i < preCount; i++) {
            Arrays.fill(pre, rowStart[i], rowStart[i + 1], i);
        }
        System.arraycopy(target, 0, post, 0, target.length);
    }
}
