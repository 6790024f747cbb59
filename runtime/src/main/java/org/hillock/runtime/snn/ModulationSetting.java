package org.hillock.runtime.snn;

import java.util.List;
import org.hillock.runtime.session.Described;

/**
 * A reward or an error that reaches the synapses of a projection, once or again and again.
 *
 * @param atMillis model time of the first
 * @param everyMillis time from one to the next, 0 for a single one
 * @param factors one for all targets, or one for each
 */
public record ModulationSetting(
        @Described(value = "When it comes first, in milliseconds of model time.", min = 0, max = 1e12)
        double atMillis,

        @Described(
                value = "After how many milliseconds it comes again and again; 0 for once.",
                absent = "0",
                min = 0,
                max = 1e12)
        double everyMillis,

        @Described(value = "The reward or the error: one number for all targets, or one for each.", minItems = 1)
        List<Double> factors) {
    /** Copies the list. */
    public ModulationSetting {
        factors = List.copyOf(factors);
    }
}
