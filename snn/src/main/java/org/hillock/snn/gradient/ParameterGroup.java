package org.hillock.snn.gradient;

/** The kinds of numbers that are trained. */
public enum ParameterGroup {
    /** Weights from the inputs, row by row, one row per input. */
    INPUT,
    /** Weights among the neurons, row by row, one row per presynaptic neuron; a neuron may act on itself. */
    RECURRENT,
    /** What moves the potential of a neuron in every step. */
    BIAS,
    /** Weights onto the readouts, row by row, one row per neuron. */
    READOUT,
    /** What moves a readout in every step. */
    READOUT_BIAS;

    int size(RecurrentLif shape) {
        return switch (this) {
            case INPUT -> shape.inputs() * shape.neurons();
            case RECURRENT -> shape.neurons() * shape.neurons();
            case BIAS -> shape.neurons();
            case READOUT -> shape.neurons() * shape.outputs();
            case READOUT_BIAS -> shape.outputs();
        };
    }
}
