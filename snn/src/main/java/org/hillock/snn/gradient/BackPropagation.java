package org.hillock.snn.gradient;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;

/**
 * Runs a {@link RecurrentLif} over a trial and computes the gradient of a loss by back-propagation through time, with
 * a surrogate where the derivative of the spike function should stand (Neftci, Mostafa and Zenke 2019, "Surrogate
 * gradient learning in spiking neural networks", IEEE Signal Process Mag 36:51-63).
 *
 * <p>Keeps the potentials, spikes and slopes of a trial: 32 bytes per neuron and step, in double precision. For one
 * thread at a time; allocates nothing after construction.
 */
public final class BackPropagation {
    private final RecurrentLif shape;
    private final LayerState state;
    private final ResetGradient resetGradient;
    private final int mostSteps;
    private final double[] potentials;
    private final double[] fired;
    private final double[] slopes;
    private final double[] signals;
    private final double[] readouts;
    private final double[] errors;
    private final double[] error;
    private final int[] channels;
    private final double[] byReadout;
    private final double[] byLeft;
    private final double[] byCurrent;
    private final double[] byAdaptation;
    private final double[] before;
    private int steps;

    /**
     * Creates the machinery for spiking networks.
     *
     * @param mostSteps longest trial
     */
    public BackPropagation(RecurrentLif shape, Surrogate surrogate, ResetGradient resetGradient, int mostSteps) {
        this(shape, surrogate, resetGradient, mostSteps, Firing.SPIKES);
    }

    /**
     * Creates the machinery for networks that spike or are smooth.
     *
     * @param mostSteps longest trial
     */
    public BackPropagation(
            RecurrentLif shape, Surrogate surrogate, ResetGradient resetGradient, int mostSteps, Firing firing) {
        if (mostSteps <= 0) {
            throw NetworkException.refused("back-propagation, longest trial", mostSteps, "1 step or more", "raise it");
        }
        this.shape = shape;
        this.state = new LayerState(shape, surrogate, firing);
        this.resetGradient = resetGradient;
        this.mostSteps = mostSteps;
        int history = Math.multiplyExact(mostSteps, shape.neurons());
        this.potentials = new double[history];
        this.fired = new double[history];
        this.slopes = new double[history];
        this.signals = new double[history];
        this.readouts = new double[mostSteps * shape.outputs()];
        this.errors = new double[readouts.length];
        this.error = new double[shape.outputs()];
        this.channels = new int[shape.inputs()];
        this.byReadout = new double[shape.outputs()];
        this.byLeft = new double[shape.neurons()];
        this.byCurrent = new double[shape.neurons()];
        this.byAdaptation = new double[shape.neurons()];
        this.before = new double[shape.neurons()];
    }

    /**
     * Runs a trial from rest.
     *
     * @param input spikes of the input channels
     * @return the loss
     */
    public double run(Parameters parameters, SpikeRaster input, Loss loss) {
        requireFit(input);
        steps = input.steps();
        state.reset();
        double total = 0;
        for (int t = 0; t < steps; t++) {
            state.advance(parameters, channels, input.spikes(t, channels));
            int row = t * shape.neurons();
            System.arraycopy(state.potential, 0, potentials, row, shape.neurons());
            System.arraycopy(state.fired, 0, fired, row, shape.neurons());
            System.arraycopy(state.slope, 0, slopes, row, shape.neurons());
            System.arraycopy(state.readout, 0, readouts, t * shape.outputs(), shape.outputs());
            total += loss.at(t, state.readout, error);
            System.arraycopy(error, 0, errors, t * shape.outputs(), shape.outputs());
        }
        return total;
    }

    private void requireFit(SpikeRaster input) {
        if (input.steps() > mostSteps || input.neurons() != shape.inputs()) {
            throw NetworkException.refused(
                    "input of back-propagation",
                    input,
                    "at most " + mostSteps + " steps of " + shape.inputs() + " channels",
                    "cut it or build for longer trials");
        }
    }

    /**
     * Runs a trial from rest and adds the gradient of its loss.
     *
     * @param input spikes of the input channels
     * @param gradient to which the gradient is added. Modified.
     * @return the loss
     */
    public double gradient(Parameters parameters, SpikeRaster input, Loss loss, Parameters gradient) {
        double total = run(parameters, input, loss);
        Arrays.fill(byReadout, 0);
        Arrays.fill(byLeft, 0);
        Arrays.fill(byCurrent, 0);
        Arrays.fill(byAdaptation, 0);
        for (int t = steps - 1; t >= 0; t--) {
            throughReadout(t, gradient);
            listen(t, parameters);
            throughNeurons(t);
            collect(t, input, gradient);
        }
        return total;
    }

