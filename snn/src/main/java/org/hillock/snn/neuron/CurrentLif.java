package org.hillock.snn.neuron;

import java.util.List;
import org.hillock.snn.NetworkException;

/**
 * The leaky integrate-and-fire neuron with exponentially decaying excitatory and inhibitory currents, as the voltage they
 * would hold: {@code tau_m dV/dt = v_rest - V + I_e + I_i + bias + I}. Integrated exactly between grid points, see {@link
 * LifNeuron}; it fires when {@code V > v_thresh}, and currents go on while V is held.
 *
 * <p>With tau_m 20 ms and currents of 5 and 10 ms it is the neuron of the second benchmark of Brette et al. 2007 (J
 * Comput Neurosci 23:349-398, CUBA). Receptors: {@code excitatory}, {@code inhibitory}; both add what their weights say,
 * so inhibitory weights are negative.
 *
 * @param membrane time constant, rest, threshold, reset and refractory time
 * @param biasMillivolts constant current, as the voltage it would hold
 * @param excitatoryTauMillis decay of I_e
 * @param inhibitoryTauMillis decay of I_i
 */
public record CurrentLif(
        LifNeuron membrane, double biasMillivolts, double excitatoryTauMillis, double inhibitoryTauMillis)
        implements NeuronModel {
    /** Checks the parameters. */
    public CurrentLif {
        NetworkException.requireFinite("current LIF neuron, bias", biasMillivolts);
        NetworkException.requirePositive("current LIF neuron, excitatory time constant", excitatoryTauMillis);
        NetworkException.requirePositive("current LIF neuron, inhibitory time constant", inhibitoryTauMillis);
    }

    @Override
    public String name() {
        return "lif_curr_exp";
    }

    @Override
    public List<Receptor> receptors() {
        return List.of(
                Receptor.exponentialCurrent("excitatory", excitatoryTauMillis),
                Receptor.exponentialCurrent("inhibitory", inhibitoryTauMillis));
    }

    @Override
    public boolean canBeSplit() {
        return true;
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return new CurrentLifKernel(size, stepMillis, this);
    }
}
