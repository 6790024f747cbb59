package org.hillock.snn.network;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SparseSynapses;
import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.WeightTransfer;
import org.jspecify.annotations.Nullable;

/**
 * Connects the listed pairs; a pair may occur more than once.
 *
 * <p>The list is kept sorted by presynaptic, then postsynaptic neuron, equal pairs in the order given; an engine's
 * weights come in this order.
 */
public final class FromListConnector implements Connector {
    private final int[] pre;
    private final int[] post;
    private final float[] weights;

    /**
     * Creates a connector from three lists of one length.
     *
     * @param pre presynaptic indices. Not modified, copied.
     * @param post postsynaptic indices. Not modified, copied.
     * @param weights weights of the start. Not modified, copied.
     */
    public FromListConnector(int[] pre, int[] post, float[] weights) {
        NetworkException.requireLength("list connector, targets", post.length, pre.length);
        NetworkException.requireLength("list connector, weights", weights.length, pre.length);
        requireNotNegative("list connector, presynaptic index", pre);
        requireNotNegative("list connector, postsynaptic index", post);
        for (int k = 0; k < weights.length; k++) {
            NetworkException.requireFinite("list connector, weight " + k, weights[k]);
        }
        // Two stable passes, the less significant key first.
        int[] order = stableOrder(pre, stableOrder(post, null));
        this.pre = new int[order.length];
        this.post = new int[order.length];
        this.weights = new float[order.length];
        for (int k = 0; k < order.length; k++) {
            this.pre[k] = pre[order[k]];
            this.post[k] = post[order[k]];
            this.weights[k] = weights[order[k]];
        }
    }

    /** Returns the indices in the order of their keys, equal keys in the order given. */
    private static int[] stableOrder(int[] keys, int @Nullable [] given) {
        int greatest = -1;
        for (int key : keys) {
            greatest = Math.max(greatest, key);
        }
        // A counting sort needs a counter per key; beyond twice the length keys are sparse and are sorted by
        // comparison.
        if (greatest > 2L * keys.length + 1024) {
            return sortedOrder(keys, given);
        }
        int[] next = new int[greatest + 2];
        for (int key : keys) {
            next[key + 1]++;
        }
        for (int key = 0; key <= greatest; key++) {
            next[key + 1] += next[key];
        }
        int[] order = new int[keys.length];
        for (int k = 0; k < keys.length; k++) {
            int item = given == null ? k : given[k];
            order[next[keys[item]]++] = item;
        }
        return order;
    }

    private static int[] sortedOrder(int[] keys, int @Nullable [] given) {
        long[] keyed = new long[keys.length];
        for (int k = 0; k < keys.length; k++) {
            int item = given == null ? k : given[k];
            keyed[k] = (long) keys[item] << 32 | k;
        }
        Arrays.sort(keyed);
        int[] order = new int[keys.length];
        for (int k = 0; k < keys.length; k++) {
            int place = (int) keyed[k];
            order[k] = given == null ? place : given[place];
        }
        return order;
    }

    private static void requireNotNegative(String where, int[] indices) {
        for (int index : indices) {
            if (index < 0) {
                throw NetworkException.refused(where, index, "0 or more", "correct the list");
            }
        }
    }

    /** Returns a copy of the presynaptic indices in the order of the weights. */
    public int[] pre() {
        return pre.clone();
    }

    /** Returns a copy of the postsynaptic indices in the order of the weights. */
    public int[] post() {
        return post.clone();
    }

    @Override
    public SynapseTable table(int preCount, int postCount, WeightTransfer transfer) {
        requireFit("list connector", preCount, postCount);
        return new SparseSynapses(preCount, postCount, pre, post, weights, transfer);
    }

    @Override
    public void initialWeights(float[] out) {
        System.arraycopy(weights, 0, out, 0, weights.length);
    }

    @Override
    public void requireFit(String projection, int preCount, int postCount) {
        requireBelow(projection + ", presynaptic index", pre, preCount);
        requireBelow(projection + ", postsynaptic index", post, postCount);
    }

    private static void requireBelow(String where, int[] indices, int size) {
        for (int index : indices) {
            if (index < 0 || index >= size) {
                throw NetworkException.refused(where, index, "0 to " + (size - 1), "correct the list");
            }
        }
    }
}
