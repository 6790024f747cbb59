package org.hillock.acquisition.lsl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Position;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.acquisition.stream.TenTwenty;
import org.hillock.acquisition.xml.XmlElement;

/** The channels of a stream by {@code desc/channels}, in the words of the XDF meta-data pages, both ways. */
final class LslMontage {
    private static final double HEAD_MILLIMETRES = 100;

    private LslMontage() {}

    static StreamInfo stream(LslInfo info, String id) {
        if (info.channelCount() == 0) {
            throw AcquisitionException.badInput(
                    "LSL stream " + info.name(),
                    "0 channels",
                    "at least one",
                    "check the program that publishes the stream");
        }
        Map<String, String> properties = new HashMap<>();
        properties.put("source_id", info.sourceId());
        properties.put("hostname", info.instance().hostname());
        properties.put("session_id", info.instance().sessionId());
        String manufacturer = info.desc().childText("manufacturer");
        if (!manufacturer.isEmpty()) {
            properties.put("manufacturer", manufacturer);
        }
        return new StreamInfo(
                id, info.name(), info.type(), montage(info), info.nominalRateHz(), info.format(), properties);
    }

    /** The montage; channels without an entry are called by their number, counted from 1. */
    static Montage montage(LslInfo info) {
        List<XmlElement> entries = info.desc().child("channels").children("channel");
        List<Channel> channels = new ArrayList<>(info.channelCount());
        for (int c = 0; c < info.channelCount(); c++) {
            channels.add(channel(info, c < entries.size() ? entries.get(c) : XmlElement.NONE, c + 1));
        }
        return new Montage(channels);
    }

    private static Channel channel(LslInfo info, XmlElement entry, int number) {
        String label = entry.childText("label").isEmpty() ? "ch" + number : entry.childText("label");
        String type = entry.childText("type").isEmpty() ? info.type() : entry.childText("type");
        Optional<Position> position = location(entry.child("location")).or(() -> TenTwenty.position(label));
        return new Channel(label, ChannelType.parse(type), unit(entry.childText("unit")), position);
    }

    /** The many ways to write microvolts become one; other units stay as they are. */
    private static String unit(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "microvolts", "microvolt", "uv", "\u00b5v", "\u03bcv" -> Channel.MICROVOLTS;
            default -> word;
        };
    }

    private static Optional<Position> location(XmlElement location) {
        double x = Digits.parse(location.childText("X"));
        double y = Digits.parse(location.childText("Y"));
        double z = Digits.parse(location.childText("Z"));
        double length = Math.sqrt(x * x + y * y + z * z);
        if (!(length > 0) || Double.isInfinite(length)) {
            return Optional.empty();
        }
        return Optional.of(new Position(x / length, y / length, z / length));
    }

    /** The {@code channels} element of a montage; places are millimetres on a sphere of 100 mm. */
    static XmlElement describe(Montage montage) {
        return new XmlElement(
                "channels",
                "",
                montage.channels().stream().map(LslMontage::describe).toList());
    }

    private static XmlElement describe(Channel channel) {
        XmlElement element = XmlElement.of(
                "channel",
                XmlElement.of("label", channel.label()),
                XmlElement.of("unit", channel.unit().equals(Channel.MICROVOLTS) ? "microvolts" : channel.unit()),
                XmlElement.of("type", channel.type().name()));
        return channel.position()
                .map(place -> element.with(XmlElement.of(
                        "location",
                        XmlElement.of("X", Digits.shortest(place.x() * HEAD_MILLIMETRES)),
                        XmlElement.of("Y", Digits.shortest(place.y() * HEAD_MILLIMETRES)),
                        XmlElement.of("Z", Digits.shortest(place.z() * HEAD_MILLIMETRES)))))
                .orElse(element);
    }
}
