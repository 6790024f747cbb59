package org.hillock.snn.nir;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.snn.NetworkException;

/**
 * An immutable array of numbers with a shape, row by row as in C; a scalar has no dimensions. The numbers are kept as float64, which
 * holds float32, float64, int32 and every int64 up to 2^53 exactly, beside the type they have in the file.
 */
public final class NirTensor implements NirValue {
    /** The type of the numbers in the file. */
    public enum Type {
        /** 32-bit floating point. */
        FLOAT32,
        /** 64-bit floating point. */
        FLOAT64,
        /** 32-bit integers. */
        INT32,
        /** 64-bit integers. */
        INT64
    }

    private final Type type;
    private final List<Integer> shape;
    private final double[] values;

    private NirTensor(Type type, List<Integer> shape, double[] values) {
        this.type = type;
        this.shape = List.copyOf(shape);
        this.values = values;
    }

    /**
     * Creates a tensor.
     *
     * @param values as many as the shape has places. Not modified, copied.
     */
    public static NirTensor of(Type type, List<Integer> shape, double[] values) {
        long places = 1;
        for (int extent : shape) {
            if (extent < 0) {
                throw NetworkException.refused("NIR tensor", "shape " + shape, "extents of 0 or more", "correct it");
            }
            places *= extent;
        }
        if (places != values.length) {
            throw NetworkException.refused(
                    "NIR tensor",
                    values.length + " numbers for shape " + shape,
                    places + " numbers",
                    "pass one for each place");
        }
        return new NirTensor(type, shape, values.clone());
    }

    /** Creates a vector of float64. */
    public static NirTensor vector(double... values) {
        return of(Type.FLOAT64, List.of(values.length), values);
    }

    /** Creates a vector of float64 whose elements are all equal. */
    public static NirTensor filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return of(Type.FLOAT64, List.of(length), values);
    }

    /**
     * Creates a matrix of float64.
     *
     * @param rows rows of one length. Not modified, copied.
     */
    public static NirTensor matrix(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return of(Type.FLOAT64, List.of(rows.length, columns), values);
    }

    /** Creates a vector of int64. */
    public static NirTensor integers(List<Integer> values) {
        return of(
                Type.INT64,
                List.of(values.size()),
                values.stream().mapToDouble(Integer::doubleValue).toArray());
    }

    /** Creates a scalar of int64. */
    public static NirTensor integer(long value) {
        return of(Type.INT64, List.of(), new double[] {value});
    }

    /** Returns the type of the numbers in the file. */
    public Type type() {
        return type;
    }

    /** Returns the extents; none for a scalar. */
    public List<Integer> shape() {
        return shape;
    }

    /** Returns the number of elements. */
    public int size() {
        return values.length;
    }

    /** Returns the element of that place, counted row by row. */
    public double get(int place) {
        return values[place];
    }

    /** Returns a copy of the elements, row by row. */
    public double[] toArray() {
        return values.clone();
    }

    /** Returns a tensor of this type and shape that is zero everywhere. */
    public NirTensor zeros() {
        return new NirTensor(type, shape, new double[values.length]);
    }

    /** Returns the elements as whole numbers; those of the tensors that hold shapes and strides. */
    public List<Integer> toIntegers() {
        return IntStream.range(0, values.length).mapToObj(k -> (int) values[k]).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NirTensor that
                && type == that.type
                && shape.equals(that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.name().hashCode() + shape.hashCode()) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return type + " " + shape;
    }
}
