package org.hillock.snn.gradient;

import java.util.Arrays;

/** The state of a {@link RecurrentLif} and its forward step. */
final class LayerState {
    final RecurrentLif shape;
    final double[] current;
    final double[] potential;
    final double[] left;
    final double[] adaptation;
    final double[] fired;
    final double[] slope;
    final double[] readout;
    final double membraneDecay;
    final double synapticDecay;
    final double readoutDecay;
    final double adaptationDecay;
    final double coupling;
    private final Surrogate surrogate;
    private final Firing firing;

    LayerState(RecurrentLif shape, Surrogate surrogate, Firing firing) {
        this.shape = shape;
        this.surrogate = surrogate;
        this.firing = firing;
        this.membraneDecay = shape.membraneDecay();
        this.synapticDecay = shape.synapticDecay();
        this.readoutDecay = shape.readoutDecay();
        this.adaptationDecay = shape.adaptationDecay();
        this.coupling = shape.currentCoupling();
        this.current = new double[shape.neurons()];
        this.potential = new double[shape.neurons()];
        this.left = new double[shape.neurons()];
        this.adaptation = new double[shape.neurons()];
        this.fired = new double[shape.neurons()];
        this.slope = new double[shape.neurons()];
        this.readout = new double[shape.outputs()];
    }

    void reset() {
        Arrays.fill(current, 0);
        Arrays.fill(left, 0);
        Arrays.fill(adaptation, 0);
        Arrays.fill(fired, 0);
        Arrays.fill(readout, 0);
    }

    /**
     * Moves on by a step.
     *
     * @param inputs channels that spike. Not modified.
     */
    void advance(Parameters parameters, int[] inputs, int count) {
        double[] w = parameters.values();
        receive(w, parameters, inputs, count);
        int bias = parameters.offset(ParameterGroup.BIAS);
        for (int j = 0; j < fired.length; j++) {
            adaptation[j] = adaptationDecay * adaptation[j] + fired[j];
            potential[j] = membraneDecay * left[j] + coupling * current[j] + w[bias + j];
            double distance = potential[j] - shape.threshold() - shape.adaptationJump() * adaptation[j];
            fired[j] = firing == Firing.SMOOTH ? surrogate.smooth(distance) : distance >= 0 ? 1 : 0;
            slope[j] = surrogate.derivative(distance);
        }
        resetPotentials();
        readOut(w, parameters.offset(ParameterGroup.READOUT), parameters.offset(ParameterGroup.READOUT_BIAS));
    }

    private void receive(double[] w, Parameters parameters, int[] inputs, int count) {
        for (int j = 0; j < current.length; j++) {
            current[j] *= synapticDecay;
        }
        int neurons = current.length;
        for (int k = 0; k < count; k++) {
            addRow(w, parameters.offset(ParameterGroup.INPUT) + inputs[k] * neurons, 1, current);
        }
        for (int i = 0; i < neurons; i++) {
            if (fired[i] != 0) {
                addRow(w, parameters.offset(ParameterGroup.RECURRENT) + i * neurons, fired[i], current);
            }
        }
    }

    private void resetPotentials() {
        boolean subtracts = shape.reset() == RecurrentLif.Reset.SUBTRACTION;
        for (int j = 0; j < left.length; j++) {
            left[j] = subtracts ? potential[j] - shape.threshold() * fired[j] : (1 - fired[j]) * potential[j];
        }
    }

    private void readOut(double[] w, int weights, int bias) {
        for (int k = 0; k < readout.length; k++) {
            readout[k] = readoutDecay * readout[k] + w[bias + k];
        }
        for (int j = 0; j < fired.length; j++) {
            if (fired[j] != 0) {
                addRow(w, weights + j * readout.length, fired[j], readout);
            }
        }
    }

    static void addRow(double[] from, int row, double factor, double[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * from[row + j];
        }
    }

    static void addToRow(double[] to, int row, double factor, double[] from) {
        for (int j = 0; j < from.length; j++) {
            to[row + j] += factor * from[j];
        }
    }

    static double rowTimes(double[] matrix, int row, double[] vector) {
        double sum = 0;
        for (int j = 0; j < vector.length; j++) {
            sum += matrix[row + j] * vector[j];
        }
        return sum;
    }
}
