package org.hillock.snn.synapse;

import java.util.Arrays;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;

/**
 * The weights of one projection, and the few loops over them that delivery and plasticity need.
 *
 * <p>Synapse k is ordered by presynaptic, then postsynaptic neuron. Effective weights are cached: whoever changes
 * weights says which targets it touched, and the cache is refreshed when spikes are next delivered.
 */
public abstract sealed class SynapseTable implements Stateful permits DenseSynapses, SparseSynapses {
    final int preCount;
    final int postCount;
    final float[] weights;
    private final float[] effective;
    private final WeightTransfer transfer;
    private final boolean[] staleTargets;
    private boolean stale;
    private boolean changed;

    SynapseTable(int preCount, int postCount, float[] weights, WeightTransfer transfer) {
        this.preCount = preCount;
        this.postCount = postCount;
        this.weights = weights;
        this.transfer = transfer;
        this.effective = transfer instanceof WeightTransfer.Identity ? weights : new float[weights.length];
        this.staleTargets = new boolean[postCount];
        touchedAll();
    }

    /** Returns the number of presynaptic neurons. */
    public final int preCount() {
        return preCount;
    }

    /** Returns the number of postsynaptic neurons. */
    public final int postCount() {
        return postCount;
    }

    /** Returns the number of synapses. */
    public final int size() {
        return weights.length;
    }

    /** Returns the bytes that a synapse takes in this table: weight, target, and what was made of both. */
    public final int bytesPerSynapse() {
        return storedBytes() + (actsAsStored() ? 0 : Float.BYTES);
    }

    /** Returns the greatest number of synapses that a presynaptic neuron has. */
    public final int longestRow() {
        int longest = 0;
        for (int i = 0; i < preCount; i++) {
            longest = Math.max(longest, rowLength(i));
        }
        return longest;
    }

    /** Returns the number of synapses of a presynaptic neuron. */
    public final int synapsesOf(int pre) {
        return rowLength(pre);
    }

    /**
     * Collects which of some neurons are targets of a presynaptic one, as often as it has synapses onto them.
     *
     * @param neurons postsynaptic indices, ascending from {@code from} to {@code to}. Not modified.
     * @param targets room for as many as the neuron has synapses. Modified.
     * @return how many
     */
    public final int targetsAmong(int pre, int[] neurons, int from, int to, int[] targets) {
        int[] row = rowTargets(pre);
        int length = rowLength(pre);
        int found = 0;
        for (int k = 0; k < length; k++) {
            if (Arrays.binarySearch(neurons, from, to, row[k]) >= 0) {
                targets[found++] = row[k];
            }
        }
        return found;
    }

    /** Returns the stored weights themselves; after writing to them call {@link #touchedAll()} or {@link #touched}. */
    public final float[] weights() {
        return weights;
    }

    /** Prepares the operations that go by target, which otherwise allocate an index when one is first called. */
    public void indexByTarget() {}

    /** Notes that weights onto one target have changed. */
    public final void touched(int post) {
        staleTargets[post] = true;
        stale = true;
        changed = true;
    }

    /**
     * Lists both ends of every synapse, in the order of the weights.
     *
     * @param pre presynaptic index, one per synapse. Modified.
     * @param post postsynaptic index, one per synapse. Modified.
     */
    public abstract void ends(int[] pre, int[] post);

    /** Notes that any weight may have changed. */
    public final void touchedAll() {
        Arrays.fill(staleTargets, true);
        stale = true;
        changed = true;
    }

    /** Notes that stored weights have changed, apart from what it means for the effective ones. */
    final void noteChanged() {
        changed = true;
    }

    /** Tells whether weights were noted as changed since the last call. */
    final boolean takeChanged() {
        boolean taken = changed;
        changed = false;
        return taken;
    }

    /**
     * Adds the effective weights of spikes that arrive to the currents of their targets, one accumulate per synapse.
     *
     * @param spikes presynaptic indices. Not modified.
     * @param current one number per target. Modified.
     * @return the number of synaptic operations
     */
    public final long deliver(int[] spikes, int count, float[] current) {
        return count == 0 ? 0 : deliver(effective(), spikes, count, current);
    }

    /**
     * As {@link #deliver(int[], int, float[])}, with all weights multiplied by a factor.
     *
     * @param spikes presynaptic indices. Not modified.
     * @param current one number per target. Modified.
     * @return the number of synaptic operations
     */
    public final long deliver(int[] spikes, int count, float factor, float[] current) {
        if (count == 0) {
            return 0;
        }
        return factor == 1
                ? deliver(effective(), spikes, count, current)
                : deliverScaled(effective(), spikes, count, factor, current);
    }

    long deliverScaled(float[] effective, int[] spikes, int count, float factor, float[] current) {
        long operations = 0;
        for (int k = 0; k < count; k++) {
            int length = rowLength(spikes[k]);
            addShare(effective, rowStart(spikes[k]), rowTargets(spikes[k]), length, factor, current);
            operations += length;
        }
        return operations;
    }

