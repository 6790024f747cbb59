package org.hillock.snn.nir;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hillock.snn.NetworkException;

/**
 * A node of a NIR graph, as its file describes it. Parameters of neurons are tensors of the shape of the population, with an element
 * per neuron. Every node carries metadata, which nothing here depends on.
 */
public sealed interface NirNode
        permits NirGraph,
                NirNode.Input,
                NirNode.Output,
                NirNode.Lif,
                NirNode.Li,
                NirNode.CubaLif,
                NirNode.CubaLi,
                NirNode.If,
                NirNode.Integrator,
                NirNode.Affine,
                NirNode.Linear,
                NirNode.Scale,
                NirNode.Conv1d,
                NirNode.Conv2d,
                NirNode.SumPool2d,
                NirNode.AvgPool2d,
                NirNode.Flatten,
                NirNode.Delay,
                NirNode.Threshold {
    /** Returns the word for the node's type in a file. */
    String type();

    /** Returns what else the file says about the node. */
    Map<String, NirValue> metadata();

    /**
     * Where signals enter a graph.
     *
     * @param shape of the signal
     */
    record Input(List<Integer> shape, Map<String, NirValue> metadata) implements NirNode {
        /** Copies shape and metadata. */
        public Input {
            shape = List.copyOf(shape);
            metadata = sorted(metadata);
        }

        /** Creates one without metadata. */
        public Input(int size) {
            this(List.of(size), Map.of());
        }

        @Override
        public String type() {
            return "Input";
        }
    }

    /**
     * Where signals leave a graph.
     *
     * @param shape of the signal
     */
    record Output(List<Integer> shape, Map<String, NirValue> metadata) implements NirNode {
        /** Copies shape and metadata. */
        public Output {
            shape = List.copyOf(shape);
            metadata = sorted(metadata);
        }

        /** Creates one without metadata. */
        public Output(int size) {
            this(List.of(size), Map.of());
        }

        @Override
        public String type() {
            return "Output";
        }
    }

    /**
     * Leaky integrate-and-fire neurons: {@code tau dv/dt = (v_leak - v) + r I}; a spike and {@code v <- v_reset} at {@code v >
     * v_threshold}.
     *
     * @param tau time constant
     * @param r resistance
     * @param vLeak v_leak
     * @param vThreshold v_threshold
     * @param vReset v_reset
     */
    record Lif(
            NirTensor tau,
            NirTensor r,
            NirTensor vLeak,
            NirTensor vThreshold,
            NirTensor vReset,
            Map<String, NirValue> metadata)
            implements NirNode {
        /** Checks that the parameters have one shape. */
        public Lif {
            requireOneShape("LIF", tau, r, vLeak, vThreshold, vReset);
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "LIF";
        }
    }

    /**
     * Leaky integrators: {@code tau dv/dt = (v_leak - v) + r I}; their output is v.
     *
     * @param tau time constant
     * @param r resistance
     * @param vLeak v_leak
     */
    record Li(NirTensor tau, NirTensor r, NirTensor vLeak, Map<String, NirValue> metadata) implements NirNode {
        /** Checks that the parameters have one shape. */
        public Li {
            requireOneShape("LI", tau, r, vLeak);
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "LI";
        }
    }

    /**
     * Leaky integrate-and-fire neurons with an exponential synapse: {@code tau_syn ds/dt = -s + w_in I, tau_mem dv/dt = (v_leak - v) + r
     * s}; spike and reset as {@link Lif}.
     *
     * @param tauSyn tau_syn
     * @param tauMem tau_mem
     * @param r resistance
     * @param vLeak v_leak
     * @param vThreshold v_threshold
     * @param vReset v_reset
     * @param wIn w_in
     */
    record CubaLif(
            NirTensor tauSyn,
            NirTensor tauMem,
            NirTensor r,
            NirTensor vLeak,
            NirTensor vThreshold,
            NirTensor vReset,
            NirTensor wIn,
            Map<String, NirValue> metadata)
            implements NirNode {
        /** Checks that the parameters have one shape. */
        public CubaLif {
            requireOneShape("CubaLIF", tauSyn, tauMem, r, vLeak, vThreshold, vReset, wIn);
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "CubaLIF";
        }
    }

    /**
     * Leaky integrators with an exponential synapse, see {@link CubaLif}; their output is v.
     *
     * @param tauSyn tau_syn
     * @param tauMem tau_mem
     * @param r resistance
     * @param vLeak v_leak
     * @param wIn w_in
     */
    record CubaLi(
            NirTensor tauSyn,
            NirTensor tauMem,
            NirTensor r,
            NirTensor vLeak,
            NirTensor wIn,
            Map<String, NirValue> metadata)
            implements NirNode {
        /** Checks that the parameters have one shape. */
        public CubaLi {
            requireOneShape("CubaLI", tauSyn, tauMem, r, vLeak, wIn);
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "CubaLI";
        }
    }

    /**
     * Integrate-and-fire neurons without leak: {@code dv/dt = r I}; spike and reset as {@link Lif}.
     *
     * @param r resistance
     * @param vThreshold v_threshold
     * @param vReset v_reset
     */
    record If(NirTensor r, NirTensor vThreshold, NirTensor vReset, Map<String, NirValue> metadata) implements NirNode {
        /** Checks that the parameters have one shape. */
        public If {
            requireOneShape("IF", r, vThreshold, vReset);
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "IF";
        }
    }

    /**
     * Integrators, {@code I} in a file: {@code dv/dt = r I}; their output is v.
     *
     * @param r resistance
     */
    record Integrator(NirTensor r, Map<String, NirValue> metadata) implements NirNode {
        /** Copies the metadata. */
        public Integrator {
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "I";
        }
    }

    /**
     * {@code W x + b}.
     *
     * @param weight outputs x inputs
     * @param bias one per output
     */
    record Affine(NirTensor weight, NirTensor bias, Map<String, NirValue> metadata) implements NirNode {
        /** Checks the shapes. */
        public Affine {
            requireRank("Affine, weight", weight, 2, 16);
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "Affine";
        }
    }

    /**
     * {@code W x}.
     *
     * @param weight outputs x inputs
     */
    record Linear(NirTensor weight, Map<String, NirValue> metadata) implements NirNode {
        /** Checks the shape. */
        public Linear {
            requireRank("Linear, weight", weight, 2, 16);
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "Linear";
        }
    }

    /**
     * {@code s x}, element by element.
     *
     * @param scale one per element
     */
    record Scale(NirTensor scale, Map<String, NirValue> metadata) implements NirNode {
        /** Copies the metadata. */
        public Scale {
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "Scale";
        }
    }

    /** How a convolution treats the edges of its input. */
    sealed interface Padding {
        /**
         * Zeros on both sides.
         *
         * @param sizes along each axis
         */
        record Zeros(List<Integer> sizes) implements Padding {
            /** Copies the sizes. */
            public Zeros {
                sizes = List.copyOf(sizes);
            }
        }

        /** As many zeros as give an output of the input's size. */
        record Same() implements Padding {}

        /** None. */
        record Valid() implements Padding {}
    }

    /**
     * A convolution along one axis.
     *
     * @param inputShape length of the input, when the file says it
     * @param weight output channels x input channels of a group x length
     * @param bias one per output channel
     */
    record Conv1d(
            Optional<Integer> inputShape,
            NirTensor weight,
            int stride,
            Padding padding,
            int dilation,
            int groups,
            NirTensor bias,
            Map<String, NirValue> metadata)
            implements NirNode {
        /** Checks the weight. */
        public Conv1d {
            requireRank("Conv1d, weight", weight, 3, 3);
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "Conv1d";
        }
    }

    /**
     * A convolution in a plane.
     *
     * @param inputShape extents of the input without channels, when the file says them
     * @param weight output channels x input channels of a group x extents
     * @param stride along each axis
     * @param dilation along each axis
     * @param bias one per output channel
     */
    record Conv2d(
            Optional<List<Integer>> inputShape,
            NirTensor weight,
            List<Integer> stride,
            Padding padding,
            List<Integer> dilation,
            int groups,
            NirTensor bias,
            Map<String, NirValue> metadata)
            implements NirNode {
        /** Checks the weight and copies the lists. */
        public Conv2d {
            requireRank("Conv2d, weight", weight, 4, 4);
            stride = requirePair("Conv2d, stride", stride);
            dilation = requirePair("Conv2d, dilation", dilation);
            inputShape = inputShape.map(shape -> requirePair("Conv2d, input_shape", shape));
            if (padding instanceof Padding.Zeros zeros) {
                requirePair("Conv2d, padding", zeros.sizes());
            }
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "Conv2d";
        }
    }

    /**
     * Sums over windows of a plane.
     *
     * @param kernelSize extents of a window
     * @param stride along each axis
     * @param padding along each axis
     */
    record SumPool2d(
            List<Integer> kernelSize, List<Integer> stride, List<Integer> padding, Map<String, NirValue> metadata)
            implements NirNode {
        /** Copies the lists. */
        public SumPool2d {
            kernelSize = requirePair("SumPool2d, kernel_size", kernelSize);
            stride = requirePair("SumPool2d, stride", stride);
            padding = requirePair("SumPool2d, padding", padding);
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "SumPool2d";
        }
    }

    /**
     * Means over windows of a plane.
     *
     * @param kernelSize extents of a window
     * @param stride along each axis
     * @param padding along each axis
     */
    record AvgPool2d(
            List<Integer> kernelSize, List<Integer> stride, List<Integer> padding, Map<String, NirValue> metadata)
            implements NirNode {
        /** Copies the lists. */
        public AvgPool2d {
            kernelSize = requirePair("AvgPool2d, kernel_size", kernelSize);
            stride = requirePair("AvgPool2d, stride", stride);
            padding = requirePair("AvgPool2d, padding", padding);
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "AvgPool2d";
        }
    }

    /**
     * Joins dimensions.
     *
     * @param startDim first dimension to join
     * @param endDim last dimension to join; -1 for the last of all
     * @param inputShape shape of the input, when the file says it
     */
    record Flatten(int startDim, int endDim, Optional<List<Integer>> inputShape, Map<String, NirValue> metadata)
            implements NirNode {
        /** Copies shape and metadata. */
        public Flatten {
            inputShape = inputShape.map(List::copyOf);
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "Flatten";
        }
    }

    /**
     * {@code y(t) = x(t - delay)}.
     *
     * @param delay one per element
     */
    record Delay(NirTensor delay, Map<String, NirValue> metadata) implements NirNode {
        /** Copies the metadata. */
        public Delay {
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "Delay";
        }
    }

    /**
     * A spike whenever the input exceeds the threshold.
     *
     * @param threshold one per element
     */
    record Threshold(NirTensor threshold, Map<String, NirValue> metadata) implements NirNode {
        /** Copies the metadata. */
        public Threshold {
            metadata = sorted(metadata);
        }

        @Override
        public String type() {
            return "Threshold";
        }
    }

    private static Map<String, NirValue> sorted(Map<String, NirValue> metadata) {
        return Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    private static void requireOneShape(String node, NirTensor first, NirTensor... others) {
        for (NirTensor other : others) {
            if (!other.shape().equals(first.shape())) {
                throw NetworkException.refused(
                        node + " node",
                        "parameters of shapes " + first.shape() + " and " + other.shape(),
                        "one shape for all",
                        "give every parameter an element per neuron");
            }
        }
    }

    private static void requireRank(String where, NirTensor tensor, int least, int most) {
        int rank = tensor.shape().size();
        if (rank < least || rank > most) {
            throw NetworkException.refused(
                    where, "shape " + tensor.shape(), least + " dimensions", "correct its shape");
        }
    }

    private static List<Integer> requirePair(String where, List<Integer> pair) {
        if (pair.size() != 2) {
            throw NetworkException.refused(where, pair, "two numbers", "give one for each axis");
        }
        return List.copyOf(pair);
    }
}
