package org.hillock.snn.nir;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hillock.snn.NetworkException;

/** A group of an HDF5 file with typed access to its datasets; every complaint names the file and the place in it. */
final class HdfGroup {
    // 2 GiB of float64, far above any network that an engine can hold.
    private static final long MOST_ELEMENTS = 1L << 28;

    private final String where;
    private final Group group;

    HdfGroup(String where, Group group) {
        this.where = where;
        this.group = group;
    }

    String where() {
        return where;
    }

    Set<String> names() {
        return new TreeSet<>(group.getChildren().keySet());
    }

    boolean has(String name) {
        return group.getChildren().containsKey(name);
    }

    boolean isGroup(String name) {
        return group.getChild(name) instanceof Group;
    }

    HdfGroup group(String name) {
        if (group.getChildren().get(name) instanceof Group child) {
            return new HdfGroup(where + "/" + name, child);
        }
        throw refused("no group '" + name + "'", "one", "check that the file is a NIR graph");
    }

    private Dataset dataset(String name) {
        Node child = group.getChildren().get(name);
        if (!(child instanceof Dataset dataset)) {
            throw refused("no parameter '" + name + "'", "one", "write the file again with it");
        }
        long elements = 1;
        for (long extent : dataset.getDimensionsAsLong()) {
            elements = extent < 0 || extent > MOST_ELEMENTS ? Long.MAX_VALUE : Math.multiplyExact(elements, extent);
            if (elements > MOST_ELEMENTS) {
                throw refused(
                        name + " of shape " + Arrays.toString(dataset.getDimensionsAsLong()),
                        "at most " + MOST_ELEMENTS + " elements",
                        "check that the file is not damaged");
            }
        }
        return dataset;
    }

    String text(String name) {
        Object data = flat(name);
        if (data instanceof String[] texts && texts.length == 1) {
            return texts[0];
        }
        throw refused(name + " that is no text", "a string", "write the file again with one");
    }

    boolean isText(String name) {
        return dataset(name).getJavaType() == String.class;
    }

    /** Reads a list of pairs of strings. */
    List<String[]> pairs(String name) {
        List<String[]> pairs = new ArrayList<>();
        if (dataset(name).getSize() == 0) {
            return pairs;
        }
        if (!(flat(name) instanceof String[] texts) || texts.length % 2 != 0) {
            throw refused(name + " that are no pairs", "a list of pairs of names", "write the file again");
        }
        for (int k = 0; k < texts.length; k += 2) {
            pairs.add(new String[] {texts[k], texts[k + 1]});
        }
        return pairs;
    }

    NirTensor tensor(String name) {
        Dataset dataset = dataset(name);
        List<Integer> shape = Arrays.stream(dataset.getDimensions()).boxed().toList();
        if (dataset.isEmpty() || dataset.getSize() == 0) {
            return NirTensor.of(NirTensor.Type.FLOAT64, shape.isEmpty() ? List.of(0) : shape, new double[0]);
        }
        Object data = flat(name);
        if (data instanceof float[] values) {
            return NirTensor.of(NirTensor.Type.FLOAT32, shape, widened(values));
        }
        if (data instanceof double[] values) {
            return NirTensor.of(NirTensor.Type.FLOAT64, shape, values);
        }
        if (data instanceof long[] values) {
            return NirTensor.of(NirTensor.Type.INT64, shape, exact(name, values));
        }
        return NirTensor.of(NirTensor.Type.INT32, shape, integers(name, data));
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            wide[k] = values[k];
        }
        return wide;
    }

    private double[] exact(String name, long[] values) {
        double[] wide = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            wide[k] = values[k];
            if (Math.abs(wide[k]) > 1L << 53) {
                throw refused(name + " with " + values[k], "whole numbers up to 2^53", "write it as floating point");
            }
        }
        return wide;
    }

    private double[] integers(String name, Object data) {
        if (data instanceof int[] values) {
            return Arrays.stream(values).asDoubleStream().toArray();
        }
        if (data instanceof short[] values) {
            double[] wide = new double[values.length];
            for (int k = 0; k < values.length; k++) {
                wide[k] = values[k];
            }
            return wide;
        }
        if (data instanceof byte[] values) {
            double[] wide = new double[values.length];
            for (int k = 0; k < values.length; k++) {
                wide[k] = values[k];
            }
            return wide;
        }
        throw refused(
                name + " of type " + dataset(name).getJavaType().getSimpleName(),
                "numbers",
                "write it as float32, float64 or an integer type");
    }

    List<Integer> integers(String name) {
        NirTensor tensor = tensor(name);
        for (int k = 0; k < tensor.size(); k++) {
            if (tensor.get(k) != (int) tensor.get(k)) {
                throw refused(name + " with " + tensor.get(k), "whole numbers", "correct it");
            }
        }
        return tensor.toIntegers();
    }

    int integer(String name) {
        List<Integer> values = integers(name);
        if (values.size() != 1) {
            throw refused(name + " with " + values.size() + " numbers", "one number", "correct it");
        }
        return values.get(0);
    }

    /** Reads a number for each axis, where one number stands for both. */
    List<Integer> pair(String name) {
        List<Integer> values = integers(name);
        return values.size() == 1 ? List.of(values.get(0), values.get(0)) : values;
    }

    Optional<List<Integer>> optionalIntegers(String name) {
        return has(name) ? Optional.of(integers(name)) : Optional.empty();
    }

    private Object flat(String name) {
        Object data = dataset(name).getDataFlat();
        if (data == null) {
            throw refused(name + " without content", "a value", "write the file again with it");
        }
        return data instanceof String text ? new String[] {text} : data;
    }

    NetworkException refused(String read, String expected, String cure) {
        return NetworkException.refused(where, read, expected, cure);
    }
}
