package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hillock.snn.Allocation;
import org.hillock.snn.network.Autapses;
import org.hillock.snn.network.Distribution;
import org.hillock.snn.network.DrawnConnector;
import org.hillock.snn.network.FixedProbability;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.AdaptiveExponential;
import org.hillock.snn.neuron.AdaptiveThresholdLif;
import org.hillock.snn.neuron.BurstingPyramidal;
import org.hillock.snn.neuron.ConductanceLif;
import org.hillock.snn.neuron.CurrentLif;
import org.hillock.snn.neuron.HodgkinHuxley;
import org.hillock.snn.neuron.InhomogeneousPoissonSource;
import org.hillock.snn.neuron.Izhikevich;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.Membrane;
import org.hillock.snn.neuron.NeuronModel;
import org.hillock.snn.neuron.RateProfile;
import org.hillock.snn.neuron.Receptor;
import org.hillock.snn.neuron.ReceptorLif;
import org.hillock.snn.synapse.ReceptorSynapse;
import org.hillock.snn.synapse.Transmission;
import org.junit.jupiter.api.Test;

/** Every model with receptors in one network of noisy, depressing and delayed synapses. */
class AllModelsTest {
    private static final LifNeuron LIF = new LifNeuron(10, -65, -55, -65, 2);
    private static final List<Receptor> RECEPTORS =
            List.of(Receptor.exponentialCurrent("in", 5), Receptor.alphaConductance("alpha", 2, 0));
    private static final long DIGEST_OF_3000_STEPS = 2850974680L;

    private final Network.Builder builder = Network.builder(0.05);
    private final Population source =
            builder.population("source", 100, new InhomogeneousPoissonSource(new RateProfile.Cosine(60, 0.5, 8)));
    private final List<Population> targets = new ArrayList<>();

    AllModelsTest() {
        add("conductances", new ConductanceLif(LIF, 8, 5, 0, 10, -80), "excitatory", 0.02);
        add("currents", new CurrentLif(LIF, 9, 5, 10), "excitatory", 0.8);
        add("receptors", new ReceptorLif(LIF, 9, RECEPTORS.subList(0, 1)), "in", 0.8);
        add("threshold", new AdaptiveThresholdLif(LIF, 100, 1, 8, RECEPTORS), "alpha", 0.05);
        add(
                "adex",
                new AdaptiveExponential(new Membrane(200, 12, -70), -50, 2, -58, 0, 2, 300, 60, 300, RECEPTORS),
                "in",
                20);
        add("quadratic", new Izhikevich(0.02, 0.2, -65, 8, 4, RECEPTORS), "in", 0.5);
        add("axons", new HodgkinHuxley(5, RECEPTORS), "alpha", 0.02);
        add(
                "pyramids",
                BurstingPyramidal.published(RECEPTORS, List.of(Receptor.alphaCurrent("distal", 5)))
                        .biased(400, 100),
                "distal",
                30);
    }

    private void add(String name, NeuronModel model, String receptor, double weight) {
        int index = targets.size();
        Population target = builder.population(name, 30, model);
        var connector = new DrawnConnector(
                new FixedProbability(0.3, Autapses.ALLOWED),
                new Distribution.Uniform(0.5 * weight, 1.5 * weight),
                index);
        var transmission =
                index % 2 == 0 ? new Transmission.ShortTerm(0.5, 200, 50) : new Transmission.StochasticRelease(0.7);
        builder.project(
                source,
                target,
                ProjectionSettings.of(connector, new ReceptorSynapse(receptor))
                        .delayed(1 + index)
                        .transmitting(transmission));
        targets.add(target);
    }

    @Test
    void endsInTheSameBitsOnEveryMachine() {
        var engine = new FloatEngine(builder.build(), 77);
        engine.run(3000);
        for (Population target : targets) {
            assertThat(engine.spikesEmitted(target)).as(target.name()).isPositive();
        }
        assertThat(engine.save().digest()).isEqualTo(DIGEST_OF_3000_STEPS);
    }

    @Test
    void goesOnBitForBitFromASavedState() {
        Network network = builder.build();
        var one = new FloatEngine(network, 1);
        one.run(777);
        var other = new FloatEngine(network, 2);
        other.run(10);
        other.restore(one.save());
        one.run(500);
        other.run(500);
        assertThat(other.save()).isEqualTo(one.save());
    }

    @Test
    void allocatesNothingPerStep() {
        var engine = new FloatEngine(builder.build(), 1);
        assertThat(Allocation.bytesOnceWarm(() -> engine.run(200))).isZero();
    }
}
