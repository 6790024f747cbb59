package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hillock.snn.NetworkException;
import org.hillock.snn.network.Population;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void leavesARunningNetworkAsItIsBitForBit() {
        var net = new MixedNetwork();
        var warmed = new FloatEngine(net.network, 5);
        var other = new FloatEngine(net.network, 5);
        net.run(warmed, 300);
        net.run(other, 300);
        Cost cost = warmed.cost();

        warmed.warmUp(400);

        assertThat(warmed.cost()).isEqualTo(cost);
        assertThat(warmed.stepCount()).isEqualTo(300);
        net.run(warmed, 400);
        net.run(other, 400);
        assertThat(warmed.save()).isEqualTo(other.save());
    }

    @Test
    void makesEverySilentPopulationFireAndEveryPlasticProjectionLearn() {
        var net = new DecoderNetwork(48, 2);
        var throwAway = new FloatEngine(net.network, 0);
        WarmUp.run(throwAway, 300);
        for (Population population : net.network.populations()) {
            assertThat(throwAway.spikesEmitted(population))
                    .as(population.name())
                    .isPositive();
        }
        assertThat(throwAway.cost().plasticUpdates()).isPositive();
    }

    @Test
    void refusesANegativeNumberOfSteps() {
        var engine = new FloatEngine(new DecoderNetwork(4, 2).network, 0);
        assertThatThrownBy(() -> engine.warmUp(-1))
                .isInstanceOf(NetworkException.class)
                .hasMessage("warm-up: read -1 steps, expected 0 or more; correct it.");
    }
}
