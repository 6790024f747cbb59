package org.hillock.snn.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.Cost;
import org.junit.jupiter.api.Test;

class MutualInformationTest {
    @Test
    void entropiesHaveTheirKnownValues() {
        assertThat(Entropy.plugInBits(new long[] {5, 5, 5, 5})).isCloseTo(2, within(1e-12));
        assertThat(Entropy.plugInBits(new long[] {7, 0})).isZero();
        assertThat(Entropy.binaryBits(0.11)).isCloseTo(0.499916, within(1e-6));
        assertThat(Entropy.millerMadowBits(new long[] {3, 1, 0}))
                .isCloseTo(0.8112781 + 1 / (8 * StrictMath.log(2)), within(1e-7));
    }

    /** A binary symmetric channel with error 0.11 carries 1 - H(0.11) = 0.5 bits. */
    @Test
    void findsTheCapacityOfABinaryChannel() {
        int trials = 40_000;
        int[] labels = new int[trials];
        long[] responses = new long[trials];
        for (int k = 0; k < trials; k++) {
            labels[k] = k % 2;
            responses[k] = labels[k] ^ (CounterRandom.uniform(1, k) < 0.11 ? 1 : 0);
        }
        var information = MutualInformation.of(ResponseTable.of(labels, responses), 20, 7);
        assertThat(information.correctedBits()).isCloseTo(1 - Entropy.binaryBits(0.11), within(0.02));
        assertThat(information.shuffledBits()).isCloseTo(0, within(1e-3));
        assertThat(information.labelEntropyBits()).isCloseTo(1, within(1e-3));
        assertThat(information.chance()).isCloseTo(1.0 / 21, within(1e-12));
        assertThat(information.codingEfficiency()).isCloseTo(0.5, within(0.02));
    }

    /** A table by hand: n = 8, pairs 3 1 / 1 3: I = 2 - H(3,1,1,3) = 0.188722 bits, correction (1 + 1 - 3) / (16 ln 2). */
    @Test
    void agreesWithAHandComputedTable() {
        int[] labels = {0, 0, 0, 0, 1, 1, 1, 1};
        long[] responses = {5, 5, 5, 9, 5, 9, 9, 9};
        var information = MutualInformation.of(ResponseTable.of(labels, responses), 0, 0);
        assertThat(information.plugInBits()).isCloseTo(0.1887219, within(1e-7));
        assertThat(information.correctedBits()).isCloseTo(0.1887219 - 1 / (16 * StrictMath.log(2)), within(1e-7));
        assertThat(information.shuffledBits()).isNaN();
    }

    @Test
    void correctsTheBiasWhereThereIsNoInformation() {
        double plugIn = 0;
        double corrected = 0;
        int chance = 0;
        for (int run = 0; run < 60; run++) {
            int[] labels = new int[100];
            long[] responses = new long[100];
            for (int k = 0; k < 100; k++) {
                labels[k] = k % 2;
                responses[k] = (long) (5 * CounterRandom.uniform(run, k));
            }
            var information = MutualInformation.of(ResponseTable.of(labels, responses), 40, run);
            plugIn += information.plugInBits() / 60;
            corrected += information.correctedBits() / 60;
            chance += information.chance() < 0.05 ? 1 : 0;
            assertThat(information.aboveShuffledBits()).isBetween(-0.1, 0.15);
        }
        // The first-order bias is (2 - 1)(5 - 1) / (2 N ln 2) = 0.0289 bits.
        assertThat(plugIn).isCloseTo(0.0289, within(0.008));
        assertThat(corrected).isCloseTo(0, within(0.008));
        assertThat(chance).isLessThan(9);
    }

    @Test
    void readsWordsFromARaster() {
        var raster = new SpikeRaster(8, 3);
        raster.set(1, 0);
        raster.set(5, 2);
        assertThat(ResponseTable.word(raster, 0, 8, 4, 0, 2)).isEqualTo(0b1001);
        assertThatThrownBy(() -> ResponseTable.word(raster, 0, 8, 0, 0))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("1 to 63 bits");
    }

    @Test
    void weighsBitsAgainstSpikesAndSynapticOperations() {
        var cost = new InformationCost(50, new Cost(200, 400, 600, 9));
        assertThat(cost.bitsPerSpike()).isEqualTo(0.25);
        assertThat(cost.bitsPerSynapticOperation()).isEqualTo(0.05);
        var table = ResponseTable.of(new int[] {0, 1}, new long[] {3, 4});
        var information = MutualInformation.of(table, 0, 0);
        assertThat(InformationCost.of(information, new Cost(1, 1, 0, 0)).bits())
                .isCloseTo(2 * information.correctedBits(), within(1e-12));
    }
}