    private void throughReadout(int t, Parameters gradient) {
        int outputs = shape.outputs();
        double[] g = gradient.values();
        int bias = gradient.offset(ParameterGroup.READOUT_BIAS);
        for (int k = 0; k < outputs; k++) {
            byReadout[k] = errors[t * outputs + k] + state.readoutDecay * byReadout[k];
            g[bias + k] += byReadout[k];
        }
        int weights = gradient.offset(ParameterGroup.READOUT);
        for (int j = 0; j < shape.neurons(); j++) {
            LayerState.addToRow(g, weights + j * outputs, fired[t * shape.neurons() + j], byReadout);
        }
    }

    /** Collects what readouts and other neurons make of the spikes of a step: the ideal learning signal of e-prop. */
    private void listen(int t, Parameters parameters) {
        int neurons = shape.neurons();
        double[] w = parameters.values();
        int readout = parameters.offset(ParameterGroup.READOUT);
        int recurrent = parameters.offset(ParameterGroup.RECURRENT);
        for (int j = 0; j < neurons; j++) {
            signals[t * neurons + j] = LayerState.rowTimes(w, readout + j * shape.outputs(), byReadout)
                    + LayerState.rowTimes(w, recurrent + j * neurons, byCurrent);
        }
    }

    private void throughNeurons(int t) {
        boolean subtracts = shape.reset() == RecurrentLif.Reset.SUBTRACTION;
        int row = t * shape.neurons();
        for (int j = 0; j < shape.neurons(); j++) {
            double byReset = state.membraneDecay * byLeft[j];
            double bySpike = signals[row + j] + byAdaptation[j];
            if (resetGradient == ResetGradient.THROUGH) {
                bySpike -= byReset * (subtracts ? shape.threshold() : potentials[row + j]);
            }
            double byDistance = bySpike * slopes[row + j];
            double byPotential = byDistance + byReset * (subtracts ? 1 : 1 - fired[row + j]);
            byAdaptation[j] = state.adaptationDecay * byAdaptation[j] - shape.adaptationJump() * byDistance;
            byCurrent[j] = state.coupling * byPotential + state.synapticDecay * byCurrent[j];
            byLeft[j] = byPotential;
        }
    }

    private void collect(int t, SpikeRaster input, Parameters gradient) {
        int neurons = shape.neurons();
        double[] g = gradient.values();
        LayerState.addToRow(g, gradient.offset(ParameterGroup.BIAS), 1, byLeft);
        int count = input.spikes(t, channels);
        for (int k = 0; k < count; k++) {
            LayerState.addToRow(g, gradient.offset(ParameterGroup.INPUT) + channels[k] * neurons, 1, byCurrent);
        }
        if (t > 0) {
            System.arraycopy(fired, (t - 1) * neurons, before, 0, neurons);
            for (int i = 0; i < neurons; i++) {
                if (before[i] != 0) {
                    int row = gradient.offset(ParameterGroup.RECURRENT) + i * neurons;
                    LayerState.addToRow(g, row, before[i], byCurrent);
                }
            }
        }
    }

    /**
     * Writes the spikes of the last trial.
     *
     * @param raster as many steps as the trial, a row as wide as the layer. Modified.
     */
    public void spikes(SpikeRaster raster) {
        if (raster.steps() != steps || raster.neurons() != shape.neurons()) {
            throw NetworkException.refused(
                    "raster for the last trial", raster, steps + " steps of " + shape.neurons(), "pass such a one");
        }
        raster.clear();
        for (int t = 0; t < steps; t++) {
            for (int j = 0; j < shape.neurons(); j++) {
                if (fired[t * shape.neurons() + j] == 1) {
                    raster.set(t, j);
                }
            }
        }
    }

    /**
     * Returns the readout with the greatest sum over a range of steps of the last trial; the first of equals.
     *
     * @param fromStep first step that counts
     * @param toStep step after the last
     */
    public int decision(int fromStep, int toStep) {
        if (fromStep < 0 || toStep > steps || fromStep >= toStep) {
            throw NetworkException.refused(
                    "decision", "steps " + fromStep + " to " + toStep, "a range within " + steps, "correct it");
        }
        int best = 0;
        double bestSum = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < shape.outputs(); k++) {
            double sum = 0;
            for (int t = fromStep; t < toStep; t++) {
                sum += readouts[t * shape.outputs() + k];
            }
            if (sum > bestSum) {
                bestSum = sum;
                best = k;
            }
        }
        return best;
    }

    /**
     * Reads the readouts of a step of the last trial.
     *
     * @param out one number per readout. Modified.
     */
    public void readout(int step, double[] out) {
        System.arraycopy(readouts, step * shape.outputs(), out, 0, shape.outputs());
    }

    /**
     * Reads the derivative of the loss by the spikes of a step, by all ways but those inside the neuron itself, as
     * the last gradient had it.
     *
     * @param out one number per neuron. Modified.
     */
    void learningSignal(int step, double[] out) {
        System.arraycopy(signals, step * shape.neurons(), out, 0, shape.neurons());
    }
}
