package org.hillock.snn.nir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.snn.NetworkException;

/**
 * Follows signals from a node over nodes without state to the neurons and outputs that they end at. What reaches one element over several
 * ways is added up.
 */
final class SignalPaths {
    private final FlatGraph graph;
    private final Map<String, LinearMap> maps = new HashMap<>();
    private final Map<String, double[]> biases = new LinkedHashMap<>();

    SignalPaths(FlatGraph graph, Shapes shapes, double step) {
        this.graph = graph;
        graph.nodes().forEach((name, node) -> {
            if (!ends(name)) {
                maps.put(name, LinearMap.of(name, node, shapes.input(name), step));
                double[] bias = LinearMap.bias(name, node, shapes.outputSize(name));
                if (bias.length > 0) {
                    biases.put(name, bias);
                }
            }
        });
    }

    /** Tells whether signals end at a node: it has neurons, or is an input or output of the whole graph. */
    private boolean ends(String name) {
        NirNode node = graph.node(name);
        boolean gate = node instanceof NirNode.Input || node instanceof NirNode.Output;
        return gate ? !graph.passes(name) : NirNeurons.parameters(node).isPresent();
    }

    /**
     * Returns the synapses from a node onto each node that its signals end at, by name.
     *
     * @param size number of elements of its output
     */
    Map<String, SynapseList> from(String source, int size) {
        Route route = route(source);
        Map<String, SynapseList> synapses = new TreeMap<>();
        for (int element = 0; element < size; element++) {
            int pre = element;
            route.follow(source, element, 1).forEach((end, arrivals) -> {
                if (ends(end)) {
                    SynapseList list = synapses.computeIfAbsent(end, name -> new SynapseList());
                    arrivals.forEach((to, delay, value) -> list.add(pre, to, delay, value));
                }
            });
        }
        return synapses;
    }

    /** Returns the constant input of each node at which signals end, as far as any reaches it. */
    Map<String, double[]> constants(Shapes shapes) {
        Map<String, double[]> constants = new HashMap<>();
        biases.forEach((name, bias) -> {
            Route route = route(name);
            for (int element = 0; element < bias.length; element++) {
                if (bias[element] != 0) {
                    route.follow(name, element, bias[element]).forEach((end, arrivals) -> {
                        if (ends(end)) {
                            double[] sum = constants.computeIfAbsent(end, to -> new double[shapes.inputSize(to)]);
                            arrivals.forEach((to, delay, value) -> sum[to] += value);
                        }
                    });
                }
            }
        });
        return constants;
    }

    private Route route(String source) {
        Map<String, Integer> waysIn = new LinkedHashMap<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(source));
        while (!waiting.isEmpty()) {
            for (String next : graph.successors(waiting.remove())) {
                if (waysIn.merge(next, 1, Integer::sum) == 1 && !ends(next)) {
                    waiting.add(next);
                }
            }
        }
        return new Route(waysIn, source);
    }

    /** What reaches an element of a node, by delay. */
    private static final class Arrivals {
        private final Map<Long, Double> sums = new TreeMap<>();

        void add(int element, int delay, double value) {
            sums.merge((long) delay << Integer.SIZE | element, value, Double::sum);
        }

        void forEach(Arrival arrival) {
            sums.forEach((key, value) -> arrival.at((int) (long) key, (int) (key >>> Integer.SIZE), value));
        }
    }

    private interface Arrival {
        void at(int element, int delay, double value);
    }

    /** The nodes on the ways from one source, each after all that lead to it. */
    private final class Route {
        private final List<String> order = new ArrayList<>();

        Route(Map<String, Integer> waysIn, String source) {
            Deque<String> ready = new ArrayDeque<>(List.of(source));
            Map<String, Integer> open = new LinkedHashMap<>(waysIn);
            boolean started = false;
            while (!ready.isEmpty()) {
                String name = ready.remove();
                if (started && !ends(name)) {
                    order.add(name);
                }
                if (!started || !ends(name)) {
                    for (String next : graph.successors(name)) {
                        if (open.merge(next, -1, Integer::sum) == 0) {
                            ready.add(next);
                        }
                    }
                }
                started = true;
            }
            for (Map.Entry<String, Integer> rest : open.entrySet()) {
                if (rest.getValue() > 0 || (rest.getKey().equals(source) && !ends(source))) {
                    throw NetworkException.refused(
                            "NIR node '" + rest.getKey() + "'",
                            "a loop without a neuron",
                            "neurons on every loop",
                            "put a neuron into it or take an edge out");
                }
            }
        }

        Map<String, Arrivals> follow(String source, int element, double value) {
            Map<String, Arrivals> arrived = new HashMap<>();
            for (String next : graph.successors(source)) {
                arrived.computeIfAbsent(next, name -> new Arrivals()).add(element, 0, value);
            }
            for (String name : order) {
                Arrivals arrivals = arrived.get(name);
                LinearMap map = maps.get(name);
                if (arrivals != null && map != null) {
                    var leaving = new Arrivals();
                    arrivals.forEach((at, delay, sum) ->
                            map.spread(at, (to, more, factor) -> leaving.add(to, delay + more, factor * sum)));
                    for (String next : graph.successors(name)) {
                        Arrivals onward = arrived.computeIfAbsent(next, to -> new Arrivals());
                        leaving.forEach(onward::add);
                    }
                }
            }
            return arrived;
        }
    }
}
