package org.hillock.snn.neuron;

import org.hillock.snn.NetworkException;

/**
 * The leaky integrate-and-fire neuron with currents expressed by the voltage they would hold: {@code tau_m dV/dt =
 * v_rest - V + I}, I in millivolts. When {@code V >= v_thresh} it fires, V is set to v_reset and held there for the
 * refractory time; input that comes meanwhile is lost.
 *
 * <p>Between grid points the solution is exact for a constant drive and for exponentially decaying currents (Rotter and
 * Diesmann 1999, "Exact digital simulation of time-invariant linear systems with applications to neuronal modeling",
 * Biol Cybern 81:381-402): with {@code P = exp(-h/tau_m)} one step gives {@code (V - v_rest) P + (1 - P) I} for a
 * constant I, and for a current of time constant tau_s that is I at the start of the step adds {@code I tau_s / (tau_s -
 * tau_m) (exp(-h/tau_s) - P)}, or {@code I h/tau_m P} when both are equal. A delta synapse moves V by its weight at the end of
 * the step. Potentials are float32: the leak forgets rounding errors.
 *
 * @param membraneTauMillis tau_m
 * @param restMillivolts v_rest
 * @param thresholdMillivolts v_thresh, above v_rest and v_reset
 * @param resetMillivolts v_reset
 * @param refractoryMillis rounded to whole steps; 0 for none
 */
public record LifNeuron(
        double membraneTauMillis,
        double restMillivolts,
        double thresholdMillivolts,
        double resetMillivolts,
        double refractoryMillis)
        implements NeuronModel {
    /** Checks the parameters. */
    public LifNeuron {
        NetworkException.requirePositive("LIF neuron, membrane time constant", membraneTauMillis);
        NetworkException.requireFinite("LIF neuron, resting potential", restMillivolts);
        NetworkException.requireFinite("LIF neuron, threshold", thresholdMillivolts);
        NetworkException.requireFinite("LIF neuron, reset potential", resetMillivolts);
        if (thresholdMillivolts <= restMillivolts || thresholdMillivolts <= resetMillivolts) {
            throw NetworkException.refused(
                    "LIF neuron, threshold",
                    thresholdMillivolts + " mV",
                    "a value above rest and reset",
                    "raise the threshold or use a drive");
        }
        if (!(refractoryMillis >= 0) || refractoryMillis == Double.POSITIVE_INFINITY) {
            throw NetworkException.refused(
                    "LIF neuron, refractory time", refractoryMillis + " ms", "0 or more", "correct it");
        }
    }

    @Override
    public String name() {
        return "lif";
    }

    @Override
    public boolean canBeSplit() {
        return true;
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return new LifKernel(size, stepMillis, this);
    }
}
