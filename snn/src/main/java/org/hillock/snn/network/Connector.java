package org.hillock.snn.network;

import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.WeightTransfer;

/** Which neurons of two populations are connected, and with what weight they start. */
public sealed interface Connector permits AllToAllConnector, FromListConnector, DrawnConnector {
    /**
     * Makes a table with the weights of the start.
     *
     * @throws org.hillock.snn.NetworkException when the connector doesn't fit the sizes
     */
    SynapseTable table(int preCount, int postCount, WeightTransfer transfer);

    /**
     * Writes the weights of the start, ordered by presynaptic, then postsynaptic neuron.
     *
     * @param weights one per synapse. Modified.
     */
    void initialWeights(float[] weights);

    /**
     * Checks that the connector fits two populations.
     *
     * @throws org.hillock.snn.NetworkException when it doesn't
     */
    void requireFit(String projection, int preCount, int postCount);
}
