package org.hillock.runtime.session;

import java.util.List;
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
        Map<String, Double> options,

        @Described(
                value = "A linear model for a decoder that takes one: for each class one number a channel and then the"
                        + " offset. Empty: it learns.",
                absent = "{}")
        Map<String, List<Double>> weights) {
    /** Copies the maps. */
    public DecoderSetting {
        options = Map.copyOf(options);
        weights = Map.copyOf(weights);
    }

    /** The same of another name, without the options and the weights, which are its own. */
    public DecoderSetting named(String other) {
        boolean same = other.equals(name);
        return new DecoderSetting(other, seed, recentred, same ? options : Map.of(), same ? weights : Map.of());
    }

    /** The same with another seed. */
    public DecoderSetting withSeed(long other) {
        return new DecoderSetting(name, other, recentred, options, weights);
    }
}
