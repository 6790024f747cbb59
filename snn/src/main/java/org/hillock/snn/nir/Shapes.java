package org.hillock.snn.nir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.snn.NetworkException;

/** The shapes of the signals of a graph, inferred along its edges where a node doesn't say them, and checked on every edge. */
final class Shapes {
    private final FlatGraph graph;
    private final Map<String, List<Integer>> inputs = new HashMap<>();
    private final Map<String, List<Integer>> outputs = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    Shapes(FlatGraph graph) {
        this.graph = graph;
        for (String name : graph.nodes().keySet()) {
            for (String next : graph.successors(name)) {
                requireFit(name, next);
            }
        }
    }

    private void requireFit(String from, String to) {
        if (size(output(from)) != size(input(to))) {
            throw NetworkException.refused(
                    "NIR edge from '" + from + "' to '" + to + "'",
                    "an output of shape " + output(from) + " onto an input of shape " + input(to),
                    "as many elements on both sides",
                    "correct the parameters of one of them");
        }
    }

    static int size(List<Integer> shape) {
        long size = 1;
        for (int extent : shape) {
            size = Math.min(Integer.MAX_VALUE, size * Math.max(0, extent));
        }
        return (int) size;
    }

    int inputSize(String name) {
        return size(input(name));
    }

    int outputSize(String name) {
        return size(output(name));
    }

    List<Integer> input(String name) {
        List<Integer> known = inputs.get(name);
        if (known == null) {
            known = inputOf(name, graph.node(name));
            inputs.put(name, known);
        }
        return known;
    }

    List<Integer> output(String name) {
        List<Integer> known = outputs.get(name);
        if (known == null) {
            known = outputOf(name, graph.node(name));
            outputs.put(name, known);
        }
        return known;
    }

    private List<Integer> inputOf(String name, NirNode node) {
        if (node instanceof NirNode.Affine n) {
            return List.of(matrix(name, n.weight()).get(1));
        }
        if (node instanceof NirNode.Linear n) {
            return List.of(matrix(name, n.weight()).get(1));
        }
        if (node instanceof NirNode.Conv1d n) {
            int channels = n.weight().shape().get(1) * n.groups();
            return n.inputShape().map(length -> List.of(channels, length)).orElseGet(() -> predecessors(name, 2));
        }
        if (node instanceof NirNode.Conv2d n) {
            int channels = n.weight().shape().get(1) * n.groups();
            return n.inputShape()
                    .map(shape -> List.of(channels, shape.get(0), shape.get(1)))
                    .orElseGet(() -> predecessors(name, 3));
        }
        if (node instanceof NirNode.SumPool2d || node instanceof NirNode.AvgPool2d) {
            return predecessors(name, 3);
        }
        if (node instanceof NirNode.Flatten n) {
            return n.inputShape().orElseGet(() -> predecessors(name, 0));
        }
        return outputOf(name, node);
    }

    private static List<Integer> matrix(String name, NirTensor weight) {
        if (weight.shape().size() != 2) {
            throw NetworkException.refused(
                    "NIR node '" + name + "'",
                    "a weight of shape " + weight.shape(),
                    "outputs x inputs",
                    "flatten the signal before it");
        }
        return weight.shape();
    }

    private List<Integer> predecessors(String name, int rank) {
        List<String> before = graph.predecessors(name);
        if (before.isEmpty() || !asked.add(name)) {
            throw NetworkException.refused(
                    "NIR node '" + name + "'",
                    "no shape of its input",
                    "one that it says or that follows from the node before it",
                    "store input_shape or input_type with the node");
        }
        List<Integer> shape = output(before.get(0));
        asked.remove(name);
        if (rank > 0 && shape.size() != rank) {
            throw NetworkException.refused(
                    "NIR node '" + name + "'",
                    "an input of shape " + shape,
                    rank + " dimensions, channels first",
                    "store input_shape with the node or correct the one before it");
        }
        return shape;
    }

    private List<Integer> outputOf(String name, NirNode node) {
        if (node instanceof NirNode.Input n) {
            return n.shape();
        }
        if (node instanceof NirNode.Output n) {
            return n.shape();
        }
        if (node instanceof NirNode.Affine n) {
            return List.of(matrix(name, n.weight()).get(0));
        }
        if (node instanceof NirNode.Linear n) {
            return List.of(matrix(name, n.weight()).get(0));
        }
        if (node instanceof NirNode.Scale n) {
            return n.scale().shape();
        }
        if (node instanceof NirNode.Delay n) {
            return n.delay().shape();
        }
        if (node instanceof NirNode.Flatten n) {
            return flattened(name, n, input(name));
        }
        if (NirNeurons.parameters(node).isPresent()) {
            return NirNeurons.parameters(node).get().shape();
        }
        return Window.of(name, node, input(name)).outputShape();
    }

    private static List<Integer> flattened(String name, NirNode.Flatten node, List<Integer> shape) {
        int rank = shape.size();
        int from = node.startDim() < 0 ? node.startDim() + rank : node.startDim();
        int to = node.endDim() < 0 ? node.endDim() + rank : node.endDim();
        if (from < 0 || to >= rank || from > to) {
            throw NetworkException.refused(
                    "NIR node '" + name + "'",
                    "start_dim " + node.startDim() + " and end_dim " + node.endDim() + " for shape " + shape,
                    "two of its dimensions",
                    "correct them");
        }
        List<Integer> joined = new ArrayList<>(shape.subList(0, from));
        joined.add(size(shape.subList(from, to + 1)));
        joined.addAll(shape.subList(to + 1, rank));
        return joined;
    }
}
