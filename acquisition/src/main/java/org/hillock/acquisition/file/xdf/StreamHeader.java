package org.hillock.acquisition.file.xdf;

import java.util.Optional;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.xml.XmlElement;

/**
 * What a StreamHeader says that a reader cannot do without.
 *
 * @param name what people call the stream; made of its id when missing
 * @param type the content by LSL's words; may be empty
 * @param channelCount at least 1
 * @param nominalRateHz 0 when irregular
 * @param format how a value is stored
 * @param dropsSamples whether the stream admits to losing samples, so that its stamps must not be smoothed
 * @param xml the whole header
 */
record StreamHeader(
        String name,
        String type,
        int channelCount,
        double nominalRateHz,
        ChannelFormat format,
        boolean dropsSamples,
        XmlElement xml) {

    /** A header, or one clause on why the stream cannot be read; exactly one of the two is there. */
    record Reading(Optional<StreamHeader> header, String refusal) {}

    /** Reads the header of a stream. */
    static Reading read(String id, XmlElement xml) {
        String count = xml.text("channel_count").orElse("nothing");
        double channels = number(count);
        if (!(channels >= 1 && channels <= Limits.STREAM_CHANNELS) || channels != Math.rint(channels)) {
            return refused("declares " + shown(count) + " as channel_count, expected 1 to " + Limits.STREAM_CHANNELS);
        }
        String word = xml.text("channel_format").orElse("nothing");
        Optional<ChannelFormat> format = ChannelFormat.parse(word).filter(f -> f != ChannelFormat.INT24);
        if (format.isEmpty()) {
            return refused("declares " + shown(word)
                    + " as channel_format, expected float32, double64, string, int32, int16, int8 or int64");
        }
        double rate = number(xml.text("nominal_srate").orElse("0"));
        if (!(rate >= 0) || Double.isInfinite(rate) || (rate > 0 && Double.isInfinite(1 / rate))) {
            return refused(
                    "declares " + shown(xml.text("nominal_srate").orElse("")) + " as nominal_srate, expected Hz");
        }
        boolean drops = "true"
                .equalsIgnoreCase(xml.child("desc")
                        .child("synchronization")
                        .child("can_drop_samples")
                        .text());
        return new Reading(
                Optional.of(new StreamHeader(
                        xml.text("name").orElse("stream " + id),
                        xml.text("type").orElse(""),
                        (int) channels,
                        rate,
                        format.get(),
                        drops,
                        xml)),
                "");
    }

    /** A decimal number, NaN when it is none. */
    static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A text from the file, short enough for a message. */
    static String shown(String text) {
        return "'" + (text.length() <= 40 ? text : text.substring(0, 40) + "...") + "'";
    }

    private static Reading refused(String refusal) {
        return new Reading(Optional.empty(), refusal);
    }
}
