package org.hillock.snn.nir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.snn.CounterRandom;

/** Nodes and graphs for the tests. */
final class Nodes {
    private Nodes() {}

    static NirTensor drawn(NirTensor.Type type, List<Integer> shape, double from, double to, long seed) {
        int size = shape.stream().reduce(1, (a, b) -> a * b);
        double[] values = new double[size];
        for (int k = 0; k < size; k++) {
            double value = from + (to - from) * CounterRandom.uniform(seed, k);
            values[k] = type == NirTensor.Type.FLOAT32 ? (float) value : value;
        }
        return NirTensor.of(type, shape, values);
    }

    static NirTensor matrix(int rows, int columns, double from, double to, long seed) {
        return drawn(NirTensor.Type.FLOAT32, List.of(rows, columns), from, to, seed);
    }

    static NirNode.Lif lif(int size, double tau, double r, double threshold) {
        return new NirNode.Lif(
                NirTensor.filled(size, tau),
                NirTensor.filled(size, r),
                NirTensor.filled(size, 0),
                NirTensor.filled(size, threshold),
                NirTensor.filled(size, 0),
                Map.of());
    }

    static NirNode.CubaLif cubaLif(int size, double tauSyn, double tauMem, double threshold) {
        return new NirNode.CubaLif(
                NirTensor.filled(size, tauSyn),
                NirTensor.filled(size, tauMem),
                NirTensor.filled(size, 1),
                NirTensor.filled(size, 0),
                NirTensor.filled(size, threshold),
                NirTensor.filled(size, 0),
                NirTensor.filled(size, 1),
                Map.of());
    }

    static NirNode.Linear linear(NirTensor weight) {
        return new NirNode.Linear(weight, Map.of());
    }

    static NirNode.Affine affine(NirTensor weight, NirTensor bias) {
        return new NirNode.Affine(weight, bias, Map.of());
    }

    /** A chain by the given names and nodes, in turns. */
    static NirGraph chain(Object... namesAndNodes) {
        Map<String, NirNode> nodes = new LinkedHashMap<>();
        for (int k = 0; k < namesAndNodes.length; k += 2) {
            nodes.put((String) namesAndNodes[k], (NirNode) namesAndNodes[k + 1]);
        }
        List<String> names = List.copyOf(nodes.keySet());
        List<NirGraph.Edge> edges = new ArrayList<>();
        for (int k = 1; k < names.size(); k++) {
            edges.add(new NirGraph.Edge(names.get(k - 1), names.get(k)));
        }
        return new NirGraph(nodes, edges);
    }

    static NirGraph with(NirGraph graph, String... fromAndTo) {
        List<NirGraph.Edge> edges = new ArrayList<>(graph.edges());
        for (int k = 0; k < fromAndTo.length; k += 2) {
            edges.add(new NirGraph.Edge(fromAndTo[k], fromAndTo[k + 1]));
        }
        return new NirGraph(graph.nodes(), edges);
    }

    /** One node of every type, a graph within the graph, a loop and metadata of every kind. */
    static NirGraph everything() {
        NirTensor three = NirTensor.vector(0.1, 0.2, 0.3);
        var inner = chain("in", new NirNode.Input(3), "cells", lif(3, 0.02, 1, 1), "out", new NirNode.Output(3));
        Map<String, NirValue> metadata = Map.of(
                "note", new NirValue.Text("gemacht für Prüfungen"),
                "dt", NirTensor.of(NirTensor.Type.FLOAT64, List.of(), new double[] {1e-4}),
                "nested", new NirValue.Section(Map.of("numbers", NirTensor.integers(List.of(1, 2, 3)))));
        Map<String, NirNode> nodes = new LinkedHashMap<>();
        nodes.put("input", new NirNode.Input(List.of(2, 34, 34), Map.of()));
        nodes.put("output", new NirNode.Output(3));
        nodes.put("lif", new NirNode.Lif(three, three, three, three, three, metadata));
        nodes.put("li", new NirNode.Li(three, three, three, Map.of()));
        nodes.put("cuba.lif", new NirNode.CubaLif(three, three, three, three, three, three, three, Map.of()));
        nodes.put("cuba li", new NirNode.CubaLi(three, three, three, three, three, Map.of()));
        nodes.put("if", new NirNode.If(three, three, three, Map.of()));
        nodes.put("i", new NirNode.Integrator(three, Map.of()));
        nodes.put("affine", affine(matrix(3, 4, -1, 1, 1), drawn(NirTensor.Type.FLOAT32, List.of(3), 0, 1, 2)));
        nodes.put("linear", linear(NirTensor.matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}})));
        nodes.put("scale", new NirNode.Scale(three, Map.of()));
        nodes.put(
                "conv1d",
                new NirNode.Conv1d(
                        Optional.of(20),
                        drawn(NirTensor.Type.FLOAT32, List.of(4, 2, 5), -1, 1, 3),
                        2,
                        new NirNode.Padding.Zeros(List.of(3)),
                        1,
                        2,
                        NirTensor.filled(4, 0.5),
                        Map.of()));
        nodes.put(
                "conv2d",
                new NirNode.Conv2d(
                        Optional.of(List.of(8, 9)),
                        drawn(NirTensor.Type.FLOAT64, List.of(4, 2, 3, 3), -1, 1, 4),
                        List.of(1, 2),
                        new NirNode.Padding.Zeros(List.of(1, 0)),
                        List.of(1, 1),
                        1,
                        NirTensor.filled(4, 0.5),
                        Map.of()));
        nodes.put(
                "conv same",
                new NirNode.Conv2d(
                        Optional.empty(),
                        drawn(NirTensor.Type.FLOAT32, List.of(1, 1, 3, 3), -1, 1, 5),
                        List.of(1, 1),
                        new NirNode.Padding.Same(),
                        List.of(2, 2),
                        1,
                        NirTensor.filled(1, 0.5),
                        Map.of()));
        nodes.put("sum", new NirNode.SumPool2d(List.of(2, 2), List.of(2, 2), List.of(0, 0), Map.of()));
        nodes.put("mean", new NirNode.AvgPool2d(List.of(2, 3), List.of(2, 3), List.of(0, 1), Map.of()));
        nodes.put("flatten", new NirNode.Flatten(0, -1, Optional.of(List.of(8, 4, 4)), Map.of()));
        nodes.put("open flatten", new NirNode.Flatten(1, 2, Optional.empty(), Map.of()));
        nodes.put("delay", new NirNode.Delay(three, Map.of()));
        nodes.put("threshold", new NirNode.Threshold(three, Map.of()));
        nodes.put("inner", inner);
        List<String> names = List.copyOf(nodes.keySet());
        List<NirGraph.Edge> edges = new ArrayList<>();
        for (String name : names) {
            edges.add(new NirGraph.Edge("input", name));
        }
        edges.add(new NirGraph.Edge("lif", "lif"));
        edges.add(new NirGraph.Edge("lif", "lif"));
        return new NirGraph(nodes, edges, metadata);
    }
}
