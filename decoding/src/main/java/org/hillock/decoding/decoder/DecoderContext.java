package org.hillock.decoding.decoder;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.epoch.FrontEndLayout;

/**
 * What a decoder is built from.
 *
 * @param layout the shape of the segments; it holds at least the provider's bands
 * @param classes class names, at least two for a discrete decoder
 * @param seed of all its randomness
 * @param recentred whether trial covariances are recentred by their running mean before anything else
 * @param options numbers by name, for the provider's own settings; unknown names are refused
 * @param weights a linear model by class, one number a feature and then the offset, for a provider that takes one; empty
 *     where it shall learn
 */
public record DecoderContext(
        FrontEndLayout layout,
        List<String> classes,
        long seed,
        boolean recentred,
        Map<String, Double> options,
        Map<String, List<Double>> weights) {
    /** Copies the collections. */
    public DecoderContext {
        classes = List.copyOf(classes);
        options = Map.copyOf(options);
        weights = Map.copyOf(weights);
    }

    /** The same without a given model. */
    public DecoderContext(
            FrontEndLayout layout, List<String> classes, long seed, boolean recentred, Map<String, Double> options) {
        this(layout, classes, seed, recentred, options, Map.of());
    }

    /**
     * Refuses options that a decoder does not have.
     *
     * @param decoder its name
     * @param known the names of its options
     */
    public void requireKnownOptions(String decoder, Set<String> known) {
        for (String option : options.keySet()) {
            if (!known.contains(option)) {
                throw DecodingException.badInput(
                        "decoder " + decoder,
                        "option \"" + option + "\"",
                        known.isEmpty() ? "no options" : "one of " + new TreeSet<>(known),
                        "remove or rename it");
            }
        }
    }
}
