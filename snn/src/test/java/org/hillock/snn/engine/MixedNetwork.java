package org.hillock.snn.engine;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.FromListConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.neuron.WinnerTakeAll;
import org.hillock.snn.plasticity.ConditionalRateStdp;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.hillock.snn.synapse.WeightTransfer;

/** A small network with one of everything. */
final class MixedNetwork {
    static final long DIGEST_OF_2000_STEPS = 1053276318L;

    final Network network;
    final Population sources;
    final Population cells;
    final Population phases;
    final Population winners;
    final Projection plastic;
    final Projection loop;

    MixedNetwork() {
        var builder = Network.builder(0.5);
        sources = builder.population("sources", 60, new PoissonSource(40));
        cells = builder.population("cells", 30, new LifNeuron(15, -65, -52, -66, 2));
        phases = builder.population("phases", 20, new IntegrateAndFire(1, IntegrateAndFire.Start.RANDOM_PHASE));
        winners = builder.population("winners", 3, new WinnerTakeAll(0.02));
        plastic = builder.project(
                sources,
                cells,
                ProjectionSettings.of(new AllToAllConnector(drawn(60 * 30, 0.3, 0.9)), new ExponentialSynapse(4, 8, 0))
                        .delayed(3)
                        .plastic(new PairStdp(20, 20, 0.005, 0.006, 0, 1)));
        int[] pre = new int[200];
        int[] post = new int[200];
        for (int k = 0; k < 200; k++) {
            pre[k] = (int) (30 * CounterRandom.uniform(1, k));
            post[k] = (int) (30 * CounterRandom.uniform(2, k));
        }
        loop = builder.project(
                cells,
                cells,
                ProjectionSettings.of(new FromListConnector(pre, post, drawn(200, -1, 0.5)), new DeltaSynapse())
                        .delayed(2)
                        .plastic(new PairStdp(10, 15, 0.01, 0.01, -1, 1)));
        builder.project(
                cells,
                phases,
                ProjectionSettings.of(new AllToAllConnector(drawn(600, 0, 0.1)), new DeltaSynapse())
                        .delayed(0));
        builder.project(
                phases,
                winners,
                ProjectionSettings.of(new AllToAllConnector(0.5), new ExponentialSynapse(25, 0.1, 0.5))
                        .through(new WeightTransfer.Logarithm(0.001))
                        .plastic(new ConditionalRateStdp(25, 0.1, 0.5, 0.01)));
        network = builder.build();
    }

    void run(FloatEngine engine, int steps) {
        for (int k = 0; k < steps; k++) {
            engine.drive(phases)[(int) (engine.stepCount() % 20)] = 0.01f * (engine.stepCount() % 7);
            engine.step();
        }
    }

    /** Runs and digests every spike, then weights and potentials, whatever arrays the engine keeps them in. */
    long digest(FloatEngine engine, int steps) {
        var crc = new CRC32();
        int[] spikes = new int[60];
        for (int k = 0; k < steps; k++) {
            run(engine, 1);
            for (Population population : network.populations()) {
                Digests.update(crc, Arrays.copyOf(spikes, engine.spikes(population, spikes)));
            }
        }
        for (Projection projection : network.projections()) {
            float[] weights = new float[engine.synapseCount(projection)];
            engine.weights(projection, weights);
            Digests.update(crc, weights);
        }
        for (Population population : network.populations()) {
            double[] potentials = new double[population.size()];
            engine.potentials(population, potentials);
            Digests.update(crc, potentials);
        }
        return crc.getValue();
    }

    private static float[] drawn(int count, double from, double to) {
        var weights = new float[count];
        for (int k = 0; k < count; k++) {
            weights[k] = (float) (from + (to - from) * CounterRandom.uniform(count, k));
        }
        return weights;
    }
}
