package org.hillock.runtime.session;

import java.util.Map;

/** Who decides. */
public record DecoderSetting(
        @Described("The decoder's name; `hillock check` lists those that exist.")
        String name,

        @Described(value = "The seed of all its randomness.", absent = "1")
        long seed,

        @Described(value = "Whether trial covariances are recentred by their running mean first.", absent = "true")
        boolean recentred,

        @Described(value = "The decoder's own numbers, by name.", absent = "{}")
        Map<String, Double> options) {
    /** Copies the map. */
    public DecoderSetting {
        options = Map.copyOf(options);
    }

    /** The same of another name, without the options, which are its own. */
    public DecoderSetting named(String other) {
        return new DecoderSetting(other, seed, recentred, other.equals(name) ? options : Map.of());
    }

    /** The same with another seed. */
    public DecoderSetting withSeed(long other) {
        return new DecoderSetting(name, other, recentred, options);
    }
}
