package org.hillock.runtime.session;

import java.util.Map;

/** The cheaper decoder that stands in for the session's own. */
public record FallbackSetting(
        @Described(value = "Its name; empty: none.", absent = "\"\"")
        String decoder,

        @Described(value = "Its own numbers, by name.", absent = "{}")
        Map<String, Double> options,

        @Described(value = "Degrade: misses in a row after which it decides.", absent = "3", min = 1, max = 1000)
        int degradeAfter,

        @Described(
                value = "Degrade: decisions in a row with room to spare after which the session's own decoder is tried"
                        + " again; doubled at each relapse, up to 32 times.",
                absent = "20",
                min = 1,
                max = 100000)
        int recoverAfter,

        @Described(
                value = "Degrade: a decision has room to spare below this share of the hard limit.",
                absent = "0.5",
                min = 0.01,
                max = 1)
        double recoverShare) {
    /** No second decoder. */
    public static final FallbackSetting NONE = new FallbackSetting("", Map.of(), 3, 20, 0.5);

    /** Copies the map. */
    public FallbackSetting {
        options = Map.copyOf(options);
    }

    /** Whether a decoder is named. */
    public boolean isNamed() {
        return !decoder.isEmpty();
    }
}
