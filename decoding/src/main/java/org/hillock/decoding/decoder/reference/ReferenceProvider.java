package org.hillock.decoding.decoder.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderContext;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.spatial.Recentring;

/** What the providers of reference decoders share: options with defaults, bands, and building. */
abstract class ReferenceProvider implements DecoderProvider {
    static final List<Band> MOTOR_BAND = List.of(new Band(8, 30));
    static final List<Band> FILTER_BANK = List.of(
            new Band(6, 10), new Band(9, 13), new Band(12, 16), new Band(15, 20), new Band(19, 25), new Band(24, 30));

    private final String name;
    private final String summary;
    private final List<Band> bands;
    private final RefitSchedule schedule;
    private final Map<String, Double> defaults;

    ReferenceProvider(
            String name, String summary, List<Band> bands, RefitSchedule schedule, Map<String, Double> defaults) {
        this.name = name;
        this.summary = summary;
        this.bands = bands;
        this.schedule = schedule;
        this.defaults = Map.copyOf(defaults);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final List<Band> bands() {
        return bands;
    }

    @Override
    public final Set<String> optionNames() {
        return defaults.keySet();
    }

    @Override
    public final boolean seeded() {
        return false;
    }

    @Override
    public final Decoder create(DecoderContext context) {
        context.requireKnownOptions(name, optionNames());
        Map<String, Double> options = new HashMap<>(defaults);
        context.options().forEach((option, value) -> {
            if (!(value >= 0) || value.isInfinite()) {
                throw DecodingException.badInput(
                        "decoder " + name + ", option \"" + option + "\"",
                        value.toString(),
                        "a finite number that is not negative",
                        "the default is " + defaults.get(option));
            }
            options.put(option, value);
        });
        if (context.classes().size() < 2) {
            throw DecodingException.badInput(
                    "decoder " + name,
                    context.classes().size() + " classes",
                    "at least two",
                    "name the classes that the markers stand for");
        }
        return new ReferenceDecoder(
                name, context.classes(), schedule, model(context, options), input(context, bandPlaces(context)));
    }

    /** What is read of a segment: covariances, unless overridden. */
    TrialInput input(DecoderContext context, int[] bandPlaces) {
        int channels = context.layout().channels();
        Optional<Recentring> recentring =
                context.recentred() ? Optional.of(new Recentring(channels, bands.size())) : Optional.empty();
        return new CovarianceInput(bandPlaces, channels, recentring);
    }

    private int[] bandPlaces(DecoderContext context) {
        int[] places = new int[bands.size()];
        for (int b = 0; b < places.length; b++) {
            Band band = bands.get(b);
            places[b] = context.layout()
                    .indexOf(band)
                    .orElseThrow(() -> DecodingException.badInput(
                            "decoder " + name,
                            "a front end without the band " + band.label(),
                            "all bands that the decoder uses",
                            "add the band to the filter bank"));
        }
        return places;
    }

    /** Builds the model. */
    abstract ReferenceModel model(DecoderContext context, Map<String, Double> options);

    static double option(Map<String, Double> options, String name) {
        Double value = options.get(name);
        if (value == null) {
            throw new IllegalStateException("an option without default: " + name);
        }
        return value;
    }
}
