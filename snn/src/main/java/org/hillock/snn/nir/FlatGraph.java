package org.hillock.snn.nir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hillock.snn.NetworkException;

/**
 * A graph whose inner graphs are dissolved: node b of the inner graph a is called {@code a.b}, and the inner graph's Input and Output
 * pass signals on.
 */
final class FlatGraph {
    private final SortedMap<String, NirNode> nodes = new TreeMap<>();
    private final SortedSet<String> passing = new TreeSet<>();
    private final Map<String, List<String>> successors = new HashMap<>();
    private final Map<String, List<String>> predecessors = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<BitSet> reached = new ArrayList<>();

    FlatGraph(NirGraph graph) {
        add(graph, "");
        for (String name : nodes.keySet()) {
            places.put(name, places.size());
        }
        nodes.keySet().forEach(name -> reached.add(reach(name)));
    }

    private void add(NirGraph graph, String prefix) {
        graph.nodes().forEach((name, node) -> {
            String full = prefix + name;
            if (node instanceof NirGraph inner) {
                add(inner, full + ".");
            } else if (nodes.put(full, node) != null) {
                throw NetworkException.refused(
                        "NIR node '" + full + "'", "two nodes of this name", "one", "rename one of them");
            }
            if (!prefix.isEmpty() && (node instanceof NirNode.Input || node instanceof NirNode.Output)) {
                passing.add(full);
            }
        });
        for (NirGraph.Edge edge : graph.edges()) {
            String from = end(graph, prefix, edge.from(), NirNode.Output.class);
            String to = end(graph, prefix, edge.to(), NirNode.Input.class);
            successors.computeIfAbsent(from, name -> new ArrayList<>()).add(to);
            predecessors.computeIfAbsent(to, name -> new ArrayList<>()).add(from);
        }
    }

    private static String end(NirGraph graph, String prefix, String name, Class<? extends NirNode> gate) {
        if (!(graph.nodes().get(name) instanceof NirGraph inner)) {
            return prefix + name;
        }
        List<String> gates = inner.nodes().entrySet().stream()
                .filter(entry -> gate.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (gates.size() != 1) {
            throw NetworkException.refused(
                    "NIR graph '" + prefix + name + "'",
                    gates.size() + " nodes of type " + gate.getSimpleName() + " in a graph within a graph",
                    "one",
                    "join them, or put the inner graph's nodes into the outer one");
        }
        return prefix + name + "." + gates.get(0);
    }

    private BitSet reach(String start) {
        BitSet seen = new BitSet();
        var waiting = new ArrayList<String>(List.of(start));
        seen.set(place(start));
        while (!waiting.isEmpty()) {
            for (String next : successors(waiting.remove(waiting.size() - 1))) {
                if (!seen.get(place(next))) {
                    seen.set(place(next));
                    waiting.add(next);
                }
            }
        }
        return seen;
    }

    private int place(String name) {
        return places.getOrDefault(name, -1);
    }

    SortedMap<String, NirNode> nodes() {
        return nodes;
    }

    NirNode node(String name) {
        NirNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no node '" + name + "'");
        }
        return node;
    }

    /** Tells whether a node only hands on what it gets: the Input or Output of an inner graph. */
    boolean passes(String name) {
        return passing.contains(name);
    }

    List<String> successors(String name) {
        return successors.getOrDefault(name, List.of());
    }

    List<String> predecessors(String name) {
        return predecessors.getOrDefault(name, List.of());
    }

    /** Tells whether the two lie on one loop. */
    boolean onOneLoop(String one, String other) {
        return reached.get(place(one)).get(place(other))
                && reached.get(place(other)).get(place(one));
    }

    /** Returns all names such that every node stands before those it reaches, but for loops; equals by name. */
    List<String> inOrderOfSignals() {
        // Whoever reaches another without being reached by it reaches more.
        return nodes.keySet().stream()
                .sorted(Comparator.comparingInt(
                                (String name) -> -reached.get(place(name)).cardinality())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
