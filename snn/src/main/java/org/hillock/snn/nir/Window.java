package org.hillock.snn.nir;

import java.util.List;
import org.hillock.snn.NetworkException;

/**
 * The geometry of a convolution or of pooling over an input of channels x rows x columns; one axis alone has one column.
 * Cross-correlation, as the frameworks compute it: output o along an axis takes the inputs {@code o stride - padding + k dilation}.
 */
final class Window {
    /** What a window does along one axis. */
    private record Axis(int input, int kernel, int stride, int before, int after, int dilation) {
        private boolean fits() {
            return kernel > 0 && stride > 0 && dilation > 0 && before >= 0 && span() >= 0;
        }

        private long span() {
            return (long) input + before + after - (long) dilation * (kernel - 1) - 1;
        }

        private int output() {
            return (int) (span() / stride + 1);
        }

        /** Returns the output that an input reaches by an element of the kernel; -1 for none. */
        private int reached(int place, int k) {
            int shifted = place + before - k * dilation;
            return shifted >= 0 && shifted % stride == 0 && shifted / stride < output() ? shifted / stride : -1;
        }
    }

    private final Axis rows;
    private final Axis columns;
    private final List<Integer> outputShape;

    private Window(String name, Axis rows, Axis columns, int channels, boolean oneAxis) {
        if (!rows.fits() || !columns.fits()) {
            throw NetworkException.refused(
                    "NIR node '" + name + "'",
                    rows + " and " + columns,
                    "a window that fits into its input",
                    "correct kernel, stride, padding or dilation");
        }
        this.rows = rows;
        this.columns = columns;
        this.outputShape =
                oneAxis ? List.of(channels, rows.output()) : List.of(channels, rows.output(), columns.output());
    }

    /**
     * Returns the window of a convolving or pooling node.
     *
     * @param shape of its input, channels first
     */
    static Window of(String name, NirNode node, List<Integer> shape) {
        if (node instanceof NirNode.Conv1d n) {
            requireGroups(name, n.weight(), n.groups(), shape.get(0));
            int kernel = n.weight().shape().get(2);
            Axis axis = axis(name, shape.get(1), kernel, n.stride(), n.dilation(), n.padding(), 0);
            return new Window(
                    name, axis, new Axis(1, 1, 1, 0, 0, 1), n.weight().shape().get(0), true);
        }
        if (node instanceof NirNode.Conv2d n) {
            requireGroups(name, n.weight(), n.groups(), shape.get(0));
            Axis[] axes = new Axis[2];
            for (int a = 0; a < 2; a++) {
                int kernel = n.weight().shape().get(a + 2);
                axes[a] = axis(
                        name,
                        shape.get(a + 1),
                        kernel,
                        n.stride().get(a),
                        n.dilation().get(a),
                        n.padding(),
                        a);
            }
            return new Window(name, axes[0], axes[1], n.weight().shape().get(0), false);
        }
        if (node instanceof NirNode.SumPool2d n) {
            return pool(name, shape, n.kernelSize(), n.stride(), n.padding());
        }
        if (node instanceof NirNode.AvgPool2d n) {
            return pool(name, shape, n.kernelSize(), n.stride(), n.padding());
        }
        throw new IllegalArgumentException("a node of type " + node.type() + " has no window");
    }

    private static Window pool(
            String name, List<Integer> shape, List<Integer> kernel, List<Integer> stride, List<Integer> padding) {
        Axis[] axes = new Axis[2];
        for (int a = 0; a < 2; a++) {
            axes[a] = new Axis(shape.get(a + 1), kernel.get(a), stride.get(a), padding.get(a), padding.get(a), 1);
        }
        return new Window(name, axes[0], axes[1], shape.get(0), false);
    }

    private static Axis axis(
            String name, int input, int kernel, int stride, int dilation, NirNode.Padding padding, int index) {
        if (padding instanceof NirNode.Padding.Zeros zeros) {
            int size = zeros.sizes().get(Math.min(index, zeros.sizes().size() - 1));
            return new Axis(input, kernel, stride, size, size, dilation);
        }
        if (padding instanceof NirNode.Padding.Valid) {
            return new Axis(input, kernel, stride, 0, 0, dilation);
        }
        if (stride != 1) {
            throw NetworkException.refused(
                    "NIR node '" + name + "'",
                    "padding 'same' with stride " + stride,
                    "stride 1 with this word",
                    "give the padding in numbers");
        }
        int total = dilation * (kernel - 1);
        return new Axis(input, kernel, stride, total / 2, total - total / 2, dilation);
    }

    private static void requireGroups(String name, NirTensor weight, int groups, int channels) {
        if (groups < 1 || weight.shape().get(0) % groups != 0 || weight.shape().get(1) * groups != channels) {
            throw NetworkException.refused(
                    "NIR node '" + name + "'",
                    "a weight of shape " + weight.shape() + " in " + groups + " groups for " + channels + " channels",
                    "channels that the groups share evenly",
                    "correct weight, groups or input_shape");
        }
    }

    List<Integer> outputShape() {
        return outputShape;
    }

    int inputPlaces() {
        return rows.input() * columns.input();
    }

    int outputPlaces() {
        return rows.output() * columns.output();
    }

    int kernelPlaces() {
        return rows.kernel() * columns.kernel();
    }

    /** Receives an output that an input reaches, and the place of the kernel by which it does. */
    @FunctionalInterface
    interface Sink {
        void reach(int output, int kernelPlace);
    }

    /** Lists the outputs within a channel that an input within a channel reaches. */
    void forEach(int place, Sink sink) {
        for (int i = 0; i < rows.kernel(); i++) {
            int y = rows.reached(place / columns.input(), i);
            for (int j = 0; y >= 0 && j < columns.kernel(); j++) {
                int x = columns.reached(place % columns.input(), j);
                if (x >= 0) {
                    sink.reach(y * columns.output() + x, i * columns.kernel() + j);
                }
            }
        }
    }
}
