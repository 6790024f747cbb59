package org.hillock.acquisition.lsl;

import java.util.UUID;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.acquisition.xml.XmlElement;

/**
 * What an outlet says of its stream on the network.
 *
 * @param name not empty
 * @param type the content, {@code "EEG"}, {@code "Markers"}, ...; may be empty
 * @param channelCount values a sample
 * @param format how a value is transmitted; never {@link ChannelFormat#INT24}
 * @param sourceId names the device across restarts of its program; empty when it cannot be recovered
 * @param nominalRateHz 0 when irregular
 * @param instance who serves it at present
 * @param desc the description; empty in the short form
 */
public record LslInfo(
        String name,
        String type,
        int channelCount,
        ChannelFormat format,
        String sourceId,
        double nominalRateHz,
        LslInstance instance,
        XmlElement desc) {
    static final XmlElement NO_DESC = XmlElement.of("desc");

    /** Checks what the protocol demands. */
    public LslInfo {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an LSL stream has a name");
        }
        if (channelCount < 0 || channelCount > Limits.CHANNELS) {
            throw new IllegalArgumentException(
                    "an LSL stream has 0 to " + Limits.CHANNELS + " channels, not " + channelCount);
        }
        if (format == ChannelFormat.INT24) {
            throw new IllegalArgumentException("LSL has no three-byte integers; use int32");
        }
        if (!(nominalRateHz >= 0) || Double.isInfinite(nominalRateHz)) {
            throw new IllegalArgumentException(
                    "the nominal rate is 0 or a positive number of Hz, not " + nominalRateHz);
        }
    }

    /** A stream that no outlet serves yet, without description. */
    public static LslInfo of(
            String name, String type, int channelCount, ChannelFormat format, String sourceId, double nominalRateHz) {
        return new LslInfo(name, type, channelCount, format, sourceId, nominalRateHz, LslInstance.UNSERVED, NO_DESC);
    }

    /** The outward form of a stream of this process, with its channels described. */
    public static LslInfo of(StreamInfo stream, String sourceId) {
        return of(
                        stream.name(),
                        stream.type(),
                        stream.channelCount(),
                        stream.format() == ChannelFormat.INT24 ? ChannelFormat.INT32 : stream.format(),
                        sourceId,
                        stream.nominalRateHz())
                .withDesc(NO_DESC.with(LslMontage.describe(stream.montage())));
    }

    /** The same stream with another description, whose root is called {@code desc}. */
    public LslInfo withDesc(XmlElement description) {
        return new LslInfo(name, type, channelCount, format, sourceId, nominalRateHz, instance, description);
    }

    /** The same stream as another outlet serves it. */
    public LslInfo servedBy(LslInstance server) {
        return new LslInfo(name, type, channelCount, format, sourceId, nominalRateHz, server, desc);
    }

    /** The whole information as XML in the protocol's spelling, with the addresses that are known of its outlet. */
    public String toXml() {
        return LslInfoXml.addressedForm(this);
    }

    /**
     * Reads what {@link #toXml()} or another library wrote.
     *
     * @param where whence it comes, for the message
     * @throws org.hillock.acquisition.AcquisitionException when it lacks what the protocol demands
     */
    public static LslInfo ofXml(String xml, String where) {
        return LslInfoXml.parse(xml, where);
    }

    /** The unique id of the outlet. */
    public String uid() {
        return instance.uid();
    }

    /** The stream in this process' words, under the id that its events are to carry. */
    public StreamInfo toStream(String id) {
        return LslMontage.stream(this, id);
    }

    /** The whole information as XML, in the order and spelling of liblsl; a recording's StreamHeader holds it. */
    public String xml() {
        return LslInfoXml.fullForm(this);
    }

    static String freshUid() {
        return UUID.randomUUID().toString();
    }
}
