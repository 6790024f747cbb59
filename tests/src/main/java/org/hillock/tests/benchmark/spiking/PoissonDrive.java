package org.hillock.tests.benchmark.spiking;

import java.util.Arrays;
import java.util.List;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.Population;

/**
 * Independent Poisson events onto every neuron of some populations, several a step, injected through the drive.
 *
 * <p>The events of a neuron in a step are drawn from a table of 65536 equally likely counts, four neurons to a draw of
 * 64 bits; each draw is a function of seed, step and neuron alone.
 */
public final class PoissonDrive {
    private static final int OUTCOMES = 1 << 16;

    private final List<Population> targets;
    private final long seed;
    private final float[] driveOfOutcome;

    /**
     * Creates a source.
     *
     * @param mean events a step and neuron
     * @param drivePerEvent what an event adds to the drive
     */
    public PoissonDrive(List<Population> targets, double mean, double drivePerEvent, long seed) {
        this.targets = List.copyOf(targets);
        this.seed = seed;
        this.driveOfOutcome = new float[OUTCOMES];
        double probability = StrictMath.exp(-mean);
        double cumulated = probability;
        int from = 0;
        for (int events = 0; from < OUTCOMES; events++) {
            int to = (int) Math.min(OUTCOMES, Math.max(from, Math.round(cumulated * OUTCOMES)));
            Arrays.fill(driveOfOutcome, from, to, (float) (events * drivePerEvent));
            from = events > 1000 ? OUTCOMES : to;
            probability *= mean / (events + 1);
            cumulated += probability;
        }
    }

    /** Advances an engine by a number of steps with this drive. */
    public void run(FloatEngine engine, int steps) {
        for (int k = 0; k < steps; k++) {
            for (int p = 0; p < targets.size(); p++) {
                Population target = targets.get(p);
                draw(CounterRandom.stream(seed + p, engine.stepCount()), driveOfOutcome, engine.drive(target));
            }
            engine.step();
        }
    }

    private static void draw(long stream, float[] driveOfOutcome, float[] drive) {
        for (int i = 0; i + 3 < drive.length; i += 4) {
            long bits = CounterRandom.bits(stream, i);
            drive[i] = driveOfOutcome[(int) bits & 0xffff];
            drive[i + 1] = driveOfOutcome[(int) (bits >>> 16) & 0xffff];
            drive[i + 2] = driveOfOutcome[(int) (bits >>> 32) & 0xffff];
            drive[i + 3] = driveOfOutcome[(int) (bits >>> 48)];
        }
        for (int i = drive.length & ~3; i < drive.length; i++) {
            drive[i] = driveOfOutcome[(int) CounterRandom.bits(stream, i) & 0xffff];
        }
    }
}
