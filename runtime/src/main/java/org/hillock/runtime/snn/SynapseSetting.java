package org.hillock.runtime.snn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.hillock.runtime.session.Described;

/** What a spike does to its target; told apart by {@code is}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SynapseSetting.Receptor.class, name = "receptor"),
    @JsonSubTypes.Type(value = SynapseSetting.Delta.class, name = "delta"),
    @JsonSubTypes.Type(value = SynapseSetting.Exponential.class, name = "exponential")
})
public sealed interface SynapseSetting {
    /**
     * Opens a receptor of the target.
     *
     * @param name of the receptor
     */
    record Receptor(
            @Described("The receptor of the target's model, such as excitatory.")
            String name) implements SynapseSetting {}

    /** Moves the potential by the weight. */
    record Delta() implements SynapseSetting {}

    /**
     * Adds to a current that decays exponentially.
     *
     * @param tauMillis time constant
     */
    record Exponential(
            @Described(value = "The time constant of the current in milliseconds.", min = 1e-6)
            double tauMillis) implements SynapseSetting {}
}
