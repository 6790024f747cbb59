package org.hillock.snn.file;

import java.nio.file.Path;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Autapses;
import org.hillock.snn.network.Distribution;
import org.hillock.snn.network.DrawnConnector;
import org.hillock.snn.network.FixedProbability;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.network.SynapticDelays;
import org.hillock.snn.neuron.CurrentLif;
import org.hillock.snn.neuron.InhomogeneousPoissonSource;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.RateProfile;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.hillock.snn.synapse.ReceptorSynapse;
import org.hillock.snn.synapse.Transmission;

/** A network with every kind of state: weights, traces, delays on their way, resources, seeds, phases. */
final class SavedNetwork {
    private SavedNetwork() {}

    static Network of(double stepMillis, long graphSeed) {
        var builder = Network.builder(stepMillis);
        var profile = new RateProfile.Bins(new double[] {40, 80, 20}, 100);
        Population sources = builder.population("sources", 40, new InhomogeneousPoissonSource(profile));
        Population cells =
                builder.population("cells", 20, new CurrentLif(new LifNeuron(15, -65, -52, -66, 2), 5, 5, 10));
        Population phases =
                builder.population("phases", 10, new IntegrateAndFire(1, IntegrateAndFire.Start.RANDOM_PHASE));
        builder.project(
                sources,
                cells,
                ProjectionSettings.of(
                                new AllToAllConnector(new Distribution.Uniform(0.3, 0.9), 1),
                                new ExponentialSynapse(4, 8, 0))
                        .delayed(3)
                        .plastic(new PairStdp(20, 20, 0.005, 0.006, 0, 1)));
        var pattern = new FixedProbability(0.3, Autapses.FORBIDDEN);
        builder.project(
                cells,
                cells,
                ProjectionSettings.of(new DrawnConnector(pattern, -0.4, graphSeed), new ReceptorSynapse("inhibitory"))
                        .transmitting(new Transmission.ShortTerm(0.5, 100, 50))
                        .delayed(new SynapticDelays.Drawn(new Distribution.Uniform(1, 8), 5)));
        builder.project(
                cells,
                phases,
                ProjectionSettings.of(new AllToAllConnector(0.05), new DeltaSynapse())
                        .delayed(0));
        return builder.build();
    }

    static FloatEngine engine() {
        return new FloatEngine(of(0.5, 3), 7);
    }

    /** Restores a state, goes on and prints the digest: what another process does. */
    public static void main(String[] arguments) {
        FloatEngine engine = engine();
        StateFiles.restore(engine, Path.of(arguments[0]));
        engine.run(Integer.parseInt(arguments[1]));
        System.out.print(engine.save().digest());
    }
}
