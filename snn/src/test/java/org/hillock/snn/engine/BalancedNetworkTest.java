package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.hillock.snn.Allocation;
import org.junit.jupiter.api.Test;

/** Balanced networks fire at the rates of an independent simulator, Brian 2.5.1, on the same kind of graph. */
class BalancedNetworkTest {
    @Test
    void conductanceNetworkFiresAtTheKnownRates() {
        var balanced = BalancedNetwork.conductances(1);
        var engine = balanced.start();
        engine.run(5000);
        long before = engine.spikesEmitted(balanced.inhibitory);
        double excitatory = balanced.rateHz(engine, balanced.excitatory, 3);
        double inhibitory = (engine.spikesEmitted(balanced.inhibitory) - before) / 3.0 / 800;
        System.out.println("COBA " + excitatory + " " + inhibitory);
        assertThat(excitatory).isBetween(13.1, 13.4);
        assertThat(inhibitory).isBetween(13.1, 13.4);
    }

    @Test
    void currentNetworkFiresAtTheKnownRate() {
        var balanced = BalancedNetwork.currents(1);
        var engine = balanced.start();
        engine.run(10_000);
        double r = balanced.rateHz(engine, balanced.excitatory, 3);
        System.out.println("CUBA " + r);
        assertThat(r).isBetween(5.2, 5.8);
    }

    @Test
    void allocatesNothingPerStep() {
        var balanced = BalancedNetwork.conductances(2);
        var engine = balanced.start();
        assertThat(Allocation.bytesOnceWarm(() -> engine.run(500))).isZero();
    }
}
