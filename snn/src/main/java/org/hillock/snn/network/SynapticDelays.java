package org.hillock.snn.network;

import java.util.Arrays;
import org.hillock.snn.NetworkException;

/** A delay for each synapse of a projection. */
public sealed interface SynapticDelays {
    /**
     * Returns the delays in steps, 1 or more, ordered by presynaptic, then postsynaptic neuron.
     *
     * @param count number of synapses
     * @throws NetworkException when there are not so many, or one is out of range
     */
    int[] steps(int count, double stepMillis);

    /**
     * Delays drawn from a distribution, rounded to whole steps and at least one step; the same for the same seed.
     *
     * @param millis distribution of the delays in milliseconds
     * @param seed of the draws
     */
    record Drawn(Distribution millis, long seed) implements SynapticDelays {
        @Override
        public int[] steps(int count, double stepMillis) {
            int[] steps = new int[count];
            for (int k = 0; k < count; k++) {
                steps[k] = (int) Math.max(1, Math.round(millis.draw(seed, k) / stepMillis));
            }
            return steps;
        }
    }

    /** Delays given one by one, in the order of the synapses. */
    final class Listed implements SynapticDelays {
        private final int[] steps;

        /**
         * Creates a list.
         *
         * @param steps 1 or more for each synapse. Not modified, copied.
         */
        public Listed(int[] steps) {
            this.steps = steps.clone();
        }

        @Override
        public int[] steps(int count, double stepMillis) {
            NetworkException.requireLength("listed delays", steps.length, count);
            return steps.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Listed that && Arrays.equals(steps, that.steps);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(steps);
        }
    }
}
