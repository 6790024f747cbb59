package org.hillock.snn.neuron;

import java.util.List;
import org.hillock.snn.NetworkException;

/**
 * The leaky integrate-and-fire neuron with exponentially decaying excitatory and inhibitory conductances, in units of the
 * leak conductance: {@code tau_m dV/dt = v_rest - V + g_e (E_e - V) + g_i (E_i - V) + bias + I}. When {@code V > v_thresh}
 * it fires, V is set to v_reset and held there for the refractory time, while the conductances go on.
 *
 * <p>V by forward Euler with the conductances at the start of the step, arrivals of the step included; the conductances
 * decay exactly. With tau_m 20 ms, conductances of 5 and 10 ms and reversals of 0 and -80 mV it is the neuron of the first
 * benchmark of Brette et al. 2007 ("Simulation of networks of spiking neurons: a review of tools and strategies", J
 * Comput Neurosci 23:349-398, COBA). Receptors: {@code excitatory}, {@code inhibitory}.
 *
 * @param membrane time constant, rest, threshold, reset and refractory time
 * @param biasMillivolts constant current, as the voltage it would hold
 * @param excitatoryTauMillis decay of g_e
 * @param excitatoryReversalMillivolts E_e
 * @param inhibitoryTauMillis decay of g_i
 * @param inhibitoryReversalMillivolts E_i
 */
public record ConductanceLif(
        LifNeuron membrane,
        double biasMillivolts,
        double excitatoryTauMillis,
        double excitatoryReversalMillivolts,
        double inhibitoryTauMillis,
        double inhibitoryReversalMillivolts)
        implements NeuronModel {
    /** Checks the parameters. */
    public ConductanceLif {
        NetworkException.requireFinite("conductance LIF neuron, bias", biasMillivolts);
        NetworkException.requirePositive("conductance LIF neuron, excitatory time constant", excitatoryTauMillis);
        NetworkException.requireFinite("conductance LIF neuron, excitatory reversal", excitatoryReversalMillivolts);
        NetworkException.requirePositive("conductance LIF neuron, inhibitory time constant", inhibitoryTauMillis);
        NetworkException.requireFinite("conductance LIF neuron, inhibitory reversal", inhibitoryReversalMillivolts);
    }

    @Override
    public String name() {
        return "lif_cond_exp";
    }

    @Override
    public List<Receptor> receptors() {
        return List.of(
                Receptor.exponentialConductance("excitatory", excitatoryTauMillis, excitatoryReversalMillivolts),
                Receptor.exponentialConductance("inhibitory", inhibitoryTauMillis, inhibitoryReversalMillivolts));
    }

    @Override
    public boolean canBeSplit() {
        return true;
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return new ConductanceLifKernel(size, stepMillis, this);
    }
}
