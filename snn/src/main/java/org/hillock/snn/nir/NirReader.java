package org.hillock.snn.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.snn.NetworkException;

/** Turns the groups of an HDF5 file into nodes. */
final class NirReader {
    static final List<String> TYPES = List.of(
            "Affine",
            "AvgPool2d",
            "Conv1d",
            "Conv2d",
            "CubaLI",
            "CubaLIF",
            "Delay",
            "Flatten",
            "I",
            "IF",
            "Input",
            "LI",
            "LIF",
            "Linear",
            "NIRGraph",
            "Output",
            "Scale",
            "SumPool2d",
            "Threshold");
    // A file whose links form a circle would nest for ever.
    private static final int DEEPEST = 32;

    private NirReader() {}

    static NirGraph graph(HdfGroup group) {
        if (node(group, 0) instanceof NirGraph graph) {
            return graph;
        }
        throw group.refused("a single node", "a NIRGraph", "put the node into a graph");
    }

    private static NirNode node(HdfGroup group, int depth) {
        if (depth > DEEPEST) {
            throw group.refused(
                    "graphs nested more than " + DEEPEST + " deep", "fewer", "check that the file is not damaged");
        }
        String type = group.text("type");
        if (!TYPES.contains(type)) {
            throw group.refused(
                    "a node of type '" + type + "'", "one of " + TYPES, "replace the node by some of these types");
        }
        try {
            return type.equals("NIRGraph") ? graph(group, depth) : leaf(type, group);
        } catch (NetworkException e) {
            String sentence = String.valueOf(e.getMessage());
            // What a node's own checks say names the parameter, but not yet the place.
            throw sentence.startsWith(group.where()) ? e : new NetworkException(group.where() + ", " + sentence, e);
        }
    }

    private static NirGraph graph(HdfGroup group, int depth) {
        HdfGroup children = group.group("nodes");
        Map<String, NirNode> nodes = new LinkedHashMap<>();
        for (String name : children.names()) {
            nodes.put(name, node(children.group(name), depth + 1));
        }
        List<NirGraph.Edge> edges = new ArrayList<>();
        for (String[] pair : group.pairs("edges")) {
            edges.add(new NirGraph.Edge(pair[0], pair[1]));
        }
        return new NirGraph(nodes, edges, metadata(group));
    }

    private static NirNode leaf(String type, HdfGroup at) {
        Map<String, NirValue> metadata = metadata(at);
        return switch (type) {
            case "Input" -> new NirNode.Input(at.integers("shape"), metadata);
            case "Output" -> new NirNode.Output(at.integers("shape"), metadata);
            case "LIF", "CubaLIF", "IF" -> spiking(type, at, metadata);
            case "LI" -> new NirNode.Li(at.tensor("tau"), at.tensor("r"), at.tensor("v_leak"), metadata);
            case "CubaLI" ->
                new NirNode.CubaLi(
                        at.tensor("tau_syn"),
                        at.tensor("tau_mem"),
                        at.tensor("r"),
                        at.tensor("v_leak"),
                        inputWeight(at, "v_leak"),
                        metadata);
            case "I" -> new NirNode.Integrator(at.tensor("r"), metadata);
            case "Affine" -> new NirNode.Affine(at.tensor("weight"), at.tensor("bias"), metadata);
            case "Linear" -> new NirNode.Linear(at.tensor("weight"), metadata);
            case "Scale" -> new NirNode.Scale(at.tensor("scale"), metadata);
            case "Delay" -> new NirNode.Delay(at.tensor("delay"), metadata);
            case "Threshold" -> new NirNode.Threshold(at.tensor("threshold"), metadata);
            default -> shaped(type, at, metadata);
        };
    }

