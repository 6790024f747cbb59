package org.hillock.tests.benchmark.spiking;

import java.util.List;
import java.util.Map;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;

/**
 * A network to be timed: its description and what it starts from.
 *
 * @param network the description
 * @param observed the populations whose rates are stated, the one that counts first
 * @param potentials initial potentials in millivolts, by population; not to be written
 * @param settlingSeconds model time after which rates are stationary
 */
public record BenchmarkNetwork(
        Network network, List<Population> observed, Map<Population, double[]> potentials, double settlingSeconds) {
    /** Builds an engine at the start of the network. */
    public FloatEngine start() {
        var engine = new FloatEngine(network, 1);
        potentials.forEach(engine::setPotentials);
        return engine;
    }

    /** Returns the number of steps in a stretch of model time. */
    public int steps(double seconds) {
        return (int) Math.round(1000 * seconds / network.stepMillis());
    }
}
