package org.hillock.snn.network;

import java.util.Arrays;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;

/**
 * Draws a fixed number of partners for one neuron after the other; without replacement by Floyd's algorithm (Bentley and
 * Floyd 1987, "Programming pearls: a sample of brilliance", Commun ACM 30:754-757).
 */
final class Partners {
    private final int pool;
    private final Autapses autapses;
    private final Multapses multapses;
    private final int[] drawnFor;

    Partners(int pool, Autapses autapses, Multapses multapses) {
        this.pool = pool;
        this.autapses = autapses;
        this.multapses = multapses;
        this.drawnFor = new int[pool];
        Arrays.fill(drawnFor, -1);
    }

    static void requireFit(
            String projection, String pattern, int degree, int pool, Autapses autapses, Multapses multapses) {
        int most = autapses == Autapses.FORBIDDEN ? pool - 1 : pool;
        if (degree > 0 && (most == 0 || (multapses == Multapses.FORBIDDEN && degree > most))) {
            throw NetworkException.refused(
                    projection,
                    pattern + " of " + degree,
                    "at most " + most + " different partners",
                    "lower it or allow multapses");
        }
    }

    /** Draws the partners of neuron {@code own} and ends the row. */
    void draw(int own, int degree, long seed, SynapseRows.Writer rows) {
        // A neuron beyond the pool has no self to avoid.
        boolean skipSelf = autapses == Autapses.FORBIDDEN && own < pool;
        int choices = skipSelf ? pool - 1 : pool;
        for (int k = 0; k < degree; k++) {
            int drawn;
            if (multapses == Multapses.ALLOWED) {
                drawn = below(choices, seed, k);
            } else {
                int last = choices - degree + k;
                drawn = below(last + 1, seed, k);
                drawn = drawnFor[drawn] == own ? last : drawn;
                drawnFor[drawn] = own;
            }
            rows.add(skipSelf && drawn >= own ? drawn + 1 : drawn);
        }
        rows.endRow();
    }

    private static int below(int bound, long seed, long k) {
        return (int) (bound * CounterRandom.uniform(seed, k));
    }
}
