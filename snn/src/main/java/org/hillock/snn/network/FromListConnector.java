package org.hillock.snn.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SparseSynapses;
import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.WeightTransfer;

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
        int[] order = IntStream.range(0, pre.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(k -> pre[k]).thenComparingInt(k -> post[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.pre = Arrays.stream(order).map(k -> pre[k]).toArray();
        this.post = Arrays.stream(order).map(k -> post[k]).toArray();
        this.weights = new float[order.length];
        for (int k = 0; k < order.length; k++) {
            this.weights[k] =
                    (float) NetworkException.requireFinite("list connector, weight " + order[k], weights[order[k]]);
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
