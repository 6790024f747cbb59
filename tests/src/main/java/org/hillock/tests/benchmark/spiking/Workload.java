package org.hillock.tests.benchmark.spiking;

/** The networks by which the engine is timed. */
public enum Workload {
    /** Balanced network of 4000 cells with conductance synapses. */
    W1,
    /** Balanced network of 4000 cells with current synapses. */
    W1C,
    /** {@link #W1} with pair STDP among its excitatory cells. */
    W2,
    /** Network of 10 000 cells with delta synapses and 6.4 million plastic ones; always with exact in-degrees. */
    W2L,
    /** Decoder of 256 inputs, 200 hidden cells and 8 outputs with dense plastic layers. */
    W3;

    /** Describes the network; equal arguments give the same graph, weights and start. */
    public BenchmarkNetwork network(Degrees degrees, long seed) {
        return switch (this) {
            case W1 -> BalancedNetworks.conductances(degrees, seed);
            case W1C -> BalancedNetworks.currents(degrees, seed);
            case W2 -> BalancedNetworks.plastic(degrees, seed);
            case W2L -> BrunelNetwork.create(seed);
            case W3 -> DecoderLayers.create(seed);
        };
    }
}
