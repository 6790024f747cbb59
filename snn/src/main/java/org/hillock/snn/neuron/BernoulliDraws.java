package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.CounterRandom;

/**
 * Draws for every neuron of a population whether it fires: those of {@code CounterRandom.uniform(seed, first + i) <
 * probability}, bit for bit, by integers in a loop that the compiler vectorises.
 */
final class BernoulliDraws {
    private static final double TWO_TO_53 = 0x1.0p53;

    private final long[] places;
    private final long[] fires;
    private final long[] zeros;

    BernoulliDraws(int size) {
        this.places = new long[size];
        this.fires = new long[size];
        this.zeros = new long[size];
        for (int i = 0; i < size; i++) {
            places[i] = CounterRandom.place(0, i - 1L);
        }
    }

    /**
     * Lists the neurons that fire.
     *
     * @param first number of neuron 0's draw
     * @param spikes receives the indices, ascending. Modified.
     * @return how many
     */
    int draw(long seed, long first, double probability, int[] spikes) {
        // A draw is a multiple of 2^-53, so comparing multiples compares draws.
        compare(CounterRandom.place(seed, first), places, (long) Math.ceil(probability * TWO_TO_53), fires);
        return list(fires, zeros, spikes);
    }

    private static void compare(long from, long[] places, long bound, long[] fires) {
        for (int i = 0; i < places.length; i++) {
            fires[i] = ((CounterRandom.mix(from + places[i]) >>> 11) - bound) >>> 63;
        }
    }

    private static int list(long[] fires, long[] zeros, int[] spikes) {
        int size = fires.length;
        int count = 0;
        int from = 0;
        while (from < size) {
            int next = Arrays.mismatch(fires, from, size, zeros, from, size);
            if (next < 0) {
                break;
            }
            spikes[count++] = from + next;
            from += next + 1;
        }
        return count;
    }
}
