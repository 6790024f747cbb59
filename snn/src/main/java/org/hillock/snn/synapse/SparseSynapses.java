package org.hillock.snn.synapse;

import java.util.Arrays;
import org.hillock.snn.NetworkException;

/**
 * Listed synapses in compressed rows, one row per presynaptic neuron. A synapse takes 6 bytes, four for the weight and two for
 * the target; 7 with more than 65536 targets and 8 with more than 16.7 million; 8 more from the first call on that needs an
 * index by target, as most plasticity rules and transfers do; and 4 more where a transfer is cached. A row takes 4 bytes.
 */
public final class SparseSynapses extends SynapseTable {
    private static final int[] NOT_BUILT = {};
    private static final float[] NO_ROW = {};

    private final int[] rowStart;
    private final RowTargets target;
    private final int[] unpacked;
    private float[] row = NO_ROW;
    private float[] keptRow = NO_ROW;
    private int[] columnStart = NOT_BUILT;
    private int[] columnSynapse = NOT_BUILT;
    private int[] columnSource = NOT_BUILT;

    /**
     * Creates a table from lists that are sorted by presynaptic neuron.
     *
     * @param pre presynaptic index of each synapse, ascending. Not modified.
     * @param post postsynaptic index of each synapse, best ascending in each row. Not modified, copied.
     * @param weights weight of each synapse. Not modified, copied.
     */
    public SparseSynapses(
            int preCount, int postCount, int[] pre, int[] post, float[] weights, WeightTransfer transfer) {
        this(postCount, starts(pre, preCount), new RowTargets(post, postCount), weights.clone(), transfer);
        NetworkException.requireLength("sparse synapses, targets", post.length, pre.length);
        NetworkException.requireLength("sparse synapses, weights", weights.length, pre.length);
    }

    private SparseSynapses(int postCount, int[] rowStart, RowTargets target, float[] weights, WeightTransfer transfer) {
        super(rowStart.length - 1, postCount, weights, transfer);
        this.rowStart = rowStart;
        this.target = target;
        this.unpacked = new int[longestRow()];
        touchedAll();
    }

    /**
     * Creates a table from compressed rows.
     *
     * @param rowStart first synapse of each presynaptic neuron, and the number of synapses at the end. Not copied, becomes
     *     the table's own.
     * @param target postsynaptic index of each synapse, ascending in each row. Not modified, copied.
     * @param weights weight of each synapse. Not copied, becomes the table's own.
     */
    public static SparseSynapses ofRows(
            int postCount, int[] rowStart, int[] target, float[] weights, WeightTransfer transfer) {
        NetworkException.requireLength("sparse synapses, targets", target.length, rowStart[rowStart.length - 1]);
        NetworkException.requireLength("sparse synapses, weights", weights.length, target.length);
        return new SparseSynapses(postCount, rowStart, new RowTargets(target, postCount), weights, transfer);
    }

