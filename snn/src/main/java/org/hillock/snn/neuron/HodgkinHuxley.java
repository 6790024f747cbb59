package org.hillock.snn.neuron;

import java.util.List;
import org.hillock.snn.NetworkException;

/**
 * The membrane of Hodgkin and Huxley 1952 ("A quantitative description of membrane current and its application to
 * conduction and excitation in nerve", J Physiol 117:500-544), with the squid axon's rates at 6.3 degrees and the resting
 * potential shifted to -65 mV: {@code C dV/dt = g_Na m^3 h (E_Na - V) + g_K n^4 (E_K - V) + g_L (E_L - V) + I}, C = 1
 * uF/cm2, g = 120, 36, 0.3 mS/cm2, E = 50, -77, -54.387 mV.
 *
 * <p>V and the gates by exponential Euler, each with the others' values at the start of the step; steps of 0.01 to 0.05 ms
 * are usual. A spike is counted in the step in which V rises above 0 mV.
 *
 * @param biasMicroamperes constant part of I, per cm2
 * @param receptors currents in uA/cm2, conductances in mS/cm2
 */
public record HodgkinHuxley(double biasMicroamperes, List<Receptor> receptors) implements NeuronModel {
    /** Checks the parameters. */
    public HodgkinHuxley {
        NetworkException.requireFinite("Hodgkin-Huxley neuron, bias", biasMicroamperes);
        receptors = ReceptorBank.checked("Hodgkin-Huxley neuron", receptors);
    }

    @Override
    public String name() {
        return "hodgkin_huxley";
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return new HodgkinHuxleyKernel(size, stepMillis, this);
    }
}
