package org.hillock.snn.gradient;

import org.hillock.snn.NetworkException;
import org.hillock.snn.neuron.LifNeuron;

/**
 * A trainable network: input spikes, one recurrent layer of leaky integrate-and-fire neurons, a layer of leaky
 * integrators that is read out. In step t, with h the step, x the input spikes and z the spikes of the layer:
 *
 * <pre>{@code
 * I_t = exp(-h/tau_s) I_{t-1} + W_in x_t + W_rec z_{t-1}
 * a_t = exp(-h/tau_a) a_{t-1} + z_{t-1}
 * u_t = exp(-h/tau_m) r_{t-1} + c I_t + b
 * z_t = 1 if u_t >= threshold + jump a_t, else 0
 * r_t = u_t - threshold z_t  or  (1 - z_t) u_t                  (reset by subtraction or to zero)
 * y_t = exp(-h/tau_o) y_{t-1} + W_out z_t + b_out
 * }</pre>
 *
 * <p>c is the exact move of a membrane in a step by an exponentially decaying current, as in {@link LifNeuron};
 * without a synaptic time constant the input moves u at once and c is 1. Biases are moves per step. Without a leak
 * (tau_m infinite) c is 1 too, as in {@link org.hillock.snn.neuron.IntegrateAndFire}. The recurrent delay is one
 * step. With a jump the neurons adapt as those of Bellec et al. 2018 (NeurIPS 31).
 *
 * @param inputs number of input channels
 * @param neurons number of recurrent neurons
 * @param outputs number of readouts
 * @param stepMillis h
 * @param membraneTauMillis tau_m; infinite for no leak
 * @param synapticTauMillis tau_s; 0 for synapses that act at once
 * @param readoutTauMillis tau_o; infinite for a plain sum
 * @param threshold potential above rest, above 0
 * @param reset what a spike does to the potential
 * @param adaptationJump what a spike adds to the threshold of the next step; 0 for none
 * @param adaptationTauMillis tau_a
 */
public record RecurrentLif(
        int inputs,
        int neurons,
        int outputs,
        double stepMillis,
        double membraneTauMillis,
        double synapticTauMillis,
        double readoutTauMillis,
        double threshold,
        Reset reset,
        double adaptationJump,
        double adaptationTauMillis) {
    /** What a spike does to the potential. */
    public enum Reset {
        /** The threshold at rest is subtracted. */
        SUBTRACTION,
        /** The potential is set to rest. */
        TO_ZERO
    }

    /** Checks the parameters. */
    public RecurrentLif {
        requireSize("inputs", inputs);
        requireSize("neurons", neurons);
        requireSize("outputs", outputs);
        NetworkException.requirePositive("recurrent LIF network, step", stepMillis);
        requireTau("membrane time constant", membraneTauMillis);
        requireTau("readout time constant", readoutTauMillis);
        requireTau("adaptation time constant", adaptationTauMillis);
        NetworkException.requirePositive("recurrent LIF network, threshold", threshold);
        NetworkException.requireFinite("recurrent LIF network, adaptation jump", adaptationJump);
        if (!(synapticTauMillis >= 0) || synapticTauMillis == Double.POSITIVE_INFINITY) {
            throw NetworkException.refused(
                    "recurrent LIF network, synaptic time constant",
                    synapticTauMillis + " ms",
                    "a finite number, 0 or more",
                    "correct it");
        }
    }

    /**
     * Returns a network of step 1 ms, membranes and readouts of 20 ms, synapses that act at once, threshold 1 and
     * reset to zero, without adaptation.
     */
    public static RecurrentLif of(int inputs, int neurons, int outputs) {
        return new RecurrentLif(inputs, neurons, outputs, 1, 20, 0, 20, 1, Reset.TO_ZERO, 0, 200);
    }

    /** Returns a copy with other time constants of membrane, synapses and readout. */
    public RecurrentLif timed(double membraneMillis, double synapticMillis, double readoutMillis) {
        return new RecurrentLif(
                inputs,
                neurons,
                outputs,
                stepMillis,
                membraneMillis,
                synapticMillis,
                readoutMillis,
                threshold,
                reset,
                adaptationJump,
                adaptationTauMillis);
    }

    /** Returns a copy with another reset. */
    public RecurrentLif resetting(Reset how) {
        return new RecurrentLif(
                inputs,
                neurons,
                outputs,
                stepMillis,
                membraneTauMillis,
                synapticTauMillis,
                readoutTauMillis,
                threshold,
                how,
                adaptationJump,
                adaptationTauMillis);
    }

    /** Returns a copy whose thresholds adapt. */
    public RecurrentLif adapting(double jump, double tauMillis) {
        return new RecurrentLif(
                inputs,
                neurons,
                outputs,
                stepMillis,
                membraneTauMillis,
                synapticTauMillis,
                readoutTauMillis,
                threshold,
                reset,
                jump,
                tauMillis);
    }

    double membraneDecay() {
        return StrictMath.exp(-stepMillis / membraneTauMillis);
    }

    double synapticDecay() {
        return synapticTauMillis == 0 ? 0 : StrictMath.exp(-stepMillis / synapticTauMillis);
    }

    double readoutDecay() {
        return StrictMath.exp(-stepMillis / readoutTauMillis);
    }

    double adaptationDecay() {
        return StrictMath.exp(-stepMillis / adaptationTauMillis);
    }

    double currentCoupling() {
        if (synapticTauMillis == 0 || membraneTauMillis == Double.POSITIVE_INFINITY) {
            return 1;
        }
        return new LifNeuron(membraneTauMillis, 0, threshold, 0, 0)
                .kernel(1, stepMillis)
                .currentCoupling(synapticTauMillis);
    }

    private static void requireSize(String what, int size) {
        if (size <= 0) {
            throw NetworkException.refused("recurrent LIF network, " + what, size, "1 or more", "correct it");
        }
    }

    private static void requireTau(String what, double tauMillis) {
        if (!(tauMillis > 0)) {
            throw NetworkException.refused(
                    "recurrent LIF network, " + what, tauMillis + " ms", "a number above 0", "correct it");
        }
    }
}
