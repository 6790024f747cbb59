package org.hillock.snn.fixed;

import org.hillock.snn.NetworkException;
import org.hillock.snn.network.Projection;
import org.hillock.snn.synapse.SynapseTable;

/** The 16-bit weights of one projection in rows; a weight carries the sign of its type. */
final class FixedSynapses {
    final int preCount;
    final int postCount;
    /** Synapses of presynaptic neuron i are {@code rowStart[i]} to {@code rowStart[i + 1]} (exclusive). */
    final int[] rowStart;

    final int[] target;
    final int[] weights;
    private final Projection projection;
    private final double gain;
    private WeightScale[] scales = new WeightScale[0];

    /**
     * Creates synapses without weights.
     *
     * @param gain by which a stored weight acts
     */
    FixedSynapses(Projection projection, SynapseTable table, double gain) {
        this.projection = projection;
        this.gain = gain;
        this.preCount = table.preCount();
        this.postCount = table.postCount();
        int[] source = new int[table.size()];
        this.target = new int[table.size()];
        this.weights = new int[table.size()];
        table.ends(source, target);
        this.rowStart = new int[preCount + 1];
        for (int i : source) {
            rowStart[i + 1]++;
        }
        for (int i = 0; i < preCount; i++) {
            rowStart[i + 1] += rowStart[i];
        }
    }

    /** Takes the scales of its channel, and the weights of the start. */
    void scale(WeightScale[] channelScales) {
        scales = channelScales.clone();
        forget();
    }

    void forget() {
        float[] start = new float[weights.length];
        projection.connector().initialWeights(start);
        set(start);
    }

    double gain() {
        return gain;
    }

    WeightScale scale(int type) {
        return scales[type];
    }

    void set(float[] values) {
        for (int k = 0; k < weights.length; k++) {
            double weight = gain * values[k];
            WeightScale scale = scales[weight < 0 ? InputChannel.INHIBITION : InputChannel.EXCITATION];
            if (!(Math.abs(weight) <= scale.greatest())) {
                throw NetworkException.refused(
                        "weight " + k + " of " + projection.name(),
                        values[k],
                        "at most " + scale.greatest() / Math.abs(gain) + ", which the scale of this input can hold",
                        "state a greater input in the settings");
            }
            if (weight < 0 && projection.rule().isPresent()) {
                throw NetworkException.refused(
                        "weight " + k + " of " + projection.name() + " on the fixed-point engine",
                        values[k],
                        "0 or more where weights change, because the type of a synapse stays",
                        "split the projection by sign");
            }
        }
        for (int k = 0; k < weights.length; k++) {
            double weight = gain * values[k];
            weights[k] = weight < 0
                    ? -scales[InputChannel.INHIBITION].encode(-weight)
                    : scales[InputChannel.EXCITATION].encode(weight);
        }
    }

    void get(float[] values) {
        for (int k = 0; k < weights.length; k++) {
            double weight = weights[k] < 0
                    ? -scales[InputChannel.INHIBITION].decode(-weights[k])
                    : scales[InputChannel.EXCITATION].decode(weights[k]);
            values[k] = (float) (weight / gain);
        }
    }
}