    private static NirNode spiking(String type, HdfGroup at, Map<String, NirValue> metadata) {
        NirTensor threshold = at.tensor("v_threshold");
        NirTensor reset = at.has("v_reset") ? at.tensor("v_reset") : threshold.zeros();
        return switch (type) {
            case "LIF" ->
                new NirNode.Lif(at.tensor("tau"), at.tensor("r"), at.tensor("v_leak"), threshold, reset, metadata);
            case "IF" -> new NirNode.If(at.tensor("r"), threshold, reset, metadata);
            default ->
                new NirNode.CubaLif(
                        at.tensor("tau_syn"),
                        at.tensor("tau_mem"),
                        at.tensor("r"),
                        at.tensor("v_leak"),
                        threshold,
                        reset,
                        inputWeight(at, "v_threshold"),
                        metadata);
        };
    }

    /** Reads w_in, which is 1 when absent and may be one number for all neurons. */
    private static NirTensor inputWeight(HdfGroup at, String like) {
        NirTensor shape = at.tensor(like);
        if (at.has("w_in")) {
            NirTensor weight = at.tensor("w_in");
            return weight.shape().isEmpty() && !shape.shape().isEmpty() ? filled(shape, weight.get(0)) : weight;
        }
        return filled(shape, 1);
    }

    private static NirTensor filled(NirTensor like, double value) {
        double[] values = new double[like.size()];
        Arrays.fill(values, value);
        return NirTensor.of(like.type(), like.shape(), values);
    }

    private static NirNode shaped(String type, HdfGroup at, Map<String, NirValue> metadata) {
        return switch (type) {
            case "Conv1d" ->
                new NirNode.Conv1d(
                        at.optionalIntegers("input_shape").map(shape -> shape.get(0)),
                        at.tensor("weight"),
                        at.integer("stride"),
                        padding(at, 1),
                        at.integer("dilation"),
                        at.integer("groups"),
                        at.tensor("bias"),
                        metadata);
            case "Conv2d" ->
                new NirNode.Conv2d(
                        at.has("input_shape") ? Optional.of(at.pair("input_shape")) : Optional.empty(),
                        at.tensor("weight"),
                        at.pair("stride"),
                        padding(at, 2),
                        at.pair("dilation"),
                        at.integer("groups"),
                        at.tensor("bias"),
                        metadata);
            case "SumPool2d" ->
                new NirNode.SumPool2d(at.pair("kernel_size"), at.pair("stride"), at.pair("padding"), metadata);
            case "AvgPool2d" ->
                new NirNode.AvgPool2d(at.pair("kernel_size"), at.pair("stride"), at.pair("padding"), metadata);
            default ->
                new NirNode.Flatten(
                        at.integer("start_dim"), at.integer("end_dim"), at.optionalIntegers("input_type"), metadata);
        };
    }

    private static NirNode.Padding padding(HdfGroup at, int axes) {
        if (!at.isText("padding")) {
            return new NirNode.Padding.Zeros(axes == 1 ? at.integers("padding") : at.pair("padding"));
        }
        String word = at.text("padding");
        return switch (word) {
            case "same" -> new NirNode.Padding.Same();
            case "valid" -> new NirNode.Padding.Valid();
            default -> throw at.refused("padding '" + word + "'", "'same', 'valid' or whole numbers", "correct it");
        };
    }

    private static Map<String, NirValue> metadata(HdfGroup at) {
        return at.has("metadata") ? section(at.group("metadata"), 0) : Map.of();
    }

    private static Map<String, NirValue> section(HdfGroup at, int depth) {
        if (depth > DEEPEST) {
            throw at.refused("metadata nested more than " + DEEPEST + " deep", "less", "leave it out");
        }
        Map<String, NirValue> values = new LinkedHashMap<>();
        for (String name : at.names()) {
            if (at.isGroup(name)) {
                values.put(name, new NirValue.Section(section(at.group(name), depth + 1)));
            } else if (at.isText(name)) {
                values.put(name, new NirValue.Text(at.text(name)));
            } else {
                values.put(name, at.tensor(name));
            }
        }
        return values;
    }
}
