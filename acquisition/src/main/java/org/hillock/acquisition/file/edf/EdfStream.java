package org.hillock.acquisition.file.edf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * The signals of one sample rate, which become one stream.
 *
 * @param info the stream
 * @param signals its channels in order
 * @param samples frames a record
 */
record EdfStream(StreamInfo info, List<EdfSignal> signals, int samples) {
    /** The streams of a header, in the order in which their first signals stand there. */
    static List<EdfStream> of(EdfHeader header) {
        Map<Integer, List<EdfSignal>> byRate = new LinkedHashMap<>();
        for (EdfSignal signal : header.signals()) {
            if (signal.role() != EdfSignal.Role.ANNOTATIONS) {
                byRate.computeIfAbsent(signal.samples(), samples -> new ArrayList<>())
                        .add(signal);
            }
        }
        List<EdfStream> streams = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        byRate.forEach((samples, signals) -> {
            double rateHz = samples / (header.recordNanos() * 1e-9);
            String id = byRate.size() == 1 ? "signals" : "signals-" + hertz(rateHz) + "Hz";
            if (!ids.add(id)) {
                id = id + "-" + samples;
                ids.add(id);
            }
            streams.add(new EdfStream(info(id, rateHz, signals, header.variant()), List.copyOf(signals), samples));
        });
        return streams;
    }

    private static StreamInfo info(String id, double rateHz, List<EdfSignal> signals, EdfVariant variant) {
        List<Channel> channels = signals.stream().map(EdfSignal::channel).toList();
        String type = type(channels);
        Map<String, String> properties = new TreeMap<>();
        put(properties, "filter", signals.stream().map(EdfSignal::prefiltering).toList());
        put(
                properties,
                "transducer",
                signals.stream().map(EdfSignal::transducer).toList());
        return new StreamInfo(
                id,
                type + " " + hertz(rateHz) + " Hz",
                type,
                new Montage(channels),
                rateHz,
                variant.format(),
                properties);
    }

    private static void put(Map<String, String> properties, String name, List<String> texts) {
        String joined =
                texts.stream().filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining("; "));
        if (!joined.isEmpty()) {
            properties.put(name, joined);
        }
    }

    private static String type(List<Channel> channels) {
        List<ChannelType> types =
                channels.stream().map(Channel::type).distinct().toList();
        if (types.contains(ChannelType.EEG)) {
            return "EEG";
        }
        return types.size() == 1 && types.get(0) != ChannelType.AUX
                ? types.get(0).name()
                : "Misc";
    }

    /** A rate for names and messages: at most four decimals, no trailing zeros. */
    static String hertz(double rateHz) {
        String text = String.format(Locale.ROOT, "%.4f", rateHz);
        return text.replaceFirst("\\.?0+$", "");
    }
}
