package org.hillock.snn.network;

import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.DenseSynapses;
import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.WeightTransfer;

/** Connects every presynaptic with every postsynaptic neuron. */
public final class AllToAllConnector implements Connector {
    private final Distribution drawn;
    private final long seed;
    private final float[] listed;

    /** Creates a connector that starts all weights at one value. */
    public AllToAllConnector(double weight) {
        this(new Distribution.Constant(NetworkException.requireFinite("all-to-all connector, weight", weight)), 0);
    }

    /** Creates a connector that draws its weights, always the same for one seed. */
    public AllToAllConnector(Distribution weight, long seed) {
        this.drawn = weight;
        this.seed = seed;
        this.listed = new float[0];
    }

    /**
     * Creates a connector with a weight for every pair.
     *
     * @param weights row by row, one row per presynaptic neuron. Not modified, copied.
     */
    public AllToAllConnector(float[] weights) {
        for (float weight : weights) {
            NetworkException.requireFinite("all-to-all connector, weight", weight);
        }
        if (weights.length == 0) {
            throw NetworkException.refused("all-to-all connector", "no weights", "one per pair", "pass them");
        }
        this.drawn = new Distribution.Constant(0);
        this.seed = 0;
        this.listed = weights.clone();
    }

    @Override
    public SynapseTable table(int preCount, int postCount, WeightTransfer transfer) {
        requireFit("all-to-all connector", preCount, postCount);
        var weights = new float[preCount * postCount];
        initialWeights(weights);
        return new DenseSynapses(preCount, postCount, weights, transfer);
    }

    @Override
    public void initialWeights(float[] weights) {
        if (listed.length == 0) {
            for (int k = 0; k < weights.length; k++) {
                weights[k] = (float) drawn.draw(seed, k);
            }
        } else {
            System.arraycopy(listed, 0, weights, 0, weights.length);
        }
    }

    @Override
    public void requireFit(String projection, int preCount, int postCount) {
        long pairs = (long) preCount * postCount;
        if (pairs > Integer.MAX_VALUE - 8) {
            throw NetworkException.refused(
                    projection, pairs + " synapses", "fewer than 2^31 in one projection", "split the population");
        }
        if (listed.length != 0 && listed.length != pairs) {
            throw NetworkException.refused(
                    projection,
                    listed.length + " weights",
                    pairs + " for " + preCount + " x " + postCount + " neurons",
                    "pass one weight per pair");
        }
    }
}
