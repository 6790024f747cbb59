package org.hillock.runtime.snn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.hillock.runtime.session.Described;

/** How much of its weight a spike passes on; told apart by {@code is}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TransmissionSetting.Always.class, name = "reliable"),
    @JsonSubTypes.Type(value = TransmissionSetting.TsodyksMarkram.class, name = "tsodyks_markram"),
    @JsonSubTypes.Type(value = TransmissionSetting.Stochastic.class, name = "stochastic")
})
public sealed interface TransmissionSetting {
    /** All of it. */
    record Always() implements TransmissionSetting {}

    /**
     * Short-term plasticity.
     *
     * @param utilisation U
     * @param recoveryMillis tau_rec
     * @param facilitationMillis tau_facil
     */
    record TsodyksMarkram(
            @Described(value = "U, the share that a first spike uses.", min = 1e-9, max = 1)
            double utilisation,

            @Described(value = "The time constant of recovery in milliseconds.", min = 1e-6)
            double recoveryMillis,

            @Described(value = "The time constant of facilitation in milliseconds; 0 for none.", absent = "0", min = 0)
            double facilitationMillis)
            implements TransmissionSetting {}

    /**
     * All of it or nothing, by chance.
     *
     * @param probability of release
     */
    record Stochastic(
            @Described(value = "The probability that a synapse passes a spike on.", min = 1e-9, max = 1)
            double probability)
            implements TransmissionSetting {}
}
