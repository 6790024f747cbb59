package org.hillock.snn.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Traces of one excitatory spike in tick 0 with delay 1, of 2 and of 8 nA, derived from the equations of the
 * toolchain's models by two programs written apart from this one; tau_m 20 ms, 1 nF, rest and reset -65 mV, threshold
 * -50 mV, t_ref 0.1 ms, tau_syn 5 ms, steps of 1 ms.
 */
class FixedLifTest {
    private static final int[] WEAK_CURRENT = {
        0, 59393, 48627, 39813, 32596, 26687, 21849, 17888, 14645, 11990, 9816, 8036, 6579, 5386, 4409, 3609, 2954,
        2418, 1979, 1620, 1326
    };
    private static final int[] WEAK_FLOOR = {
        -2129920, -2071991, -2027388, -1993556, -1968413, -1950260, -1937711, -1929637, -1925120, -1923413, -1923909,
        -1926117, -1929639, -1934152, -1939398, -1945169, -1951297, -1957649, -1964119, -1970624, -1977099
    };
    private static final int[] WEAK_NEAREST = {
        -2129920, -2071992, -2027389, -1993558, -1968416, -1950263, -1937714, -1929640, -1925123, -1923416, -1923913,
        -1926122, -1929644, -1934158, -1939404, -1945175, -1951303, -1957655, -1964126, -1970631, -1977106
    };
    private static final int[] STRONG_CURRENT = {
        0, 237572, 194511, 159255, 130389, 106755, 87405, 71562, 58591, 47971, 39276, 32157, 26328, 21555, 17648, 14449,
        11830, 9685, 7929, 6491, 5314
    };
    private static final int[] STRONG_FLOOR = {
        -2129920, -1898206, -1719791, -2129920, -2129920, -2025797, -1945625, -1884815, -1839621, -1806989, -1784429,
        -1769913, -1761790, -1758719, -1759608, -1763574, -1769901, -1778011, -1787439, -1797809, -1808822
    };
    private static final int[] STRONG_NEAREST = {
        -2129920, -1898206, -1719791, -2129920, -2129920, -2025797, -1945625, -1884815, -1839622, -1806991, -1784432,
        -1769916, -1761794, -1758723, -1759612, -1763578, -1769905, -1778016, -1787444, -1797815, -1808828
    };

    @Test
    void followsTheTraceOfAWeakSpike() {
        requireTrace(2, 2, Rounding.FLOOR, WEAK_CURRENT, WEAK_FLOOR, -1);
        requireTrace(2, 2, Rounding.NEAREST, WEAK_CURRENT, WEAK_NEAREST, -1);
    }

    @Test
    void followsTheTraceOfAStrongSpikeThroughFiringAndRefractoriness() {
        requireTrace(8, 4, Rounding.FLOOR, STRONG_CURRENT, STRONG_FLOOR, 3);
        requireTrace(8, 4, Rounding.NEAREST, STRONG_CURRENT, STRONG_NEAREST, 3);
    }

    private static void requireTrace(
            double nanoamperes, int shift, Rounding rounding, int[] current, int[] potential, int firesAt) {
        var scales = new WeightScale[] {new WeightScale(shift), new WeightScale(0)};
        var channel = new InputChannel(1, 1, 5, true, 2, scales);
        var neuron = new FixedLif(1, FixedLif.Constants.of(1, 20, 20, -65, -50, -65, 0, 0.1, rounding));
        double[] v = new double[1];
        for (int tick = 0; tick < potential.length; tick++) {
            int[] input = new int[1];
            channel.arrive(input, new int[1]);
            if (tick == 0) {
                // After the ring buffer of this tick was read: the next slot is that of delay 1.
                channel.add(0, 0, scales[0].encode(nanoamperes));
            }
            assertThat(input[0]).as("current of tick %s", tick).isEqualTo(current[tick]);
            int fired = neuron.step(input, new int[1], new int[1]);
            assertThat(fired == 1).as("spike in tick %s", tick).isEqualTo(tick == firesAt);
            neuron.potentials(v);
            assertThat(FixedPoint.raw(v[0])).as("potential of tick %s", tick).isEqualTo(potential[tick]);
        }
    }

    @Test
    void saturatesItsRingBufferAndCountsIt() {
        var channel = new InputChannel(1, 1, 0, true, 1, new WeightScale[] {new WeightScale(3), new WeightScale(0)});
        channel.add(0, 0, 40000);
        channel.add(0, 0, 30000);
        int[] jump = new int[1];
        channel.arrive(new int[1], jump);
        assertThat(jump[0]).isEqualTo(65535 << 3);
        assertThat(channel.saturations()).isEqualTo(1);
        channel.arrive(new int[1], jump);
        assertThat(jump[0]).isEqualTo(65535 << 3);
    }
}
