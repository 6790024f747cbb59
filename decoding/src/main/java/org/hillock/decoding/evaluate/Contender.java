package org.hillock.decoding.evaluate;

import java.util.HashMap;
import java.util.Map;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderContext;
import org.hillock.decoding.decoder.DecoderProvider;

/**
 * A decoder that takes part in an evaluation.
 *
 * @param label its name in reports; no two contenders share one
 * @param provider builds it
 * @param recentred whether its covariances are recentred
 * @param options its options
 */
public record Contender(String label, DecoderProvider provider, boolean recentred, Map<String, Double> options) {
    /** Copies the options. */
    public Contender {
        options = Map.copyOf(options);
    }

    /** With recentring, under its own name: for decoders whose recipe holds recentring. */
    public static Contender asDesigned(DecoderProvider provider) {
        return new Contender(provider.name(), provider, true, Map.of());
    }

    /** Without recentring. */
    public static Contender plain(DecoderProvider provider) {
        return new Contender(provider.name(), provider, false, Map.of());
    }

    /** With recentring, marked {@code + rec}. */
    public static Contender withRecentring(DecoderProvider provider) {
        return new Contender(provider.name() + " + rec", provider, true, Map.of());
    }

    /** The same under another label with one more option. */
    public Contender with(String newLabel, String option, double value) {
        Map<String, Double> more = new HashMap<>(options);
        more.put(option, value);
        return new Contender(newLabel, provider, recentred, more);
    }

    /** A fresh decoder for a recording. */
    Decoder create(TrialSet trials, long seed) {
        return provider.create(new DecoderContext(trials.layout(), trials.classes(), seed, recentred, options));
    }
}
