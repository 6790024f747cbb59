package org.hillock.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets drawn at once against what independent draws of every neuron give. */
class SubsetDrawsTest {
    private static final int STEPS = 200_000;

    @ParameterizedTest
    @CsvSource({"1, 0.1", "3, 0.3", "10, 0.05", "256, 0.0296", "256, 0.1", "1000, 0.0005"})
    void drawsBinomialNumbers(int size, double probability) {
        var table = new BinomialTable(size, probability);
        int[] seen = new int[size + 1];
        for (int step = 0; step < STEPS; step++) {
            seen[table.number(CounterRandom.bits(3, step))]++;
        }
        double expected = StrictMath.pow(1 - probability, size);
        double chiSquare = 0;
        int cells = 0;
        double pooled = 0;
        int pooledSeen = 0;
        for (int n = 0; n <= size; n++) {
            if (expected * STEPS >= 10) {
                double off = seen[n] - expected * STEPS;
                chiSquare += off * off / (expected * STEPS);
                cells++;
            } else {
                pooled += expected * STEPS;
                pooledSeen += seen[n];
            }
            expected *= probability / (1 - probability) * (size - n) / (n + 1);
        }
        // Mean cells, deviation sqrt(2 cells): five deviations.
        assertThat(chiSquare).isLessThan(cells + 5 * StrictMath.sqrt(2.0 * cells));
        assertThat((double) pooledSeen).isCloseTo(pooled, within(5 * StrictMath.sqrt(pooled) + 3));
    }

    @Test
    void findsTheEndsOfTheDistribution() {
        var table = new BinomialTable(4, 0.5);
        assertThat(table.number(0)).isZero();
        assertThat(table.number(-1)).isEqualTo(4);
        // The lowest eleven bits count for nothing; 1/16 of the others are 0.
        assertThat(table.number((1L << 60) - 1)).isZero();
        assertThat(table.number(1L << 60)).isEqualTo(1);
        assertThat(new BinomialTable(256, 0).number(-1)).isZero();
        assertThat(new BinomialTable(1_000_000, 0.125).number(1L << 63)).isCloseTo(125_000, within(2));
    }

    @ParameterizedTest
    @CsvSource({"5, 0.3", "70, 0.05", "256, 0.0296"})
    void everyNeuronAndEveryPairFiresAsOftenAsItShould(int size, double probability) {
        var draws = new SubsetDraws(size, probability);
        int[] spikes = new int[size];
        long[] fired = new long[size];
        long[] withNext = new long[size];
        long[] withLast = new long[size];
        long[] inARow = new long[size];
        boolean[] before = new boolean[size];
        for (int step = 0; step < STEPS; step++) {
            int count = draws.draw(CounterRandom.stream(11, step), spikes);
            boolean[] now = new boolean[size];
            int last = -1;
            for (int k = 0; k < count; k++) {
                assertThat(spikes[k]).isGreaterThan(last).isLessThan(size);
                last = spikes[k];
                now[last] = true;
            }
            for (int i = 0; i < size; i++) {
                fired[i] += now[i] ? 1 : 0;
                withNext[i] += now[i] && now[(i + 1) % size] ? 1 : 0;
                withLast[i] += now[i] && now[size - 1] ? 1 : 0;
                inARow[i] += now[i] && before[i] ? 1 : 0;
            }
            before = now;
        }
        double pairs = probability * probability;
        for (int i = 0; i < size; i++) {
            assertThat((double) fired[i]).isCloseTo(STEPS * probability, within(bound(probability)));
            assertThat((double) withNext[i]).isCloseTo(STEPS * pairs, within(bound(pairs)));
            assertThat((double) inARow[i]).isCloseTo(STEPS * pairs, within(bound(pairs)));
            if (i < size - 1) {
                assertThat((double) withLast[i]).isCloseTo(STEPS * pairs, within(bound(pairs)));
            }
        }
    }

    private static double bound(double probability) {
        return 5 * StrictMath.sqrt(STEPS * probability * (1 - probability));
    }

    @Test
    void repeatsASetFromItsSeedAlone() {
        var draws = new SubsetDraws(256, 0.03);
        int[] first = new int[256];
        int[] again = new int[256];
        int count = draws.draw(5, first);
        for (int other = 100; other < 120; other++) {
            draws.draw(other, again);
        }
        int[] fresh = new int[256];
        assertThat(new SubsetDraws(256, 0.03).draw(5, fresh)).isEqualTo(count);
        assertThat(fresh).containsExactly(first);
        assertThat(draws.draw(5, again)).isEqualTo(count);
        assertThat(again).startsWith(java.util.Arrays.copyOf(first, count));
    }
}
