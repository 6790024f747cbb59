package org.hillock.snn.gradient;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;

/**
 * e-prop: the gradient of a {@link RecurrentLif} computed while it runs, from what a synapse knows itself and the
 * present error of the readouts (Bellec, Scherr, Subramoney, Hajek, Salaj, Legenstein and Maass 2020, "A solution to
 * the learning dilemma for recurrent networks of spiking neurons", Nat Commun 11:3625).
 *
 * <p>Each synapse from i onto j keeps an eligibility vector, the derivatives of the synaptic current, the potential
 * and the adaptation of j by its weight with all other neurons held, and the eligibility trace {@code e = slope (e_u
 * - jump e_a)}. The gradient adds {@code L_j} times the trace, low-pass filtered like the readout, with the learning
 * signal {@code L_j = sum_k B_jk dE/dy_k}. What it leaves out, next to back-propagation through time, are the ways
 * from a spike through other neurons to later errors: without recurrent weights and with symmetric feedback both are
 * equal.
 *
 * <p>Double precision; 24 bytes a synapse. For one thread at a time; allocates nothing after construction.
 */
public final class EligibilityPropagation {
    private final RecurrentLif shape;
    private final LayerState state;
    private final ResetGradient resetGradient;
    private final Feedback feedback;
    private final double[] randomFeedback;
    private final double[] sourceTrace;
    private final double[] readoutTrace;
    private final double[] potentialPart;
    private final double[] adaptationPart;
    private final double[] filtered;
    private final double[] learningSignal;
    private final double[] error;
    private final double[] kept;
    private final double[] resetBy;
    private final int[] channels;
    private double readoutBiasTrace;
    private int step;

    /** Creates the machinery at the start of a trial. */
    public EligibilityPropagation(
            RecurrentLif shape, Surrogate surrogate, ResetGradient resetGradient, Feedback feedback) {
        this.shape = shape;
        this.state = new LayerState(shape, surrogate, Firing.SPIKES);
        this.resetGradient = resetGradient;
        this.feedback = feedback;
        this.randomFeedback = randomFeedback(shape, feedback);
        int sources = shape.inputs() + shape.neurons() + 1;
        this.sourceTrace = new double[sources];
        this.readoutTrace = new double[shape.neurons()];
        this.potentialPart = new double[Math.multiplyExact(sources, shape.neurons())];
        this.adaptationPart = new double[potentialPart.length];
        this.filtered = new double[potentialPart.length];
        this.learningSignal = new double[shape.neurons()];
        this.error = new double[shape.outputs()];
        this.kept = new double[shape.neurons()];
        this.resetBy = new double[shape.neurons()];
        this.channels = new int[shape.inputs()];
    }

