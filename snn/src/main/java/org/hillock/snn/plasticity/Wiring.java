package org.hillock.snn.plasticity;

import org.hillock.snn.synapse.SynapseTable;

/**
 * Which synapses a neuron has, by either end, for rules that need more than the loops of a {@link SynapseTable}.
 *
 * <p>Costs 12 bytes a synapse, so a rule makes one only when it must.
 */
final class Wiring {
    /** Memory in bytes. */
    static final int BYTES_PER_SYNAPSE = 3 * Integer.BYTES;

    /** Synapses of presynaptic neuron i are {@code rowStart[i]} to {@code rowStart[i + 1]} (exclusive). */
    final int[] rowStart;
    /** Postsynaptic neuron of synapse k. */
    final int[] target;
    /** Entries of postsynaptic neuron j are {@code columnStart[j]} to {@code columnStart[j + 1]} (exclusive). */
    final int[] columnStart;
    /** Synapse of column entry c. */
    final int[] columnSynapse;
    /** Presynaptic neuron of column entry c. */
    final int[] columnSource;

    Wiring(SynapseTable synapses) {
        int[] source = new int[synapses.size()];
        this.target = new int[synapses.size()];
        synapses.ends(source, target);
        this.rowStart = starts(source, synapses.preCount());
        this.columnStart = starts(target, synapses.postCount());
        this.columnSynapse = new int[source.length];
        this.columnSource = new int[source.length];
        int[] next = columnStart.clone();
        for (int k = 0; k < source.length; k++) {
            int place = next[target[k]]++;
            columnSynapse[place] = k;
            columnSource[place] = source[k];
        }
    }

    private static int[] starts(int[] index, int groups) {
        int[] start = new int[groups + 1];
        for (int i : index) {
            start[i + 1]++;
        }
        for (int g = 0; g < groups; g++) {
            start[g + 1] += start[g];
        }
        return start;
    }
}
