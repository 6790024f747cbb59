package org.hillock.decoding.decoder.spiking;

import java.util.List;
import java.util.Set;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderContext;
import org.hillock.decoding.decoder.DecoderProvider;

/** Makes the spiking decoder, {@code "spiking"} in a session file; it has no options: one set of constants serves all. */
public final class SpikingDecoderProvider implements DecoderProvider {
    /** Six narrow bands over mu and beta. */
    private static final List<Band> BANDS = List.of(
            new Band(6, 10), new Band(9, 13), new Band(12, 16), new Band(15, 20), new Band(19, 25), new Band(24, 30));

    @Override
    public String name() {
        return SpikingDecoder.NAME;
    }

    @Override
    public String summary() {
        return "two columns of spiking neurons that learn by STDP, trial by trial, behind label-free recentring";
    }

    @Override
    public List<Band> bands() {
        return BANDS;
    }

    @Override
    public Set<String> optionNames() {
        return Set.of();
    }

    @Override
    public Decoder create(DecoderContext context) {
        context.requireKnownOptions(name(), optionNames());
        if (context.classes().size() < 2) {
            throw DecodingException.badInput(
                    "decoder spiking",
                    context.classes().size() + " classes",
                    "two or more",
                    "name the classes of the session");
        }
        int[] bandIndex = BANDS.stream()
                .mapToInt(band -> context.layout()
                        .indexOf(band)
                        .orElseThrow(() -> DecodingException.badInput(
                                "decoder spiking",
                                "a filter bank without " + band.label(),
                                "all of its bands",
                                "build the front end with the provider's bands")))
                .toArray();
        return new SpikingDecoder<>(context, bandIndex, EngineNetwork::new);
    }
}
