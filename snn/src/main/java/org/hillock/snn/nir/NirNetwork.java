package org.hillock.snn.nir;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.network.FromListConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.network.SynapticDelays;
import org.hillock.snn.neuron.NeuronModel;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.neuron.RecordedSource;
import org.hillock.snn.synapse.DeltaSynapse;

/**
 * A NIR graph as a network for an engine.
 *
 * <p>Each node with neurons becomes a population of {@link NirNeurons}, which say how time is discretised; each Input a source that is
 * silent until it is clamped, forced or replaced by currents ({@link NirCurrents}). Everything between them (weights, convolutions, pooling,
 * scales, delays, biases) is multiplied out into one list of synapses and a constant current. Spikes pass from population to
 * population within the step; where they run on a loop of the graph they take one step, or the loop's own delay. Inner graphs are dissolved, their nodes are named
 * {@code outer.inner}.
 *
 * <p>An Output that hangs on a population directly is read there; one behind weights becomes a population of its own whose potentials are the signal.
 */
public final class NirNetwork {
    // Above this many different delays a ring of future input costs less than a pass for each.
    private static final int MOST_DELAY_GROUPS = 8;

    /**
     * Where an Output of the graph is read.
     *
     * @param population which one
     * @param spikes whether its spikes are the output, else its potentials
     */
    public record Readout(Population population, boolean spikes) {}

    private final Network network;
    private final SortedMap<String, Population> inputs = new TreeMap<>();
    private final SortedMap<String, Readout> outputs = new TreeMap<>();
    private final Map<String, Map<Population, SynapseList>> fromInputs = new HashMap<>();

    private final FlatGraph graph;
    private final Shapes shapes;
    private final Map<String, Population> populations = new HashMap<>();
    private final Network.Builder builder;

    private NirNetwork(NirGraph described, NirSettings settings) {
        this.graph = new FlatGraph(described);
        this.shapes = new Shapes(graph);
        var paths = new SignalPaths(graph, shapes, settings.step());
        this.builder = Network.builder(settings.step() * settings.unitMillis());
        addPopulations(paths.constants(shapes), settings);
        populations.keySet().stream().sorted().forEach(name -> project(paths, name));
        this.network = builder.build();
    }

    /**
     * Builds the network of a graph.
     *
     * @throws NetworkException when shapes don't fit, a loop has no neuron, or a potential is sent to anything but an Output; the sentence names
     *     the node
     */
    public static NirNetwork of(NirGraph graph, NirSettings settings) {
        return new NirNetwork(graph, settings);
    }

    private void addPopulations(Map<String, double[]> constants, NirSettings settings) {
        for (String name : graph.inOrderOfSignals()) {
            NirNode node = graph.node(name);
            int size = shapes.outputSize(name);
            if (graph.passes(name)) {
                continue;
            }
            if (node instanceof NirNode.Input) {
                Population population = builder.population(name, size, source(size, settings.inputRateHz()));
                populations.put(name, population);
                inputs.put(name, population);
            } else if (node instanceof NirNode.Output) {
                addOutput(name, size, constants, settings);
            } else if (NirNeurons.parameters(node).isPresent()) {
                addNeurons(name, size, constants, settings);
            }
        }
    }

    private static NeuronModel source(int size, double rateHz) {
        return rateHz > 0 ? new PoissonSource(rateHz) : new RecordedSource(new SpikeRaster(1, size));
    }

    private Population addNeurons(String name, int size, Map<String, double[]> constants, NirSettings settings) {
        double[] bias = constants.getOrDefault(name, new double[size]);
        try {
            var model = new NirNeurons(graph.node(name), NirTensor.vector(bias), settings.unitMillis());
            Population population = builder.population(name, size, model);
            populations.put(name, population);
            return population;
        } catch (NetworkException e) {
            throw new NetworkException("NIR node '" + name + "', " + e.getMessage(), e);
        }
    }

    private void addOutput(String name, int size, Map<String, double[]> constants, NirSettings settings) {
        if (!graph.successors(name).isEmpty()) {
            throw NetworkException.refused(
                    "NIR node '" + name + "'",
                    "an Output that is followed by '" + graph.successors(name).get(0) + "'",
                    "the end of the graph",
                    "take the signal from the node before it");
        }
        List<String> before = graph.predecessors(name);
        String origin = before.size() == 1 ? origin(before.get(0)) : "";
        Population direct = populations.get(origin);
        if (direct != null && NirNeurons.parameters(graph.node(origin)).isPresent()) {
            outputs.put(name, new Readout(direct, NirNeurons.spikes(graph.node(origin))));
            return;
        }
        outputs.put(name, new Readout(addNeurons(name, size, constants, settings), false));
    }

