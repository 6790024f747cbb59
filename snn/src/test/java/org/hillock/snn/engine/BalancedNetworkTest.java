package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.hillock.snn.Allocation;
import org.junit.jupiter.api.Test;

/**
 * Rates of balanced networks against Brian 2.5.1 on graphs of the same kind, over 10 s from 0.5 s on: conductances E 13.14
 * to 13.48, I 13.24 to 13.38 Hz (six graphs), currents E 5.10 to 5.16, I 5.12 to 5.13 Hz (five graphs). This engine over 10
 * s: 13.15 to 13.55 and 13.17 to 13.42 Hz, 5.06 to 5.15 and 5.11 to 5.13 Hz (eight graphs each).
 */
class BalancedNetworkTest {
    @Test
    void conductanceNetworkFiresAtTheKnownRates() {
        requireRates(BalancedNetwork.conductances(4), 13.32, 0.25);
    }

    @Test
    void currentNetworkFiresAtTheKnownRates() {
        requireRates(BalancedNetwork.currents(2), 5.11, 0.08);
    }

    private static void requireRates(BalancedNetwork balanced, double rateHz, double tolerance) {
        var engine = balanced.start();
        engine.run(5000);
        long before = engine.spikesEmitted(balanced.inhibitory);
        double excitatory = balanced.rateHz(engine, balanced.excitatory, 10);
        double inhibitory = (engine.spikesEmitted(balanced.inhibitory) - before) / 10.0 / 800;
        assertThat(excitatory).isBetween(rateHz - tolerance, rateHz + tolerance);
        assertThat(inhibitory).isBetween(rateHz - tolerance, rateHz + tolerance);
    }

    @Test
    void allocatesNothingPerStep() {
        var engine = BalancedNetwork.conductances(2).start();
        assertThat(Allocation.bytesOnceWarm(() -> engine.run(200))).isZero();
    }
}
