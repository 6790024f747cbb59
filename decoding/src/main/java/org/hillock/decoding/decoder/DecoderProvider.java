package org.hillock.decoding.decoder;

import java.util.List;
import java.util.Set;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.epoch.Moments;

/** A kind of decoder, found by {@link java.util.ServiceLoader} and named in the session file. Stateless. */
public interface DecoderProvider {
    /** The word in the session file: {@code "spiking"}, {@code "csp-lda"}, ... */
    String name();

    /** One sentence for people. */
    String summary();

    /** The bands that its segments must have. */
    List<Band> bands();

    /** The names of its options. */
    Set<String> optionNames();

    /** Whether the seed of its context changes decisions; an evaluation runs the others with one seed only. */
    default boolean seeded() {
        return true;
    }

    /** What it reads of its segments. */
    default Moments moments() {
        return Moments.COVARIANCES;
    }

    /** Whether it takes a given linear model, {@link DecoderContext#weights()}. */
    default boolean takesWeights() {
        return false;
    }

    /** Builds one. */
    Decoder create(DecoderContext context);
}
