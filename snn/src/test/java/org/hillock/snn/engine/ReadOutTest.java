package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hillock.snn.network.Network;
import org.hillock.snn.neuron.WinnerTakeAll;
import org.junit.jupiter.api.Test;

class ReadOutTest {
    @Test
    void countsTheVotesOfAWinnerTakeAllPopulation() {
        var builder = Network.builder(1);
        var winners = builder.population("winners", 2, new WinnerTakeAll(2));
        var engine = new FloatEngine(builder.build(), 0);
        int[] votes = new int[2];
        double mean = 0;
        for (int decision = 0; decision < 500; decision++) {
            engine.reset(decision);
            engine.drive(winners)[0] = -0.2f;
            engine.drive(winners)[1] = 0.2f;
            engine.run(200);
            engine.spikeCounts(winners, votes);
            assertThat(Arrays.stream(votes).sum()).isEqualTo(200);
            mean += votes[1] / 200.0 / 500;
        }
        double p = 1 / (1 + StrictMath.exp(-0.8));
        assertThat(mean).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / 100_000)));
        assertThat(engine.spikesEmitted(winners)).isEqualTo(100_000);
    }
}
