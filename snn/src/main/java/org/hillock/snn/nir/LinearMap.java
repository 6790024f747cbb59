package org.hillock.snn.nir;

import java.util.List;
import org.hillock.snn.NetworkException;

/** What a node without state of its own does to a signal, element by element. */
@FunctionalInterface
interface LinearMap {
    /** Receives what an element of the input adds to one of the output. */
    @FunctionalInterface
    interface Sink {
        void add(int element, int delaySteps, double factor);
    }

    /** Lists what an element of the input adds to the elements of the output, zeros left out. */
    void spread(int element, Sink sink);

    /**
     * Returns the map of a node, or an empty-handed one for a node that is none.
     *
     * @param step length of a step in the file's unit of time
     */
    static LinearMap of(String name, NirNode node, List<Integer> input, double step) {
        if (node instanceof NirNode.Affine n) {
            return dense(n.weight());
        }
        if (node instanceof NirNode.Linear n) {
            return dense(n.weight());
        }
        if (node instanceof NirNode.Scale n) {
            return (element, sink) -> sink.add(element, 0, n.scale().get(element));
        }
        if (node instanceof NirNode.Delay n) {
            int[] steps = steps(name, n.delay(), step);
            return (element, sink) -> sink.add(element, steps[element], 1);
        }
        if (node instanceof NirNode.Conv1d n) {
            return convolution(Window.of(name, node, input), n.weight(), n.groups());
        }
        if (node instanceof NirNode.Conv2d n) {
            return convolution(Window.of(name, node, input), n.weight(), n.groups());
        }
        if (node instanceof NirNode.SumPool2d) {
            return pool(Window.of(name, node, input), 1);
        }
        if (node instanceof NirNode.AvgPool2d) {
            Window window = Window.of(name, node, input);
            return pool(window, 1.0 / window.kernelPlaces());
        }
        return (element, sink) -> sink.add(element, 0, 1);
    }

    private static int[] steps(String name, NirTensor delay, double step) {
        int[] steps = new int[delay.size()];
        for (int k = 0; k < steps.length; k++) {
            double rounded = Math.rint(delay.get(k) / step);
            if (!(rounded >= 0 && rounded <= Short.MAX_VALUE)) {
                throw NetworkException.refused(
                        "NIR node '" + name + "'",
                        "a delay of " + delay.get(k) + ", which is " + rounded + " steps",
                        "0 to " + Short.MAX_VALUE + " steps",
                        "correct the delay or take another step");
            }
            steps[k] = (int) rounded;
        }
        return steps;
    }

    private static LinearMap dense(NirTensor weight) {
        int rows = weight.shape().get(0);
        int columns = weight.shape().get(1);
        return (element, sink) -> {
            for (int row = 0; row < rows; row++) {
                double factor = weight.get(row * columns + element);
                if (factor != 0) {
                    sink.add(row, 0, factor);
                }
            }
        };
    }

    private static LinearMap convolution(Window window, NirTensor weight, int groups) {
        int outputChannels = weight.shape().get(0) / groups;
        int inputChannels = weight.shape().get(1);
        int kernelPlaces = window.kernelPlaces();
        return (element, sink) -> {
            int channel = element / window.inputPlaces();
            int first = channel / inputChannels * outputChannels;
            window.forEach(element % window.inputPlaces(), (output, place) -> {
                for (int c = first; c < first + outputChannels; c++) {
                    int row = c * inputChannels + channel % inputChannels;
                    double factor = weight.get(row * kernelPlaces + place);
                    if (factor != 0) {
                        sink.add(c * window.outputPlaces() + output, 0, factor);
                    }
                }
            });
        };
    }

    private static LinearMap pool(Window window, double factor) {
        return (element, sink) -> {
            int channel = element / window.inputPlaces();
            window.forEach(
                    element % window.inputPlaces(),
                    (output, place) -> sink.add(channel * window.outputPlaces() + output, 0, factor));
        };
    }

    /**
     * Returns what a node adds to every element of its output at all times; empty for most.
     *
     * @param outputSize number of elements of the output
     */
    static double[] bias(String name, NirNode node, int outputSize) {
        NirTensor bias;
        if (node instanceof NirNode.Affine n) {
            bias = n.bias();
        } else if (node instanceof NirNode.Conv1d n) {
            bias = n.bias();
        } else if (node instanceof NirNode.Conv2d n) {
            bias = n.bias();
        } else {
            return new double[0];
        }
        int channels = node instanceof NirNode.Conv1d n
                ? n.weight().shape().get(0)
                : node instanceof NirNode.Conv2d m ? m.weight().shape().get(0) : outputSize;
        if (bias.size() != channels) {
            throw NetworkException.refused(
                    "NIR node '" + name + "'",
                    "a bias of " + bias.size() + " elements",
                    channels + ", one for each output",
                    "correct the bias");
        }
        double[] spread = new double[outputSize];
        for (int k = 0; k < outputSize; k++) {
            spread[k] = bias.get(k / (outputSize / channels));
        }
        return spread;
    }
}