    /**
     * As {@link #deliver(int[], int, float[])}, but each spike passes only a share of the weights on: one multiply and
     * accumulate per synapse.
     *
     * @param spikes presynaptic indices. Not modified.
     * @param shares one per spike. Not modified.
     * @param current one number per target. Modified.
     * @return the number of synaptic operations
     */
    public final long deliverShares(int[] spikes, int count, float[] shares, float[] current) {
        long operations = 0;
        for (int k = 0; k < count; k++) {
            int length = rowLength(spikes[k]);
            addShare(effective(), rowStart(spikes[k]), rowTargets(spikes[k]), length, shares[k], current);
            operations += length;
        }
        return operations;
    }

    private static void addShare(float[] effective, int row, int[] target, int length, float share, float[] current) {
        for (int j = 0; j < length; j++) {
            current[target[j]] += share * effective[row + j];
        }
    }

    /**
     * As {@link #deliver(int[], int, float[])}, but each synapse passes a spike on with a probability.
     *
     * @param spikes presynaptic indices. Not modified.
     * @param stepSeed seed of this step's draws; synapse k takes draw k
     * @param factor by which what is passed on is multiplied
     * @param current one number per target. Modified.
     * @return the number of spikes passed on
     */
    public final long deliverReleased(
            int[] spikes, int count, double probability, long stepSeed, float factor, float[] current) {
        long operations = 0;
        for (int k = 0; k < count; k++) {
            int length = rowLength(spikes[k]);
            operations += addReleased(
                    effective(),
                    rowStart(spikes[k]),
                    rowTargets(spikes[k]),
                    length,
                    probability,
                    stepSeed,
                    factor,
                    current);
        }
        return operations;
    }

    private static int addReleased(
            float[] effective,
            int row,
            int[] target,
            int length,
            double probability,
            long stepSeed,
            float factor,
            float[] current) {
        int released = 0;
        for (int j = 0; j < length; j++) {
            if (CounterRandom.uniform(stepSeed, row + j) < probability) {
                current[target[j]] += factor * effective[row + j];
                released++;
            }
        }
        return released;
    }

    /**
     * As {@link #deliverShares}, but what is delivered arrives after each synapse's own delay.
     *
     * @param spikes presynaptic indices of those that arrive now at synapses of the shortest delay. Not modified.
     * @param shares one per spike. Not modified.
     * @param ring input on its way. Modified.
     * @return the number of synaptic operations
     */
    public final long deliverLater(int[] spikes, int count, float[] shares, DelayRing ring) {
        long operations = 0;
        for (int k = 0; k < count; k++) {
            int length = rowLength(spikes[k]);
            addLater(
                    effective(),
                    rowStart(spikes[k]),
                    rowTargets(spikes[k]),
                    length,
                    shares[k],
                    ring.delay(),
                    ring.cursor(),
                    ring.slots());
            operations += length;
        }
        return operations;
    }

    private static void addLater(
            float[] effective,
            int row,
            int[] target,
            int length,
            float share,
            short[] delay,
            int now,
            float[][] slots) {
        for (int j = 0; j < length; j++) {
            int slot = now + delay[row + j];
            slots[slot < slots.length ? slot : slot - slots.length][target[j]] += share * effective[row + j];
        }
    }

    /**
     * Adds up the effective weights onto each target.
     *
     * @param sums one number per target. Modified.
     */
    public final void sumPerTarget(double[] sums) {
        Arrays.fill(sums, 0);
        sumPerTarget(effective(), sums);
    }

    /**
     * Adds {@code factor * postTrace[j]} to the weight onto every target j of one presynaptic neuron, within bounds.
     *
     * @param postTrace one number per target. Not modified.
     * @return the number of synapses
     */
    public abstract int addToRow(int pre, float factor, float[] postTrace, float minimum, float maximum);

    /**
     * Adds {@code factor * preTrace[i]} to the weight from every source i of one postsynaptic neuron, within bounds.
     *
     * @param preTrace one number per presynaptic neuron. Not modified.
     * @return the number of synapses
     */
    public abstract int addToColumn(int post, float factor, float[] preTrace, float minimum, float maximum);

    /**
     * Moves the weight from every source i of one postsynaptic neuron towards a goal: {@code w += rate * (goal[i] - w)}.
     *
     * @param goal one number per presynaptic neuron. Not modified.
     * @return the number of synapses
     */
    public abstract int moveColumnTowards(int post, float rate, float[] goal);

    /**
     * Makes the table of a part of the targets, which are counted from 0 in it.
     *
     * @param from first target
     * @param to end of the targets, not included
     */
    public final SynapseTable part(int from, int to) {
        int[] start = new int[preCount + 1];
        for (int i = 0; i < preCount; i++) {
            start[i + 1] = start[i] + within(i, from, to);
        }
        int[] target = new int[start[preCount]];
        float[] own = new float[start[preCount]];
        for (int i = 0, next = 0; i < preCount; i++) {
            int[] targets = rowTargets(i);
            for (int k = 0; k < rowLength(i); k++) {
                int post = targets[k];
                if (post >= from && post < to) {
                    target[next] = post - from;
                    own[next++] = weights[rowStart(i) + k];
                }
            }
        }
        return this instanceof DenseSynapses
                ? new DenseSynapses(preCount, to - from, own, transfer)
                : SparseSynapses.ofRows(to - from, start, target, own, transfer);
    }

