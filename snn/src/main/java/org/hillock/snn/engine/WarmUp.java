package org.hillock.snn.engine;

import java.util.List;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;

/**
 * Runs a throw-away network until the methods of a step are compiled, so that the first step of a real one is as fast as its
 * thousandth.
 *
 * <p>Random neurons are made to fire beside what the network does by itself, since without the caller's input it may be
 * silent; plastic projections learn, are frozen for a while and rehearse, so that no branch is new to the compiler later.
 * The compiler works in the background: on a busy machine the last methods may become fast a little after the return.
 */
public final class WarmUp {
    /** As many steps as are enough for the compiler to take up every method of a step. */
    public static final int STEPS = 5000;

    private static final int ROUND = 50;
    private static final int SPIKE_EVERY = 4;
    private static final double SHARE = 0.03;
    private static final long SEED = 0x5DEECE66DL;

    private WarmUp() {}

    /**
     * Runs a network that nobody needs afterwards.
     *
     * @param throwAway its state and weights change; its drives act until the end
     * @param steps about as many are run, see {@link #STEPS}
     */
    public static void run(Simulator throwAway, int steps) {
        if (steps < 0) {
            throw NetworkException.refused("warm-up", steps + " steps", "0 or more", "correct it");
        }
        List<Projection> plastic = throwAway.network().projections().stream()
                .filter(p -> throwAway.plasticity(p).isPresent())
                .toList();
        for (int done = 0; done < steps; done += ROUND) {
            int round = done / ROUND;
            Learning learning = round % 8 == 7 ? Learning.FROZEN : Learning.ACTIVE;
            plastic.forEach(p -> throwAway.learning(p, learning));
            run(throwAway, done, Math.min(ROUND, steps - done));
            if (round % 4 == 3) {
                plastic.forEach(p -> rehearse(throwAway, p));
            }
        }
        throwAway.reset(SEED);
    }

    private static void run(Simulator throwAway, int first, int steps) {
        for (int step = first; step < first + steps; step++) {
            if (step % SPIKE_EVERY == 0) {
                fire(throwAway, step);
            }
            if (step % 2 == 0) {
                throwAway.step();
            } else {
                throwAway.run(1);
            }
        }
    }

    private static void fire(Simulator throwAway, int step) {
        for (Population population : throwAway.network().populations()) {
            long stream = CounterRandom.stream(SEED + step, population.index());
            int count = (int) Math.ceil(SHARE * population.size());
            for (int k = 0; k < count; k++) {
                throwAway.forceSpike(population, (int) (population.size() * CounterRandom.uniform(stream, k)));
            }
        }
    }

    private static void rehearse(Simulator throwAway, Projection projection) {
        throwAway.rehearse(projection, raster(projection.pre(), 1), raster(projection.post(), 2));
    }

    private static SpikeRaster raster(Population population, long stream) {
        var raster = new SpikeRaster(ROUND, population.size());
        int count = (int) Math.ceil(SHARE * population.size());
        for (int step = 0; step < ROUND; step++) {
            for (int k = 0; k < count; k++) {
                double u = CounterRandom.uniform(SEED + stream, (long) step * count + k);
                raster.set(step, (int) (u * population.size()));
            }
        }
        return raster;
    }
}
