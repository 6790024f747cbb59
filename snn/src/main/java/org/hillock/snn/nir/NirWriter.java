package org.hillock.snn.nir;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hillock.snn.NetworkException;

/** Writes nodes as groups of an HDF5 file, arrays compressed as the reference implementation does it. */
final class NirWriter {
    /** The version of the NIR package whose layout this is. */
    private static final String VERSION = "1.0.7";

    private static final int GZIP_LEVEL = 4;

    private NirWriter() {}

    static void write(NirGraph graph, Path file) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("version", VERSION);
            node(hdf.putGroup("node"), "node", graph);
        }
    }

    private static void node(WritableGroup group, String where, NirNode node) {
        group.putDataset("type", node.type());
        if (!node.metadata().isEmpty()) {
            metadata(group.putGroup("metadata"), where + "/metadata", node.metadata());
        }
        var at = new Place(group, where);
        if (node instanceof NirGraph graph) {
            graph(at, graph);
        } else if (!neuron(at, node) && !linear(at, node)) {
            shaped(at, node);
        }
    }

    private static void graph(Place at, NirGraph graph) {
        if (graph.edges().isEmpty()) {
            throw NetworkException.refused(
                    at.where,
                    "a graph without edges",
                    "one or more",
                    "connect its nodes; an empty list can't be written");
        }
        String[][] edges = graph.edges().stream()
                .map(edge -> new String[] {edge.from(), edge.to()})
                .toArray(String[][]::new);
        at.group.putDataset("edges", edges);
        WritableGroup nodes = at.group.putGroup("nodes");
        graph.nodes().forEach((name, node) -> {
            if (name.isEmpty() || name.contains("/")) {
                throw NetworkException.refused(
                        at.where, "a node named '" + name + "'", "a name without '/'", "rename the node");
            }
            node(nodes.putGroup(name), at.where + "/nodes/" + name, node);
        });
    }

    private static boolean neuron(Place at, NirNode node) {
        if (node instanceof NirNode.Lif n) {
            at.put("tau", n.tau()).put("r", n.r()).put("v_leak", n.vLeak());
            at.put("v_threshold", n.vThreshold()).put("v_reset", n.vReset());
        } else if (node instanceof NirNode.Li n) {
            at.put("tau", n.tau()).put("r", n.r()).put("v_leak", n.vLeak());
        } else if (node instanceof NirNode.CubaLif n) {
            at.put("tau_syn", n.tauSyn())
                    .put("tau_mem", n.tauMem())
                    .put("r", n.r())
                    .put("v_leak", n.vLeak());
            at.put("v_threshold", n.vThreshold()).put("v_reset", n.vReset()).put("w_in", n.wIn());
        } else if (node instanceof NirNode.CubaLi n) {
            at.put("tau_syn", n.tauSyn())
                    .put("tau_mem", n.tauMem())
                    .put("r", n.r())
                    .put("v_leak", n.vLeak());
            at.put("w_in", n.wIn());
        } else if (node instanceof NirNode.If n) {
            at.put("r", n.r()).put("v_threshold", n.vThreshold()).put("v_reset", n.vReset());
        } else if (node instanceof NirNode.Integrator n) {
            at.put("r", n.r());
        } else if (node instanceof NirNode.Threshold n) {
            at.put("threshold", n.threshold());
        } else {
            return false;
        }
        return true;
    }

    private static boolean linear(Place at, NirNode node) {
        if (node instanceof NirNode.Affine n) {
            at.put("weight", n.weight()).put("bias", n.bias());
        } else if (node instanceof NirNode.Linear n) {
            at.put("weight", n.weight());
        } else if (node instanceof NirNode.Scale n) {
            at.put("scale", n.scale());
        } else if (node instanceof NirNode.Delay n) {
            at.put("delay", n.delay());
        } else {
            return false;
        }
        return true;
    }

    private static void shaped(Place at, NirNode node) {
        if (node instanceof NirNode.Input n) {
            at.put("shape", NirTensor.integers(n.shape()));
        } else if (node instanceof NirNode.Output n) {
            at.put("shape", NirTensor.integers(n.shape()));
        } else if (node instanceof NirNode.Conv1d n) {
            n.inputShape().ifPresent(length -> at.put("input_shape", NirTensor.integer(length)));
            at.put("weight", n.weight()).put("bias", n.bias());
            at.put("stride", NirTensor.integer(n.stride())).put("dilation", NirTensor.integer(n.dilation()));
            at.put("groups", NirTensor.integer(n.groups())).padding(n.padding(), true);
        } else if (node instanceof NirNode.Conv2d n) {
            n.inputShape().ifPresent(shape -> at.plain("input_shape", shape));
            at.put("weight", n.weight()).put("bias", n.bias());
            at.plain("stride", n.stride()).plain("dilation", n.dilation());
            at.put("groups", NirTensor.integer(n.groups())).padding(n.padding(), false);
        } else if (node instanceof NirNode.SumPool2d n) {
            at.pool(n.kernelSize(), n.stride(), n.padding());
        } else if (node instanceof NirNode.AvgPool2d n) {
            at.pool(n.kernelSize(), n.stride(), n.padding());
        } else if (node instanceof NirNode.Flatten n) {
            at.put("start_dim", NirTensor.integer(n.startDim())).put("end_dim", NirTensor.integer(n.endDim()));
            n.inputShape().ifPresent(shape -> at.put("input_type", NirTensor.integers(shape)));
        } else {
            throw new IllegalStateException("a node of type " + node.type() + " has no place in a file");
        }
    }

    private static void metadata(WritableGroup group, String where, Map<String, NirValue> values) {
        var at = new Place(group, where);
        values.forEach((name, value) -> {
            if (value instanceof NirValue.Text text) {
                group.putDataset(name, text.text());
            } else if (value instanceof NirValue.Section section) {
                metadata(group.putGroup(name), where + "/" + name, section.values());
            } else {
                at.put(name, (NirTensor) value);
            }
        });
    }

    /** A group to write into, and its path for messages. */
    private record Place(WritableGroup group, String where) {
        Place put(String name, NirTensor tensor) {
            if (tensor.size() == 0) {
                throw NetworkException.refused(where, name + " without elements", "one or more", "leave the node out");
            }
            if (tensor.shape().isEmpty()) {
                group.putDataset(name, scalar(tensor));
            } else {
                int[] chunk =
                        tensor.shape().stream().mapToInt(Integer::intValue).toArray();
                group.putDataset(
                        name,
                        nested(tensor),
                        DatasetCreationOptions.builder()
                                .chunkDimensions(chunk)
                                .deflate(GZIP_LEVEL)
                                .build());
            }
            return this;
        }

        /** As the reference implementation writes its tuples. */
        Place plain(String name, List<Integer> values) {
            group.putDataset(name, values.stream().mapToLong(Integer::longValue).toArray());
            return this;
        }

        void pool(List<Integer> kernelSize, List<Integer> stride, List<Integer> padding) {
            put("kernel_size", NirTensor.integers(kernelSize));
            put("stride", NirTensor.integers(stride)).put("padding", NirTensor.integers(padding));
        }

        void padding(NirNode.Padding padding, boolean oneAxis) {
            if (padding instanceof NirNode.Padding.Zeros zeros) {
                if (oneAxis) {
                    put("padding", NirTensor.integer(zeros.sizes().get(0)));
                } else {
                    plain("padding", zeros.sizes());
                }
            } else {
                group.putDataset("padding", padding instanceof NirNode.Padding.Same ? "same" : "valid");
            }
        }
    }

    private static Object scalar(NirTensor tensor) {
        double value = tensor.get(0);
        return switch (tensor.type()) {
            case FLOAT32 -> (Object) (float) value;
            case FLOAT64 -> (Object) value;
            case INT32 -> (Object) (int) value;
            case INT64 -> (Object) (long) value;
        };
    }

    private static Object nested(NirTensor tensor) {
        Class<?> element =
                switch (tensor.type()) {
                    case FLOAT32 -> float.class;
                    case FLOAT64 -> double.class;
                    case INT32 -> int.class;
                    case INT64 -> long.class;
                };
        int[] shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
        Object array = Array.newInstance(element, shape);
        fill(array, 0, 0, shape, tensor);
        return array;
    }

    private static int fill(Object array, int axis, int from, int[] shape, NirTensor tensor) {
        int next = from;
        for (int k = 0; k < shape[axis]; k++) {
            if (axis + 1 < shape.length) {
                next = fill(Array.get(array, k), axis + 1, next, shape, tensor);
            } else {
                set(array, k, tensor.get(next++));
            }
        }
        return next;
    }

    private static void set(Object row, int k, double value) {
        if (row instanceof float[] values) {
            values[k] = (float) value;
        } else if (row instanceof double[] values) {
            values[k] = value;
        } else if (row instanceof int[] values) {
            values[k] = (int) value;
        } else {
            ((long[]) row)[k] = (long) value;
        }
    }
}