    private int within(int pre, int from, int to) {
        int[] targets = rowTargets(pre);
        int count = 0;
        for (int k = 0; k < rowLength(pre); k++) {
            count += targets[k] >= from && targets[k] < to ? 1 : 0;
        }
        return count;
    }

    /**
     * Copies a number per synapse between the whole and its parts, which follow each other in every row.
     *
     * @param parts tables over all targets, in their order
     * @param whole one number per synapse of all parts, in the order of the whole. Modified or not.
     * @param values one array per part. Modified or not.
     * @param intoParts which way
     */
    public static void copyRows(SynapseTable[] parts, float[] whole, float[][] values, Copy intoParts) {
        int next = 0;
        for (int i = 0; i < parts[0].preCount; i++) {
            for (int p = 0; p < parts.length; p++) {
                int length = parts[p].rowLength(i);
                if (intoParts == Copy.INTO_PARTS) {
                    System.arraycopy(whole, next, values[p], parts[p].rowStart(i), length);
                } else {
                    System.arraycopy(values[p], parts[p].rowStart(i), whole, next, length);
                }
                next += length;
            }
        }
    }

    /** Which way to copy between a whole and its parts. */
    public enum Copy {
        /** From the whole. */
        INTO_PARTS,
        /** Into the whole. */
        INTO_WHOLE
    }

    /** Tells whether weights act as they are stored. */
    public final boolean actsAsStored() {
        return effective == weights;
    }

    /**
     * Brings a row up to date, delivers it and lets it learn, for an additive rule with deferred potentiation. A stored
     * weight leaves out {@code owed} times the sum of its target, so that what is pending needs no memory of its own: {@code
     * w = clip(stored + owed * read)} arrives, {@code w <- clip(w + perTrace * trace)}, and {@code w - owing * written} is
     * stored.
     *
     * @param read sums since the origin that {@code owed} knows. Not modified.
     * @param written sums since the origin that {@code owing} knows, and the traces. Not modified.
     * @param current one number per target, to which the weights are added. Modified.
     * @return the number of synapses
     */
    public abstract int passFolded(int pre, RowPass pass, TargetSums read, TargetSums written, float[] current);

    /**
     * Reads the weights of a row as they are after all potentiation that an additive rule still owes.
     *
     * @param read sums since the origin that {@code owed} knows. Not modified.
     * @param into one number per synapse of the table, which may be the weights themselves. Modified.
     */
    public abstract void readFolded(int pre, RowPass pass, TargetSums read, float[] into);

    /**
     * As {@link #passFolded} for a rule whose steps are proportional to the distance from the bound, with the sum at the last
     * pass kept per synapse: {@code w <- w + (greatest - w) owed (read - kept)} arrives, then {@code w <- w + w perTrace
     * trace}, and {@code written} is kept.
     *
     * @param kept one number per synapse. Modified.
     */
    public abstract int passKept(
            int pre, RowPass pass, TargetSums read, TargetSums written, float[] kept, float[] current);

    /** Makes the room that {@link #passKept} needs; to be called once before it. */
    public void preparePassKept() {}

    /** As {@link #readFolded} for the rules of {@link #passKept}. */
    public abstract void readKept(int pre, RowPass pass, TargetSums read, float[] kept, float[] into);

    /** Returns the first synapse of a presynaptic neuron. */
    abstract int rowStart(int pre);

    /** Returns the number of synapses of a presynaptic neuron. */
    abstract int rowLength(int pre);

    /** Returns the targets of a presynaptic neuron, as many as its row is long, until the next call; not to be written. */
    abstract int[] rowTargets(int pre);

    /** Returns the bytes of a weight and what belongs to it. */
    abstract int storedBytes();

    abstract long deliver(float[] effective, int[] spikes, int count, float[] current);

    abstract void sumPerTarget(float[] effective, double[] sums);

    abstract void refreshTarget(int post, WeightTransfer transfer, float[] effective);

    @Override
    public final void visit(StateVisitor visitor) {
        visitor.floats(weights);
        touchedAll();
    }

    private float[] effective() {
        if (stale) {
            refresh();
        }
        return effective;
    }

    private void refresh() {
        stale = false;
        if (effective == weights) {
            return;
        }
        for (int post = 0; post < postCount; post++) {
            if (staleTargets[post]) {
                staleTargets[post] = false;
                refreshTarget(post, transfer, effective);
            }
        }
    }

    static float clip(float value, float minimum, float maximum) {
        return Math.max(minimum, Math.min(maximum, value));
    }
}
