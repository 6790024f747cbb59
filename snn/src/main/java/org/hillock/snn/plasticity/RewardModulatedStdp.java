package org.hillock.snn.plasticity;

import org.hillock.snn.NetworkException;
import org.hillock.snn.synapse.SynapseTable;

/**
 * STDP that only tags its synapses; a reward that comes seconds later turns the tags into weight changes.
 *
 * <p>Each synapse has an eligibility c, each target a third factor d (extracellular dopamine in the paper; one reward reaches
 * all of them): {@code dc/dt = -c / tau_c + STDP(dt) delta(t - t_pre or post)}, {@code dd/dt = -d / tau_d + reward}, {@code
 * dw/dt = (tonic + d) c} with time in seconds (Izhikevich 2007, "Solving the distal reward problem through linkage of STDP and
 * dopamine signaling", Cereb Cortex 17:2443-2452, equations 1-3). The STDP window is that of {@link PairStdp}. Weights and
 * the decay of c are brought up to date once per interval, as in the program that belongs to the paper (10 ms); d decays in
 * every step. Frozen, the tags and d go on and no weight moves.
 *
 * @param tauPlusMillis time constant of potentiation
 * @param tauMinusMillis time constant of depression
 * @param aPlus tag of a causal pair at dt = 0
 * @param aMinus tag of an acausal pair at dt = 0, given as a positive number
 * @param pairing which spikes form pairs
 * @param eligibilityTauMillis tau_c
 * @param rewardTauMillis tau_d
 * @param tonic level of the third factor without any reward; 0 for learning by reward alone
 * @param intervalMillis time between two updates of all weights, rounded to whole steps, at least one
 * @param leastWeight lower bound
 * @param greatestWeight upper bound
 */
public record RewardModulatedStdp(
        double tauPlusMillis,
        double tauMinusMillis,
        double aPlus,
        double aMinus,
        Pairing pairing,
        double eligibilityTauMillis,
        double rewardTauMillis,
        double tonic,
        double intervalMillis,
        double leastWeight,
        double greatestWeight)
        implements PlasticityRule {
    /** Checks the parameters. */
    public RewardModulatedStdp {
        NetworkException.requirePositive("reward-modulated STDP, time constant of potentiation", tauPlusMillis);
        NetworkException.requirePositive("reward-modulated STDP, time constant of depression", tauMinusMillis);
        NetworkException.requireFinite("reward-modulated STDP, potentiation", aPlus);
        NetworkException.requireFinite("reward-modulated STDP, depression", aMinus);
        NetworkException.requirePositive("reward-modulated STDP, time constant of eligibility", eligibilityTauMillis);
        NetworkException.requirePositive("reward-modulated STDP, time constant of reward", rewardTauMillis);
        NetworkException.requireFinite("reward-modulated STDP, tonic level", tonic);
        NetworkException.requirePositive("reward-modulated STDP, interval", intervalMillis);
        Checks.bounds("reward-modulated STDP", leastWeight, greatestWeight);
        Checks.pairing("reward-modulated STDP", pairing);
    }

    @Override
    public String name() {
        return "reward_modulated_stdp";
    }

    @Override
    public ModulatedKernel kernel(SynapseTable synapses, double stepMillis) {
        return new RewardKernel(synapses, new Wiring(synapses), stepMillis, this);
    }
}
