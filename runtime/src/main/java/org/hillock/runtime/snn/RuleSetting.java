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
    @JsonSubTypes.Type(value = RuleSetting.Scaling.class, name = "synaptic_scaling")
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
            double greatestWeight)
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
}
