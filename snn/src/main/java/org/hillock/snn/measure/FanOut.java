package org.hillock.snn.measure;

import org.hillock.snn.engine.Simulator;
import org.hillock.snn.network.Projection;
import org.hillock.snn.synapse.SynapseTable;

/** Counts the synapses of each presynaptic neuron that have an effect at present. */
final class FanOut {
    private FanOut() {}

    /** Pairs that are connected more than once count as often; weights are those of the running network. */
    static int[] nonzero(Simulator simulator, Projection projection) {
        SynapseTable table = projection
                .connector()
                .table(projection.pre().size(), projection.post().size(), projection.transfer());
        int[] pre = new int[table.size()];
        table.ends(pre, new int[table.size()]);
        float[] weights = new float[table.size()];
        simulator.weights(projection, weights);
        int[] fan = new int[projection.pre().size()];
        for (int k = 0; k < pre.length; k++) {
            fan[pre[k]] += projection.transfer().effective(weights[k]) == 0 ? 0 : 1;
        }
        return fan;
    }
}