    @Override
    public void indexByTarget() {
        if (columnStart != NOT_BUILT) {
            return;
        }
        columnStart = columnStarts();
        columnSynapse = new int[target.size()];
        columnSource = new int[target.size()];
        int[] next = columnStart.clone();
        for (int i = 0; i < preCount; i++) {
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                int place = next[target.at(k)]++;
                columnSynapse[place] = k;
                columnSource[place] = i;
            }
        }
    }

    private int[] columnStarts() {
        int[] start = new int[postCount + 1];
        for (int k = 0; k < target.size(); k++) {
            start[target.at(k) + 1]++;
        }
        return added(start);
    }

    private static int[] starts(int[] index, int groups) {
        int[] start = new int[groups + 1];
        for (int i : index) {
            start[i + 1]++;
        }
        return added(start);
    }

    private static int[] added(int[] counts) {
        for (int g = 1; g < counts.length; g++) {
            counts[g] += counts[g - 1];
        }
        return counts;
    }

    @Override
    int rowStart(int pre) {
        return rowStart[pre];
    }

    @Override
    int rowLength(int pre) {
        return rowStart[pre + 1] - rowStart[pre];
    }

    @Override
    public void preparePassKept() {
        if (row.length < unpacked.length) {
            row = new float[unpacked.length];
            keptRow = new float[unpacked.length];
        }
    }

    @Override
    int[] rowTargets(int pre) {
        target.unpack(rowStart[pre], rowLength(pre), unpacked);
        return unpacked;
    }

    @Override
    int storedBytes() {
        int bytes = Float.BYTES + target.bytes();
        return columnStart == NOT_BUILT ? bytes : bytes + 2 * Integer.BYTES;
    }

    @Override
    long deliver(float[] effective, int[] spikes, int count, float[] current) {
        long operations = 0;
        for (int k = 0; k < count; k++) {
            int from = rowStart[spikes[k]];
            int to = rowStart[spikes[k] + 1];
            operations += to - from;
            if (target.isThreeBytes()) {
                scatterWide(effective, target.low(), target.third(), from, to, 1, current);
                continue;
            }
            while (from < to) {
                int end = target.pieceEnd(from, to);
                scatter(effective, target.low(), from, end, target.base(from), current);
                from = end;
            }
        }
        return operations;
    }

    @Override
    long deliverScaled(float[] effective, int[] spikes, int count, float factor, float[] current) {
        long operations = 0;
        for (int k = 0; k < count; k++) {
            int from = rowStart[spikes[k]];
            int to = rowStart[spikes[k] + 1];
            operations += to - from;
            if (target.isThreeBytes()) {
                scatterWide(effective, target.low(), target.third(), from, to, factor, current);
                continue;
            }
            while (from < to) {
                int end = target.pieceEnd(from, to);
                scatterScaled(effective, target.low(), from, end, target.base(from), factor, current);
                from = end;
            }
        }
        return operations;
    }

    private static void scatterScaled(
            float[] effective, char[] target, int from, int to, int base, float factor, float[] current) {
        for (int k = from; k < to; k++) {
            current[base + target[k]] += factor * effective[k];
        }
    }

    /** Without pieces, which would be short in rows that are spread over many targets. */
    private static void scatterWide(
            float[] effective, char[] low, byte[] third, int from, int to, float factor, float[] current) {
        for (int k = from; k < to; k++) {
            current[low[k] | (third[k] & 0xFF) << 16] += factor * effective[k];
        }
    }

    private static void scatter(float[] effective, char[] target, int from, int to, int base, float[] current) {
        for (int k = from; k < to; k++) {
            current[base + target[k]] += effective[k];
        }
    }

    @Override
    void sumPerTarget(float[] effective, double[] sums) {
        for (int k = 0; k < effective.length; k++) {
            sums[target.at(k)] += effective[k];
        }
    }

    @Override
    void refreshTarget(int post, WeightTransfer transfer, float[] effective) {
        indexByTarget();
        for (int c = columnStart[post]; c < columnStart[post + 1]; c++) {
            int k = columnSynapse[c];
            effective[k] = (float) transfer.effective(weights[k]);
        }
    }

    @Override
    public int addToRow(int pre, float factor, float[] postTrace, float minimum, float maximum) {
        int from = rowStart[pre];
        int to = rowStart[pre + 1];
        while (from < to) {
            int end = target.pieceEnd(from, to);
            addTo(weights, target.low(), from, end, target.base(from), factor, postTrace, minimum, maximum);
            from = end;
        }
        return to - rowStart[pre];
    }

    private static void addTo(
            float[] weights,
            char[] target,
            int from,
            int to,
            int base,
            float factor,
            float[] postTrace,
            float minimum,
            float maximum) {
        for (int k = from; k < to; k++) {
            weights[k] = clip(weights[k] + factor * postTrace[base + target[k]], minimum, maximum);
        }
    }

    @Override
    public int addToColumn(int post, float factor, float[] preTrace, float minimum, float maximum) {
        indexByTarget();
        int to = columnStart[post + 1];
        for (int c = columnStart[post]; c < to; c++) {
            int k = columnSynapse[c];
            weights[k] = clip(weights[k] + factor * preTrace[columnSource[c]], minimum, maximum);
        }
        return to - columnStart[post];
    }

    @Override
    public int moveColumnTowards(int post, float rate, float[] goal) {
        indexByTarget();
        int to = columnStart[post + 1];
        for (int c = columnStart[post]; c < to; c++) {
            int k = columnSynapse[c];
            weights[k] += rate * (goal[columnSource[c]] - weights[k]);
        }
        return to - columnStart[post];
    }

    @Override
    public int passFolded(int pre, RowPass pass, TargetSums read, TargetSums written, float[] current) {
        int from = rowStart[pre];
        int to = rowStart[pre + 1];
        while (from < to) {
            int end = target.pieceEnd(from, to);
            passFolded(from, end, target.base(from), pass, read, written, current);
            from = end;
        }
        return to - rowStart[pre];
    }

    private void passFolded(
            int from, int to, int base, RowPass pass, TargetSums read, TargetSums written, float[] current) {
        passFolded(
                weights,
                target.low(),
                from,
                to,
                base,
                pass.factor(),
                pass.owed(),
                pass.owing(),
                pass.perTrace(),
                pass.least(),
                pass.greatest(),
                read.read,
                written.written,
                written.trace,
                current);
    }

    private static void passFolded(
            float[] weights,
            char[] target,
            int from,
            int to,
            int base,
            float factor,
            float owed,
            float owing,
            float perTrace,
            float least,
            float greatest,
            float[] read,
            float[] written,
            float[] trace,
            float[] current) {
        for (int k = from; k < to; k++) {
            int j = base + target[k];
            float w = within(weights[k] + owed * read[j], least, greatest);
            current[j] += factor * w;
            w = within(w + perTrace * trace[j], least, greatest);
            weights[k] = w - owing * written[j];
        }
    }

    @Override
    public void readFolded(int pre, RowPass pass, TargetSums read, float[] into) {
        float[] sums = read.read;
        for (int k = rowStart[pre]; k < rowStart[pre + 1]; k++) {
            float owed = pass.owed() * sums[target.at(k)];
            into[k] = within(weights[k] + owed, pass.least(), pass.greatest());
        }
    }

    /**
     * Works on copies of the row. In place the speed hung on where the heap had put three arrays of one length: it fell to half
     * where they lie at nearly one offset into a page, presumably because loads wait for stores of the same offset.
     */
    @Override
    public int passKept(int pre, RowPass pass, TargetSums read, TargetSums written, float[] kept, float[] current) {
        int from = rowStart[pre];
        int length = rowStart[pre + 1] - from;
        System.arraycopy(weights, from, row, 0, length);
        System.arraycopy(kept, from, keptRow, 0, length);
        int next = from;
        while (next < from + length) {
            int end = target.pieceEnd(next, from + length);
            passKept(next - from, end - from, from, target.base(next), pass, read, written, current);
            next = end;
        }
        System.arraycopy(row, 0, weights, from, length);
        System.arraycopy(keptRow, 0, kept, from, length);
        return length;
    }

    private void passKept(
            int from,
            int to,
            int rowStart,
            int base,
            RowPass pass,
            TargetSums read,
            TargetSums written,
            float[] current) {
        passKept(
                row,
                keptRow,
                target.low(),
                from,
                to,
                rowStart,
                base,
                pass.factor(),
                pass.owed(),
                pass.perTrace(),
                pass.greatest(),
                read.read,
                written.written,
                written.trace,
                current);
    }

    private static void passKept(
            float[] row,
            float[] keptRow,
            char[] target,
            int from,
            int to,
            int rowStart,
            int base,
            float factor,
            float owed,
            float perTrace,
            float greatest,
            float[] read,
            float[] written,
            float[] trace,
            float[] current) {
        for (int k = from; k < to; k++) {
            int j = base + target[rowStart + k];
            float w = row[k];
            w = within(w + (greatest - w) * owed * (read[j] - keptRow[k]), 0, greatest);
            current[j] += factor * w;
            row[k] = within(w + w * perTrace * trace[j], 0, greatest);
            keptRow[k] = written[j];
        }
    }

    @Override
    public void readKept(int pre, RowPass pass, TargetSums read, float[] kept, float[] into) {
        float[] sums = read.read;
        for (int k = rowStart[pre]; k < rowStart[pre + 1]; k++) {
            float w = weights[k];
            float grown = pass.owed() * (sums[target.at(k)] - kept[k]);
            into[k] = within(w + (pass.greatest() - w) * grown, 0, pass.greatest());
        }
    }

    /** Clips by two branches that are hardly ever taken; the minimum and maximum of the JDK cost several instructions. */
    private static float within(float value, float least, float greatest) {
        if (value > greatest) {
            return greatest;
        }
        return value < least ? least : value;
    }

    @Override
    public void ends(int[] pre, int[] post) {
        for (int i = 0; i < preCount; i++) {
            Arrays.fill(pre, rowStart[i], rowStart[i + 1], i);
        }
        target.unpack(0, target.size(), post);
    }
}
