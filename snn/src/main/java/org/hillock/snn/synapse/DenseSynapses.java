package org.hillock.snn.synapse;

import org.hillock.snn.NetworkException;

/**
 * All-to-all weights in rows, one row per presynaptic neuron, without indices: delivery and learning are straight vector
 * loops over a copy of the row.
 */
public final class DenseSynapses extends SynapseTable {
    private final int[] allTargets;
    private final float[] row;
    private final float[] keptRow;
    private final RowBounds rowBounds;

    /**
     * Creates a table.
     *
     * @param weights row by row, {@code preCount * postCount} of them. Not modified, copied.
     */
    public DenseSynapses(int preCount, int postCount, float[] weights, WeightTransfer transfer) {
        super(preCount, postCount, weights.clone(), transfer);
        NetworkException.requireLength("dense synapses, weights", weights.length, preCount * postCount);
        this.allTargets = new int[postCount];
        this.row = new float[postCount];
        this.keptRow = new float[postCount];
        this.rowBounds = new RowBounds(preCount);
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
    int[] rowTargets(int pre) {
        return allTargets;
    }

    @Override
    int storedBytes() {
        return Float.BYTES;
    }

    @Override
    long deliver(float[] effective, int[] spikes, int count, float[] current) {
        for (int k = 0; k < count; k++) {
            System.arraycopy(effective, spikes[k] * postCount, row, 0, postCount);
            DenseRows.add(row, current);
        }
        return (long) count * postCount;
    }

    @Override
    long deliverScaled(float[] effective, int[] spikes, int count, float factor, float[] current) {
        for (int k = 0; k < count; k++) {
            System.arraycopy(effective, spikes[k] * postCount, row, 0, postCount);
            DenseRows.addScaled(row, factor, current);
        }
        return (long) count * postCount;
    }

    @Override
    void sumPerTarget(float[] effective, double[] sums) {
        for (int i = 0; i < preCount; i++) {
            int first = i * postCount;
            for (int j = 0; j < postCount; j++) {
                sums[j] += effective[first + j];
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
        noteChanged();
        System.arraycopy(weights, pre * postCount, row, 0, postCount);
        DenseRows.shift(row, factor, postTrace, minimum, maximum);
        System.arraycopy(row, 0, weights, pre * postCount, postCount);
        return postCount;
    }

    @Override
    public int addToColumn(int post, float factor, float[] preTrace, float minimum, float maximum) {
        noteChanged();
        for (int i = 0, k = post; i < preCount; i++, k += postCount) {
            weights[k] = clip(weights[k] + factor * preTrace[i], minimum, maximum);
        }
        return preCount;
    }

    @Override
    public int moveColumnTowards(int post, float rate, float[] goal) {
        noteChanged();
        moveStrided(weights, post, postCount, rate, goal, preCount);
        return preCount;
    }

    private static void moveStrided(float[] weights, int first, int stride, float rate, float[] goal, int sources) {
        for (int i = 0, k = first; i < sources; i++, k += stride) {
            weights[k] += rate * (goal[i] - weights[k]);
        }
    }

    @Override
    public int passFolded(int pre, RowPass pass, TargetSums read, TargetSums written, float[] current) {
        if (takeChanged()) {
            rowBounds.forget();
        }
        System.arraycopy(weights, pre * postCount, row, 0, postCount);
        if (rowBounds.allow(pre, pass, read, written)) {
            DenseRows.passFreely(
                    row,
                    pass.owed(),
                    read.read,
                    pass.factor(),
                    current,
                    pass.perTrace(),
                    written.trace,
                    pass.owing(),
                    written.written);
        } else {
            passClipped(pass, read, written, current);
            rowBounds.look(pre, row);
        }
        System.arraycopy(row, 0, weights, pre * postCount, postCount);
        return postCount;
    }

    private void passClipped(RowPass pass, TargetSums read, TargetSums written, float[] current) {
        if (pass.perTrace() <= 0) {
            DenseRows.passClipped(
                    row,
                    pass.owed(),
                    read.read,
                    pass.factor(),
                    current,
                    pass.perTrace(),
                    written.trace,
                    pass.owing(),
                    written.written,
                    pass.least(),
                    pass.greatest());
        } else {
            DenseRows.shift(row, pass.owed(), read.read, pass.least(), pass.greatest());
            DenseRows.addScaled(row, pass.factor(), current);
            DenseRows.shift(row, pass.perTrace(), written.trace, pass.least(), pass.greatest());
            DenseRows.addScaled(written.written, -pass.owing(), row);
        }
    }

    @Override
    public void readFolded(int pre, RowPass pass, TargetSums read, float[] into) {
        int first = pre * postCount;
        float[] sums = read.read;
        for (int j = 0; j < postCount; j++) {
            into[first + j] = clip(weights[first + j] + pass.owed() * sums[j], pass.least(), pass.greatest());
        }
    }

    @Override
    public int passKept(int pre, RowPass pass, TargetSums read, TargetSums written, float[] kept, float[] current) {
        noteChanged();
        System.arraycopy(weights, pre * postCount, row, 0, postCount);
        System.arraycopy(kept, pre * postCount, keptRow, 0, postCount);
        DenseRows.grow(row, pass.owed(), read.read, keptRow, pass.greatest());
        DenseRows.addScaled(row, pass.factor(), current);
        DenseRows.shrink(row, pass.perTrace(), written.trace, pass.greatest());
        System.arraycopy(row, 0, weights, pre * postCount, postCount);
        System.arraycopy(written.written, 0, kept, pre * postCount, postCount);
        return postCount;
    }

    @Override
    public void readKept(int pre, RowPass pass, TargetSums read, float[] kept, float[] into) {
        int first = pre * postCount;
        float[] sums = read.read;
        for (int j = 0; j < postCount; j++) {
            float w = weights[first + j];
            float grown = pass.owed() * (sums[j] - kept[first + j]);
            into[first + j] = clip(w + (pass.greatest() - w) * grown, 0, pass.greatest());
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
