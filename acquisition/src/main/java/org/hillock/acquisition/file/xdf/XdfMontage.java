package org.hillock.acquisition.file.xdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Position;
import org.hillock.acquisition.stream.TenTwenty;
import org.hillock.acquisition.xml.XmlElement;

/**
 * The channels of a stream by the {@code desc/channels} of its header, in the words that the XDF meta-data pages suggest:
 * label, type, unit, location.
 */
final class XdfMontage {
    private XdfMontage() {}

    /** The montage; channels without an entry are called by their number, counted from 1. */
    static Montage of(StreamHeader header) {
        List<XmlElement> entries = header.xml().child("desc").child("channels").children("channel");
        List<Channel> channels = new ArrayList<>(header.channelCount());
        for (int c = 0; c < header.channelCount(); c++) {
            XmlElement entry = c < entries.size() ? entries.get(c) : XmlElement.NONE;
            channels.add(channel(header, entry, c + 1));
        }
        return new Montage(channels);
    }

    /** How many channels the header describes; 0 when it describes none. */
    static int described(StreamHeader header) {
        return header.xml().child("desc").child("channels").children("channel").size();
    }

    private static Channel channel(StreamHeader header, XmlElement entry, int number) {
        String label = entry.text("label").orElseGet(() -> "ch" + number);
        ChannelType type = ChannelType.parse(entry.text("type").orElse(header.type()));
        Optional<Position> position = location(entry.child("location")).or(() -> TenTwenty.position(label));
        return new Channel(label, type, unit(entry.text("unit").orElse("")), position);
    }

    /** The many ways to write microvolts become one; other units stay as they are. */
    private static String unit(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "microvolts", "microvolt", "uv", "\u00b5v", "\u03bcv" -> Channel.MICROVOLTS;
            default -> word;
        };
    }

    /** X to the right, Y to the front, Z up, mostly in millimetres: the direction on the unit sphere. */
    private static Optional<Position> location(XmlElement location) {
        double x = StreamHeader.number(location.text("X").orElse(""));
        double y = StreamHeader.number(location.text("Y").orElse(""));
        double z = StreamHeader.number(location.text("Z").orElse(""));
        double length = Math.sqrt(x * x + y * y + z * z);
        if (!(length > 0) || Double.isInfinite(length)) {
            return Optional.empty();
        }
        return Optional.of(new Position(x / length, y / length, z / length));
    }
}