    private static double[] randomFeedback(RecurrentLif shape, Feedback feedback) {
        if (!(feedback instanceof Feedback.Random random)) {
            return new double[0];
        }
        double[] weights = new double[shape.neurons() * shape.outputs()];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = random.deviation() * Parameters.normal(random.seed(), k);
        }
        return weights;
    }

    /** Returns to rest: the start of a trial. */
    public void start() {
        state.reset();
        step = 0;
        Arrays.fill(sourceTrace, 0);
        Arrays.fill(readoutTrace, 0);
        Arrays.fill(potentialPart, 0);
        Arrays.fill(adaptationPart, 0);
        Arrays.fill(filtered, 0);
    }

    /**
     * Runs a trial from rest and adds up its gradient.
     *
     * @param input spikes of the input channels
     * @param gradient to which the gradient is added. Modified.
     * @return the loss
     */
    public double gradient(Parameters parameters, SpikeRaster input, Loss loss, Parameters gradient) {
        if (input.neurons() != shape.inputs()) {
            throw NetworkException.refused(
                    "input of e-prop", input, shape.inputs() + " channels", "pass a raster of that width");
        }
        start();
        double total = 0;
        for (int t = 0; t < input.steps(); t++) {
            total += step(parameters, channels, input.spikes(t, channels), loss, gradient);
        }
        return total;
    }

    /**
     * Runs one step and adds its part of the gradient; parameters may change from step to step, which makes learning
     * fully online.
     *
     * @param inputs channels that spike. Not modified.
     * @param gradient to which the gradient is added. Modified.
     * @return the loss of this step
     */
    public double step(Parameters parameters, int[] inputs, int count, Loss loss, Parameters gradient) {
        traceSources(inputs, count);
        state.advance(parameters, inputs, count);
        double term = loss.at(step++, state.readout, error);
        double[] weights = feedback instanceof Feedback.Random ? randomFeedback : parameters.values();
        int offset = feedback instanceof Feedback.Random ? 0 : parameters.offset(ParameterGroup.READOUT);
        for (int j = 0; j < shape.neurons(); j++) {
            learningSignal[j] = LayerState.rowTimes(weights, offset + j * shape.outputs(), error);
        }
        propagate(state.readoutDecay, gradient);
        learnReadout(gradient);
        return term;
    }

    /** As {@link #step} with a learning signal from elsewhere, which acts on unfiltered traces. */
    void stepUnder(double[] signal, Parameters parameters, int[] inputs, int count, Parameters gradient) {
        traceSources(inputs, count);
        state.advance(parameters, inputs, count);
        System.arraycopy(signal, 0, learningSignal, 0, signal.length);
        propagate(0, gradient);
    }

    /** Traces of inputs, of the neurons' spikes of the last step, and of the bias, which acts past the current. */
    private void traceSources(int[] inputs, int count) {
        int bias = sourceTrace.length - 1;
        for (int i = 0; i < bias; i++) {
            sourceTrace[i] *= state.synapticDecay;
        }
        for (int k = 0; k < count; k++) {
            sourceTrace[inputs[k]] += state.coupling;
        }
        for (int i = 0; i < shape.neurons(); i++) {
            sourceTrace[shape.inputs() + i] += state.coupling * state.fired[i];
        }
        sourceTrace[bias] = 1;
    }

    private void propagate(double filter, Parameters gradient) {
        boolean subtracts = shape.reset() == RecurrentLif.Reset.SUBTRACTION;
        for (int j = 0; j < kept.length; j++) {
            kept[j] = subtracts ? 1 : 1 - state.fired[j];
            double path = subtracts ? -shape.threshold() : -state.potential[j];
            resetBy[j] = resetGradient == ResetGradient.THROUGH ? path : 0;
        }
        // The rows of inputs, neurons and biases follow each other in the parameters as they do here.
        for (int i = 0; i < sourceTrace.length; i++) {
            propagateRow(i * shape.neurons(), sourceTrace[i], filter, gradient.values());
        }
    }

    private void propagateRow(int row, double source, double filter, double[] gradient) {
        double decay = state.membraneDecay;
        double fade = state.adaptationDecay;
        double jump = shape.adaptationJump();
        double[] slope = state.slope;
        for (int j = 0; j < slope.length; j++) {
            double u = decay * potentialPart[row + j] + source;
            double trace = slope[j] * (u - jump * adaptationPart[row + j]);
            filtered[row + j] = filter * filtered[row + j] + trace;
            gradient[row + j] += learningSignal[j] * filtered[row + j];
            potentialPart[row + j] = kept[j] * u + resetBy[j] * trace;
            adaptationPart[row + j] = fade * adaptationPart[row + j] + trace;
        }
    }

    private void learnReadout(Parameters gradient) {
        double[] g = gradient.values();
        int outputs = shape.outputs();
        int weights = gradient.offset(ParameterGroup.READOUT);
        for (int j = 0; j < readoutTrace.length; j++) {
            readoutTrace[j] = state.readoutDecay * readoutTrace[j] + state.fired[j];
            LayerState.addToRow(g, weights + j * outputs, readoutTrace[j], error);
        }
        readoutBiasTrace = step == 1 ? 1 : state.readoutDecay * readoutBiasTrace + 1;
        LayerState.addToRow(g, gradient.offset(ParameterGroup.READOUT_BIAS), readoutBiasTrace, error);
    }

    /**
     * Reads the readouts of the last step.
     *
     * @param out one number per readout. Modified.
     */
    public void readout(double[] out) {
        System.arraycopy(state.readout, 0, out, 0, out.length);
    }
}
