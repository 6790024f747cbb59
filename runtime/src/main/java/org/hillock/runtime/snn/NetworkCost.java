package org.hillock.runtime.snn;

import java.util.ArrayList;
import java.util.List;
import org.hillock.snn.engine.Cost;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.measure.StaticCost;
import org.hillock.snn.measure.WorkloadMeter;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.plasticity.PlasticityRule;

/**
 * What a network costs: what it holds, by NeuroBench's definitions, and what its steps computed in a short run.
 *
 * @param network its name
 * @param stepMillis length of a step
 * @param neurons that integrate
 * @param sources that only fire
 * @param synapses in all projections
 * @param footprintBytes parameters and buffers
 * @param connectionSparsity share of zeros in the weight matrices
 * @param probedSeconds model time of the short run
 * @param spikesPerStep of neurons and sources
 * @param activationSparsity share of neurons and steps without a spike
 * @param accumulatesPerStep synaptic operations of spikes
 * @param multipliesPerStep synaptic operations that need a product
 * @param denseOperationsPerStep what hardware that skips no zeros would compute
 * @param plasticUpdatesPerStep changes of weights
 * @param populations what there is
 * @param projections what connects it
 */
public record NetworkCost(
        String network,
        double stepMillis,
        long neurons,
        long sources,
        long synapses,
        long footprintBytes,
        double connectionSparsity,
        double probedSeconds,
        double spikesPerStep,
        double activationSparsity,
        double accumulatesPerStep,
        double multipliesPerStep,
        double denseOperationsPerStep,
        double plasticUpdatesPerStep,
        List<PopulationFacts> populations,
        List<ProjectionFacts> projections) {
    /** Copies the lists. */
    public NetworkCost {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
    }

    /**
     * A population.
     *
     * @param name of it
     * @param model of its neurons
     * @param neurons how many
     */
    public record PopulationFacts(String name, String model, int neurons) {}

    /**
     * A projection.
     *
     * @param name source, arrow, target
     * @param synapses how many
     * @param bytesPerSynapse memory that the engine takes for each
     * @param delaySteps of all, or the shortest
     * @param plastic whether its weights change
     * @param rule by which they change, or "none"
     */
    public record ProjectionFacts(
            String name, int synapses, int bytesPerSynapse, int delaySteps, boolean plastic, String rule) {}

    /**
     * Measures a network from its start.
     *
     * @param seconds model time of the short run
     */
    public static NetworkCost of(LoadedNetwork loaded, double seconds) {
        Network network = loaded.network();
        FloatEngine engine = loaded.start();
        StaticCost held = StaticCost.of(engine);
        var meter = new WorkloadMeter(engine);
        Cost before = engine.cost();
        int steps = (int) Math.max(1, Math.min(1e8, Math.rint(seconds * 1000 / network.stepMillis())));
        var modulated = new ModulatedSteps(loaded, engine);
        for (int step = 0; step < steps; step++) {
            modulated.step();
            meter.afterStep();
            meter.endExecution();
        }
        Cost spent = engine.cost().since(before);
        WorkloadMeter.Workload workload = meter.workload();
        List<ProjectionFacts> projections = projections(engine);
        return new NetworkCost(
                loaded.name(),
                network.stepMillis(),
                count(network, true),
                count(network, false),
                projections.stream().mapToLong(ProjectionFacts::synapses).sum(),
                held.footprintBytes(),
                held.connectionSparsity(),
                steps * network.stepMillis() / 1000,
                (double) spent.spikes() / steps,
                workload.activationSparsity(),
                workload.effectiveAccumulates(),
                workload.effectiveMultiplyAccumulates(),
                workload.denseOperations(),
                (double) spent.plasticUpdates() / steps,
                network.populations().stream()
                        .map(p -> new PopulationFacts(p.name(), p.model().name(), p.size()))
                        .toList(),
                projections);
    }

    private static long count(Network network, boolean integrating) {
        return network.populations().stream()
                .filter(population -> population.model().receivesInput() == integrating)
                .mapToLong(Population::size)
                .sum();
    }

    private static List<ProjectionFacts> projections(FloatEngine engine) {
        List<ProjectionFacts> facts = new ArrayList<>();
        for (Projection projection : engine.network().projections()) {
            facts.add(new ProjectionFacts(
                    projection.name(),
                    engine.synapseCount(projection),
                    engine.bytesPerSynapse(projection),
                    projection.delaySteps(),
                    projection.rule().isPresent(),
                    projection.rule().map(PlasticityRule::name).orElse("none")));
        }
        return facts;
    }
}
