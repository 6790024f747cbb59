package org.hillock.runtime.snn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.hillock.runtime.session.Described;

/** A receptor of a model that has as many as one likes; told apart by {@code acts}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "acts")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReceptorSetting.Current.class, name = "current"),
    @JsonSubTypes.Type(value = ReceptorSetting.Conductance.class, name = "conductance")
})
public sealed interface ReceptorSetting {
    /** How one spike's effect goes on. */
    enum CourseWord {
        /** In one step. */
        DELTA,
        /** Decaying exponentially. */
        EXPONENTIAL,
        /** Rising and decaying as an alpha function. */
        ALPHA
    }

    /**
     * Injects a current.
     *
     * @param name by which projections know it
     * @param course how one spike's effect goes on
     * @param tauMillis its time constant
     */
    record Current(
            @Described("The name by which projections know the receptor.")
            String name,

            @Described(value = "How one spike's effect goes on.", absent = "\"exponential\"")
            CourseWord course,

            @Described(value = "Its time constant in milliseconds.", absent = "5", min = 1e-6)
            double tauMillis)
            implements ReceptorSetting {}

    /**
     * Opens a conductance.
     *
     * @param name by which projections know it
     * @param course how one spike's effect goes on
     * @param tauMillis its time constant
     * @param reversalMillivolts where it pulls
     */
    record Conductance(
            @Described("The name by which projections know the receptor.")
            String name,

            @Described(value = "How one spike's effect goes on.", absent = "\"exponential\"")
            CourseWord course,

            @Described(value = "Its time constant in milliseconds.", absent = "5", min = 1e-6)
            double tauMillis,

            @Described("The potential it pulls to, in millivolts.")
            double reversalMillivolts)
            implements ReceptorSetting {}
}
