package org.hillock.runtime.pipeline;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.epoch.Moments;

/**
 * What decoders read of their segments, all of them together.
 *
 * @param bands of the filter bank, in the order in which they were first asked for
 * @param moments covariances as soon as one of them reads covariances
 */
public record DecoderNeeds(List<Band> bands, Moments moments) {
    /** Copies the list. */
    public DecoderNeeds {
        bands = List.copyOf(bands);
    }

    /** The needs of these kinds of decoder. */
    public static DecoderNeeds of(Collection<DecoderProvider> providers) {
        Set<Band> bands = new LinkedHashSet<>();
        providers.forEach(provider -> bands.addAll(provider.bands()));
        boolean powersDo = providers.stream().allMatch(provider -> provider.moments() == Moments.POWERS);
        return new DecoderNeeds(List.copyOf(bands), powersDo ? Moments.POWERS : Moments.COVARIANCES);
    }
}
