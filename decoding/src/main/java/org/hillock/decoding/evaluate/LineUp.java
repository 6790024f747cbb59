package org.hillock.decoding.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.decoder.DecoderProvider;

/** Who takes part in an evaluation, and the filter bank that serves them all. */
public final class LineUp {
    private static final String FILTER_BANK_PEER = "fbcsp-lda";
    private static final double FEW_FEATURES = 8;

    private LineUp() {}

    /**
     * One decoder as designed, in front, then every other one without and with recentring, and the filter-bank peer also
     * with the eight features that tell most.
     *
     * @param first the word of the decoder that all others are compared with
     * @throws DecodingException when there is no such decoder
     */
    public static List<Contender> of(String first, Iterable<DecoderProvider> providers) {
        List<Contender> lineUp = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (DecoderProvider provider : providers) {
            words.add(provider.name());
            if (provider.name().equals(first)) {
                lineUp.add(0, Contender.asDesigned(provider));
                continue;
            }
            lineUp.add(Contender.plain(provider));
            lineUp.add(Contender.withRecentring(provider));
            if (provider.name().equals(FILTER_BANK_PEER)) {
                lineUp.add(Contender.plain(provider).with(FILTER_BANK_PEER + " (8)", "selected", FEW_FEATURES));
            }
        }
        if (!words.contains(first)) {
            throw DecodingException.badInput(
                    "decoder", "\"" + first + "\"", "one of " + words, "use one of these words");
        }
        return List.copyOf(lineUp);
    }

    /** All bands that these contenders need, each once. */
    public static List<Band> bands(List<Contender> contenders) {
        LinkedHashSet<Band> bands = new LinkedHashSet<>();
        contenders.forEach(contender -> bands.addAll(contender.provider().bands()));
        return List.copyOf(bands);
    }
}
