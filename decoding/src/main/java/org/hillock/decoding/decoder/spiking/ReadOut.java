package org.hillock.decoding.decoder.spiking;

import org.hillock.decoding.decoder.Posterior;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.neuron.WinnerTakeAll;

/**
 * The stochastic winner-take-all read-out: at each of 200 steps exactly one neuron fires, with the softmax of twice the
 * margins. The shares of the spikes are the posterior.
 */
final class ReadOut {
    private static final int STEPS = 200;
    private static final double GAIN = 2;

    private final FloatEngine engine;
    private final Population neurons;
    private final int[] counts;
    private final int[] fired;

    ReadOut(int classes) {
        Network.Builder builder = Network.builder(1);
        this.neurons = builder.population("read-out", classes, new WinnerTakeAll(GAIN));
        this.engine = new FloatEngine(builder.build(), 0);
        this.counts = new int[classes];
        this.fired = new int[classes];
    }

    /**
     * Lets the circuit run.
     *
     * @param margins one a class. Not modified.
     */
    void run(double[] margins, long seed) {
        engine.reset(seed);
        float[] drive = engine.drive(neurons);
        for (int c = 0; c < counts.length; c++) {
            drive[c] = (float) margins[c];
            counts[c] = 0;
        }
        for (int step = 0; step < STEPS; step++) {
            engine.step();
            engine.spikes(neurons, fired);
            counts[fired[0]]++;
        }
    }

    boolean tied() {
        int best = 0;
        int holders = 0;
        for (int count : counts) {
            if (count > best) {
                best = count;
                holders = 1;
            } else if (count == best) {
                holders++;
            }
        }
        return holders > 1;
    }

    Posterior posterior() {
        double[] shares = new double[counts.length];
        for (int c = 0; c < counts.length; c++) {
            shares[c] = counts[c] / (double) STEPS;
        }
        return Posterior.of(shares);
    }

    long spikes() {
        return STEPS;
    }
}
