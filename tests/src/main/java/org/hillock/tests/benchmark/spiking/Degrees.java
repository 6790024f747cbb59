package org.hillock.tests.benchmark.spiking;

import org.hillock.snn.network.Autapses;
import org.hillock.snn.network.ConnectionPattern;
import org.hillock.snn.network.FixedInDegree;
import org.hillock.snn.network.FixedProbability;
import org.hillock.snn.network.Multapses;

/** How a random graph of a given density is drawn. */
public enum Degrees {
    /** Each pair by itself, as most simulators do; rates then depend on the graph, by some 10 %. */
    DRAWN,
    /** Every neuron with exactly as many sources; rates agree to 1 % between graphs, and between correct simulators. */
    EXACT;

    ConnectionPattern pattern(double density, int sources) {
        return this == DRAWN
                ? new FixedProbability(density, Autapses.ALLOWED)
                : new FixedInDegree((int) Math.round(density * sources), Autapses.ALLOWED, Multapses.FORBIDDEN);
    }
}
