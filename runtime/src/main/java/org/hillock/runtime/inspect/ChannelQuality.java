package org.hillock.runtime.inspect;

import java.util.OptionalDouble;

/**
 * One channel over a whole recording.
 *
 * @param label its name
 * @param unit its unit
 * @param minimum the least finite sample, empty when there is none
 * @param maximum the greatest
 * @param notANumber samples that are no number
 * @param verdict what is wrong with it, if anything
 */
public record ChannelQuality(
        String label, String unit, OptionalDouble minimum, OptionalDouble maximum, long notANumber, Verdict verdict) {
    /** What is wrong with a channel. */
    public enum Verdict {
        /** Nothing that shows here. */
        GOOD,
        /** One value throughout. */
        FLAT,
        /** A hundredth of the samples or more sit at the least or the greatest value: the amplifier was saturated. */
        RAILED,
        /** Some samples are no number. */
        HOLES,
        /** No sample at all. */
        EMPTY
    }
}