    /** Returns the node whose signal a gate of an inner graph passes on, or the node itself. */
    private String origin(String name) {
        String at = name;
        while (graph.passes(at) && graph.predecessors(at).size() == 1) {
            at = graph.predecessors(at).get(0);
        }
        return at;
    }

    private void project(SignalPaths paths, String source) {
        Population pre = populations.get(source);
        if (pre == null) {
            return;
        }
        NirNode node = graph.node(source);
        boolean spikes = node instanceof NirNode.Input || NirNeurons.spikes(node);
        if (!spikes) {
            requireOutputsOnly(source);
            return;
        }
        paths.from(source, pre.size()).forEach((end, synapses) -> {
            Population post = populations.get(end);
            if (post != null && synapses.size() > 0) {
                if (node instanceof NirNode.Input) {
                    fromInputs.computeIfAbsent(source, name -> new HashMap<>()).put(post, synapses);
                }
                project(pre, post, synapses, graph.onOneLoop(source, end));
            }
        });
    }

    private void requireOutputsOnly(String source) {
        for (String next : graph.successors(source)) {
            if (graph.passes(next)) {
                requireOutputsOnly(next);
            } else if (!readsPotentialsOf(next, origin(source))) {
                throw NetworkException.refused(
                        "NIR node '" + origin(source) + "'",
                        "a potential that is sent to '" + next + "'",
                        "an Output of its own after a node of type "
                                + graph.node(origin(source)).type() + ", since an engine sends spikes",
                        "end the graph there, or use a node that spikes");
            }
        }
    }

    private boolean readsPotentialsOf(String output, String neurons) {
        Readout readout = outputs.get(output);
        return readout != null && readout.population().name().equals(neurons);
    }

    private void project(Population pre, Population post, SynapseList synapses, boolean loop) {
        int least = loop ? 1 : 0;
        int[] delays = synapses.delays();
        if (delays.length <= MOST_DELAY_GROUPS) {
            for (int delay : delays) {
                SynapseList group = synapses.withDelay(delay);
                builder.project(pre, post, settings(group).delayed(Math.max(least, delay)));
            }
            return;
        }
        SynapseList prompt = synapses.withDelay(0);
        if (prompt.size() > 0) {
            builder.project(pre, post, settings(prompt).delayed(least));
        }
        SynapseList later = synapses.delayed();
        builder.project(pre, post, settings(later).delayed(new SynapticDelays.Listed(sortedDelays(later))));
    }

    private static ProjectionSettings settings(SynapseList synapses) {
        var connector = new FromListConnector(synapses.pre(), synapses.post(), synapses.weight());
        return ProjectionSettings.of(connector, new DeltaSynapse());
    }

    /** Puts the delays into the order of the connector, which is by source, then target, then as given. */
    private static int[] sortedDelays(SynapseList synapses) {
        return IntStream.range(0, synapses.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(synapses::pre).thenComparingInt(synapses::post))
                .mapToInt(synapses::delay)
                .toArray();
    }

    /** Returns the network. */
    public Network network() {
        return network;
    }

    /** Returns the population of each Input of the graph, by name. */
    public SortedMap<String, Population> inputs() {
        return Collections.unmodifiableSortedMap(inputs);
    }

    /**
     * Returns the population of one Input.
     *
     * @throws org.hillock.snn.NetworkException when the graph has none of that name
     */
    public Population input(String name) {
        return NirGraph.named(inputs, name, "Input");
    }

    /**
     * Returns where one Output is read.
     *
     * @throws org.hillock.snn.NetworkException when the graph has none of that name
     */
    public Readout output(String name) {
        return NirGraph.named(outputs, name, "Output");
    }

    /** Returns where each Output of the graph is read, by name. */
    public SortedMap<String, Readout> outputs() {
        return Collections.unmodifiableSortedMap(outputs);
    }

    Map<Population, SynapseList> synapsesFrom(String input) {
        return fromInputs.getOrDefault(input, Map.of());
    }
}
