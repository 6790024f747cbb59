package org.hillock.snn.synapse;

import org.hillock.snn.NetworkException;

/** All-to-all weights in rows, one row per presynaptic neuron, without indices: delivery is a straight vector loop. */
public final class DenseSynapses extends SynapseTable {
    private final int[] allTargets;

    /**
     * Creates a table.
     *
     * @param weights row by row, {@code preCount * postCount} of them. Not modified, copied.
     */
    public DenseSynapses(int preCount, int postCount, float[] weights, WeightTransfer transfer) {
        super(preCount, postCount, weights.clone(), transfer);
        NetworkException.requireLength("dense synapses, weights", weights.length, preCount * postCount);
        this.allTargets = new int[postCount];
        for (int j = 0; j < postCount; j++) {
            allTargets[j] = j;
        }
    }

    @Override
    int rowStart(int pre) {
        return pre * postCount;
    }

    @Override
    int rowLength(int pre) {
        return postCount;
    }

    @Override
    int[] targets() {
        return allTargets;
    }

    @Override
    int targetStart(int pre) {
        return 0;
    }

    @Override
    long deliver(float[] effective, int[] spikes, int count, float[] current) {
        for (int k = 0; k < count; k++) {
            addRow(effective, spikes[k] * postCount, current, postCount);
        }
        return (long) count * postCount;
    }

    private static void addRow(float[] effective, int row, float[] current, int targets) {
        for (int j = 0; j < targets; j++) {
            current[j] += effective[row + j];
        }
    }

    @Override
    void sumPerTarget(float[] effective, double[] sums) {
        for (int i = 0; i < preCount; i++) {
            int row = i * postCount;
            for (int j = 0; j < postCount; j++) {
                sums[j] += effective[row + j];
            }
        }
    }

    @Override
    void refreshTarget(int post, WeightTransfer transfer, float[] effective) {
        for (int k = post; k < weights.length; k += postCount) {
            effective[k] = (float) transfer.effective(weights[k]);
        }
    }

    @Override
    public int addToRow(int pre, float factor, float[] postTrace, float minimum, float maximum) {
        addScaled(weights, pre * postCount, factor, postTrace, minimum, maximum, postCount);
        return postCount;
    }

    private static void addScaled(
            float[] weights, int row, float factor, float[] trace, float minimum, float maximum, int targets) {
        for (int j = 0; j < targets; j++) {
            weights[row + j] = clip(weights[row + j] + factor * trace[j], minimum, maximum);
        }
    }

    @Override
    public int addToColumn(int post, float factor, float[] preTrace, float minimum, float maximum) {
        for (int i = 0, k = post; i < preCount; i++, k += postCount) {
            weights[k] = clip(weights[k] + factor * preTrace[i], minimum, maximum);
        }
        return preCount;
    }

    @Override
    public int moveColumnTowards(int post, float rate, float[] goal) {
        moveStrided(weights, post, postCount, rate, goal, preCount);
        return preCount;
    }

    private static void moveStrided(float[] weights, int first, int stride, float rate, float[] goal, int sources) {
        for (int i = 0, k = first; i < sources; i++, k += stride) {
            weights[k] += rate * (goal[i] - weights[k]);
        }
    }

    @Override
    public TargetSums targetSums() {
        return TargetSums.planes(postCount);
    }

    @Override
    public int passFolded(int pre, RowPass pass, TargetSums read, TargetSums written, float[] current) {
        int row = pre * postCount;
        float[] sums = read.values();
        float[] now = written.values();
        for (int j = 0; j < postCount; j++) {
            float w = clip(weights[row + j] + pass.owed * sums[j], pass.least, pass.greatest);
            current[j] += w;
            w = clip(w + pass.perTrace * now[TargetSums.TRACE * postCount + j], pass.least, pass.greatest);
            weights[row + j] = w - pass.owing * now[TargetSums.WRITTEN * postCount + j];
        }
        return postCount;
    }

    @Override
    public void readFolded(int pre, RowPass pass, TargetSums read, float[] into) {
        int row = pre * postCount;
        float[] sums = read.values();
        for (int j = 0; j < postCount; j++) {
            into[row + j] = clip(weights[row + j] + pass.owed * sums[j], pass.least, pass.greatest);
        }
    }

    @Override
    public int passKept(int pre, RowPass pass, TargetSums read, TargetSums written, float[] kept, float[] current) {
        int row = pre * postCount;
        float[] sums = read.values();
        float[] now = written.values();
        for (int j = 0; j < postCount; j++) {
            float w = weights[row + j];
            w = clip(w + (pass.greatest - w) * pass.owed * (sums[j] - kept[row + j]), 0, pass.greatest);
            current[j] += w;
            weights[row + j] =
                    clip(w + w * pass.perTrace * now[TargetSums.TRACE * postCount + j], 0, pass.greatest);
            kept[row + j] = now[TargetSums.WRITTEN * postCount + j];
        }
        return postCount;
    }

    @Override
    public void readKept(int pre, RowPass pass, TargetSums read, float[] kept, float[] into) {
        int row = pre * postCount;
        float[] sums = read.values();
        for (int j = 0; j < postCount; j++) {
            float w = weights[row + j];
            float grown = pass.owed * (sums[j] - kept[row + j]);
            into[row + j] = clip(w + (pass.greatest - w) * grown, 0, pass.greatest);
        }
    }

    @Override
    public void ends(int[] pre, int[] post) {
        for (int k = 0; k < weights.length; k++) {
            pre[k] = k / postCount;
            post[k] = k % postCount;
        }
    }
}
