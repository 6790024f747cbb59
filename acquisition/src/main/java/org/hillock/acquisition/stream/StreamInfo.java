package org.hillock.acquisition.stream;

import java.util.List;
import java.util.Map;

/**
 * What is known of a stream before its first sample.
 *
 * @param id unique among the streams of one source; events carry it
 * @param name what people call it
 * @param type the content by LSL's words, {@code "EEG"}, {@code "Markers"}, ...
 * @param montage its channels; a marker stream has one
 * @param nominalRateHz frames per second, 0 when they come irregularly
 * @param format how the source stores a value; samples in memory are always float32
 * @param properties facts of the source that have no field of their own (device, filter, reference), by name
 */
public record StreamInfo(
        String id,
        String name,
        String type,
        Montage montage,
        double nominalRateHz,
        ChannelFormat format,
        Map<String, String> properties) {
    /** The type of a stream of event codes. */
    public static final String MARKERS = "Markers";

    /** Checks the rate and copies the properties. */
    public StreamInfo {
        if (!(nominalRateHz >= 0) || Double.isInfinite(nominalRateHz)) {
            throw new IllegalArgumentException(
                    "the nominal rate is 0 or a positive number of Hz, not " + nominalRateHz);
        }
        properties = Map.copyOf(properties);
    }

    /** A regular stream of EEG in float32 without further properties. */
    public static StreamInfo eeg(String id, Montage montage, double nominalRateHz) {
        return new StreamInfo(id, id, "EEG", montage, nominalRateHz, ChannelFormat.FLOAT32, Map.of());
    }

    /** A stream of text markers. */
    public static StreamInfo markers(String id) {
        Montage one = new Montage(List.of(Channel.of("marker", ChannelType.TRIGGER, "")));
        return new StreamInfo(id, id, MARKERS, one, 0, ChannelFormat.STRING, Map.of());
    }

    /** The number of values in a frame. */
    public int channelCount() {
        return montage.size();
    }

    /** Whether this stream's events are {@link Marker}s. */
    public boolean carriesMarkers() {
        return format == ChannelFormat.STRING;
    }
}
