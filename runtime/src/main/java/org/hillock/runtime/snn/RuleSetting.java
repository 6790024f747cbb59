package org.hillock.runtime.snn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.hillock.runtime.session.Described;
import org.hillock.snn.plasticity.Pairing;

/** How the weights of a projection change; told apart by {@code is}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RuleSetting.Static.class, name = "none"),
    @JsonSubTypes.Type(value = RuleSetting.Pair.class, name = "stdp_pair"),
    @JsonSubTypes.Type(value = RuleSetting.PowerLaw.class, name = "stdp_power_law"),
    @JsonSubTypes.Type(value = RuleSetting.Triplet.class, name = "stdp_triplet"),
    @JsonSubTypes.Type(value = RuleSetting.Inhibitory.class, name = "stdp_inhibitory"),
    @JsonSubTypes.Type(value = RuleSetting.Hebb.class, name = "hebb"),
    @JsonSubTypes.Type(value = RuleSetting.Oja.class, name = "oja"),
    @JsonSubTypes.Type(value = RuleSetting.Bcm.class, name = "bcm"),
    @JsonSubTypes.Type(value = RuleSetting.Scaling.class, name = "synaptic_scaling"),
    @JsonSubTypes.Type(value = RuleSetting.Homeostasis.class, name = "intrinsic_homeostasis"),
    @JsonSubTypes.Type(value = RuleSetting.Reward.class, name = "stdp_reward_modulated"),
    @JsonSubTypes.Type(value = RuleSetting.ErrorDriven.class, name = "error_modulated"),
    @JsonSubTypes.Type(value = RuleSetting.ConditionalRate.class, name = "stdp_conditional_rate"),
    @JsonSubTypes.Type(value = RuleSetting.ExpectationMaximisation.class, name = "stdp_expectation_maximisation")
})
public sealed interface RuleSetting {
    /** They don't. */
    record Static() implements RuleSetting {}

    /**
     * Additive pair STDP.
     *
     * @param tauPlusMillis of potentiation
     * @param tauMinusMillis of depression
     * @param aPlus potentiation at dt = 0
     * @param aMinus depression at dt = 0
     * @param leastWeight lower bound
     * @param greatestWeight upper bound
     * @param pairing which spikes form pairs
     */
    record Pair(
            @Described(value = "The time constant of potentiation in milliseconds.", absent = "20", min = 1e-6)
            double tauPlusMillis,

            @Described(value = "The time constant of depression in milliseconds.", absent = "20", min = 1e-6)
            double tauMinusMillis,

            @Described(value = "The potentiation at dt = 0.", absent = "0.01")
            double aPlus,

            @Described(value = "The depression at dt = 0, as a positive number.", absent = "0.01")
            double aMinus,

            @Described(value = "The least weight.", absent = "0")
            double leastWeight,

            @Described(value = "The greatest weight.", absent = "1")
            double greatestWeight,

            @Described(value = "Which spikes form pairs.", absent = "\"all_to_all\"")
            Pairing pairing)
            implements RuleSetting {}

    /**
     * STDP whose steps depend on the weight by a power.
     *
     * @param tauPlusMillis of potentiation
     * @param tauMinusMillis of depression
     * @param learningRate lambda
     * @param asymmetry alpha
     * @param exponent mu
     * @param greatestWeight W
     * @param pairing which spikes form pairs
     */
    record PowerLaw(
            @Described(value = "The time constant of potentiation in milliseconds.", absent = "20", min = 1e-6)
            double tauPlusMillis,

            @Described(value = "The time constant of depression in milliseconds.", absent = "20", min = 1e-6)
            double tauMinusMillis,

            @Described("Lambda, the relative step.") double learningRate,

            @Described(value = "Alpha, depression over potentiation.", absent = "1")
            double asymmetry,

            @Described(value = "Mu: 0 additive, 1 multiplicative.", absent = "1", min = 0)
            double exponent,

            @Described("The greatest weight.") double greatestWeight,

            @Described(value = "Which spikes form pairs.", absent = "\"all_to_all\"")
            Pairing pairing)
            implements RuleSetting {}

    /**
     * Triplet STDP.
     *
     * @param tauPlusMillis of r1
     * @param tauXMillis of r2
     * @param tauMinusMillis of o1
     * @param tauYMillis of o2
     * @param pairPlus A2+
     * @param tripletPlus A3+
     * @param pairMinus A2-
     * @param tripletMinus A3-
     * @param leastWeight lower bound
     * @param greatestWeight upper bound
     * @param pairing which spikes count
     */
    record Triplet(
            @Described(value = "The time constant of r1 in milliseconds.", absent = "16.8", min = 1e-6)
            double tauPlusMillis,

            @Described(value = "The time constant of r2 in milliseconds.", absent = "101", min = 1e-6)
            double tauXMillis,

            @Described(value = "The time constant of o1 in milliseconds.", absent = "33.7", min = 1e-6)
            double tauMinusMillis,

            @Described(value = "The time constant of o2 in milliseconds.", absent = "125", min = 1e-6)
            double tauYMillis,

            @Described("A2+.") double pairPlus,
            @Described("A3+.") double tripletPlus,
            @Described("A2-, as a positive number.") double pairMinus,
            @Described("A3-, as a positive number.") double tripletMinus,

            @Described(value = "The least weight.", absent = "0")
            double leastWeight,

            @Described(value = "The greatest weight.", absent = "1")
            double greatestWeight,

            @Described(value = "Which spikes count.", absent = "\"all_to_all\"")
            Pairing pairing)
            implements RuleSetting {}

    /**
     * Inhibitory plasticity towards a rate.
     *
     * @param tauMillis of the traces
     * @param learningRate eta
     * @param targetRateHz rho
     * @param leastWeight lower bound
     * @param greatestWeight upper bound
     */
    record Inhibitory(
            @Described(value = "The time constant of the traces in milliseconds.", absent = "20", min = 1e-6)
            double tauMillis,

            @Described("The learning rate.") double learningRate,

            @Described(value = "The rate that the targets are led to.", min = 0)
            double targetRateHz,

            @Described(value = "The least weight.", absent = "0", min = 0)
            double leastWeight,

            @Described("The greatest weight.") double greatestWeight)
            implements RuleSetting {}

    /**
     * Hebb's rule.
     *
     * @param tauMillis of the trace
     * @param learningRate eta
     * @param leastWeight lower bound
     * @param greatestWeight upper bound
     */
    record Hebb(
            @Described(value = "The time constant of the trace in milliseconds.", absent = "20", min = 1e-6)
            double tauMillis,

            @Described("The learning rate.") double learningRate,

            @Described(value = "The least weight.", absent = "0")
            double leastWeight,

            @Described(value = "The greatest weight.", absent = "1")
            double greatestWeight)
            implements RuleSetting {}

    /**
     * Oja's rule.
     *
     * @param tauMillis of the traces
     * @param learningRate eta
     */
    record Oja(
            @Described(value = "The time constant of the traces in milliseconds.", absent = "20", min = 1e-6)
            double tauMillis,

            @Described("The learning rate.") double learningRate)
            implements RuleSetting {}

    /**
     * The rule of Bienenstock, Cooper and Munro.
     *
     * @param tauMillis of the traces
     * @param thresholdTauMillis of the sliding threshold
     * @param target activity
     * @param learningRate eta
     * @param leastWeight lower bound
     * @param greatestWeight upper bound
     */
    record Bcm(
            @Described(value = "The time constant of the traces in milliseconds.", absent = "20", min = 1e-6)
            double tauMillis,

            @Described(value = "The time constant of the sliding threshold in milliseconds.", min = 1e-6)
            double thresholdTauMillis,

            @Described("The activity to settle around, in spikes per time constant.")
            double target,

            @Described("The learning rate.") double learningRate,

            @Described(value = "The least weight.", absent = "0")
            double leastWeight,

            @Described(value = "The greatest weight.", absent = "1")
            double greatestWeight)
            implements RuleSetting {}

    /**
     * Synaptic scaling towards a rate.
     *
     * @param targetRateHz the rate
     * @param rateTauMillis of the measured rate
     * @param weightTauMillis of the weights
     * @param intervalMillis between updates
     * @param greatestWeight upper bound
     */
    record Scaling(
            @Described(value = "The rate that the targets are led to.", min = 0)
            double targetRateHz,

            @Described(value = "The time constant of the measured rate in milliseconds.", min = 1e-6)
            double rateTauMillis,

            @Described(value = "The time constant of the weights in milliseconds.", min = 1e-6)
            double weightTauMillis,

            @Described(value = "The time between two updates in milliseconds.", min = 1e-6)
            double intervalMillis,

            @Described("The greatest weight.") double greatestWeight)
            implements RuleSetting {}

    /**
     * Intrinsic homeostasis: the weight of a source that always fires is the bias of its target.
     *
     * @param targetRateHz the rate
     * @param rateTauMillis of the measured rate
     * @param learningRatePerSecond eta
     * @param intervalMillis between updates
     * @param leastWeight lower bound
     * @param greatestWeight upper bound
     */
    record Homeostasis(
            @Described(value = "The rate that the targets are led to.", min = 1e-9)
            double targetRateHz,

            @Described(value = "The time constant of the measured rate in milliseconds.", absent = "1000", min = 1e-6)
            double rateTauMillis,

            @Described(value = "What a silent target's bias gains in a second, in the unit of the weight.", min = 1e-12)
            double learningRatePerSecond,

            @Described(value = "The time between two updates in milliseconds.", absent = "10", min = 1e-6)
            double intervalMillis,

            @Described("The least weight.") double leastWeight,
            @Described("The greatest weight.") double greatestWeight)
            implements RuleSetting {}

    /**
     * STDP that tags its synapses until a reward comes.
     *
     * @param tauPlusMillis of potentiation
     * @param tauMinusMillis of depression
     * @param aPlus tag of a causal pair at dt = 0
     * @param aMinus tag of an acausal pair at dt = 0
     * @param pairing which spikes form pairs
     * @param eligibilityTauMillis of the tags
     * @param rewardTauMillis of the reward
     * @param tonic third factor without a reward
     * @param intervalMillis between updates of the weights
     * @param leastWeight lower bound
     * @param greatestWeight upper bound
     */
    record Reward(
            @Described(value = "The time constant of potentiation in milliseconds.", absent = "20", min = 1e-6)
            double tauPlusMillis,

            @Described(value = "The time constant of depression in milliseconds.", absent = "20", min = 1e-6)
            double tauMinusMillis,

            @Described(value = "The tag of a causal pair at dt = 0.", absent = "0.01")
            double aPlus,

            @Described(value = "The tag of an acausal pair at dt = 0, as a positive number.", absent = "0.01")
            double aMinus,

            @Described(value = "Which spikes form pairs.", absent = "\"all_to_all\"")
            Pairing pairing,

            @Described(value = "The time constant of the tags in milliseconds.", absent = "1000", min = 1e-6)
            double eligibilityTauMillis,

            @Described(value = "The time constant of the reward in milliseconds.", absent = "200", min = 1e-6)
            double rewardTauMillis,

            @Described(
                    value = "The third factor without any reward; 0 for learning by the rewards of 'modulation' alone.",
                    absent = "0")
            double tonic,

            @Described(
                    value = "The time between two updates of the weights in milliseconds.",
                    absent = "10",
                    min = 1e-6)
            double intervalMillis,

            @Described(value = "The least weight.", absent = "0")
            double leastWeight,

            @Described(value = "The greatest weight.", absent = "1")
            double greatestWeight)
            implements RuleSetting {}

    /**
     * The delta rule on spike traces, by the errors of {@code modulation}.
     *
     * @param riseMillis of the first filter
     * @param fallMillis of the second filter
     * @param learningRate relative step
     * @param weightDecay decay
     * @param leastWeight lower bound
     * @param greatestWeight upper bound
     */
    record ErrorDriven(
            @Described(
                    value = "The time constant of the first filter of the trace in milliseconds; 0 leaves it out.",
                    absent = "0",
                    min = 0)
            double riseMillis,

            @Described(
                    value = "The time constant of the second filter of the trace in milliseconds.",
                    absent = "20",
                    min = 1e-6)
            double fallMillis,

            @Described(value = "The step, in shares of one that removes the error at once.", min = 0, max = 2)
            double learningRate,

            @Described(value = "The decay of the weights at a full step.", absent = "0", min = 0)
            double weightDecay,

            @Described("The least weight.") double leastWeight,
            @Described("The greatest weight.") double greatestWeight)
            implements RuleSetting {}

    /**
     * STDP whose fixed point is the trace to be expected when the target fires.
     *
     * @param tauMillis of the trace
     * @param traceGain what an arrival adds to it
     * @param initialTrace what it starts from
     * @param leastRate floor of the learning rate
     */
    record ConditionalRate(
            @Described(value = "The time constant of the trace in milliseconds.", absent = "20", min = 1e-6)
            double tauMillis,

            @Described(value = "What an arrival adds to the trace.", absent = "1", min = 1e-9)
            double traceGain,

            @Described(value = "What the traces start from.", absent = "0")
            double initialTrace,

            @Described(
                    value = "The floor of the learning rate, which is one over the target's spikes above it.",
                    absent = "0",
                    min = 0,
                    max = 1)
            double leastRate)
            implements RuleSetting {}

    /**
     * STDP whose fixed point is a log likelihood.
     *
     * @param windowMillis how long an arrival counts
     * @param offset c
     * @param leastRate floor of the learning rate
     * @param leastWeight lower bound
     * @param greatestWeight upper bound
     */
    record ExpectationMaximisation(
            @Described(value = "How long an arrival counts, in milliseconds.", absent = "10", min = 1e-6)
            double windowMillis,

            @Described(
                    value = "c: the weight ends at the logarithm of c times the likelihood.",
                    absent = "1",
                    min = 1e-9)
            double offset,

            @Described(
                    value = "The floor of the learning rate, which is one over the target's spikes above it.",
                    absent = "0",
                    min = 0,
                    max = 1)
            double leastRate,

            @Described(value = "The least weight.", absent = "-5")
            double leastWeight,

            @Described(value = "The greatest weight.", absent = "0")
            double greatestWeight)
            implements RuleSetting {}
}
