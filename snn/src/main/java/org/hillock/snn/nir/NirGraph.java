package org.hillock.snn.nir;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.snn.NetworkException;

/**
 * A NIR graph: named nodes and directed edges between them; loops are allowed. A graph may be a node of another, entered by its Input and left by its Output.
 *
 * @param nodes sorted by name
 * @param edges in the order of the file; an edge that is listed twice carries its signal twice
 */
public record NirGraph(Map<String, NirNode> nodes, List<Edge> edges, Map<String, NirValue> metadata)
        implements NirNode {
    /**
     * A connection.
     *
     * @param from name of the node whose output is sent
     * @param to name of the node that receives it
     */
    public record Edge(String from, String to) {}

    /** Copies nodes and edges and checks that every end is a node. */
    public NirGraph {
        nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
        edges = List.copyOf(edges);
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        for (Edge edge : edges) {
            for (String end : List.of(edge.from, edge.to)) {
                if (!nodes.containsKey(end)) {
                    throw NetworkException.refused(
                            "NIR edge from '" + edge.from + "' to '" + edge.to + "'",
                            "the node '" + end + "', which is not there",
                            "one of " + nodes.keySet(),
                            "name a node of the graph or leave the edge out");
                }
            }
        }
    }

    /** Creates a graph without metadata. */
    public NirGraph(Map<String, NirNode> nodes, List<Edge> edges) {
        this(nodes, edges, Map.of());
    }

    /**
     * The node of a name.
     *
     * @throws NetworkException when there is none
     */
    public NirNode node(String name) {
        return named(nodes, name, "node");
    }

    static <T> T named(Map<String, T> all, String name, String kind) {
        T found = all.get(name);
        if (found == null) {
            throw NetworkException.refused(
                    "NIR " + kind + " '" + name + "'",
                    "no " + kind + " of that name",
                    "one of " + all.keySet(),
                    "correct the name");
        }
        return found;
    }

    @Override
    public String type() {
        return "NIRGraph";
    }
}
