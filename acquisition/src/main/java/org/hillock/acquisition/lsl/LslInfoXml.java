package org.hillock.acquisition.lsl;

import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslInstance.Endpoint;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.xml.XmlElement;

/** The XML of a stream information, both ways, in the order and spelling of liblsl. */
final class LslInfoXml {
    private LslInfoXml() {}

    /** The form that answers queries: everything but the description. */
    static String shortForm(LslInfo info) {
        return write(info, LslInfo.NO_DESC);
    }

    /** The whole information. */
    static String fullForm(LslInfo info) {
        return write(info, info.desc());
    }

    /** The document that queries are asked of. */
    static XmlElement element(LslInfo info) {
        List<XmlElement> fields = new ArrayList<>();
        for (String[] field : fields(info)) {
            fields.add(XmlElement.of(field[0], field[1]));
        }
        fields.add(info.desc());
        return new XmlElement("info", "", fields);
    }

    /** The whole information with the addresses that a resolver has found out. */
    static String addressedForm(LslInfo info) {
        String plain = fullForm(info);
        return plain.replace(
                        "<v4address></v4address>",
                        addressed("v4address", info.instance().v4()))
                .replace(
                        "<v6address></v6address>",
                        addressed("v6address", info.instance().v6()));
    }

    private static String addressed(String field, Endpoint endpoint) {
        return "<" + field + ">" + endpoint.address().replaceAll("[^0-9A-Za-z:.%_-]", "") + "</" + field + ">";
    }

    private static String write(LslInfo info, XmlElement desc) {
        StringBuilder out = new StringBuilder(1024);
        out.append("<?xml version=\"1.0\"?>\n<info>\n");
        for (String[] field : fields(info)) {
            LslXml.appendField(out, field[0], field[1]);
        }
        LslXml.append(out, new XmlElement("desc", desc.text(), desc.children()), 1);
        return out.append("</info>\n").toString();
    }

    private static String[][] fields(LslInfo info) {
        LslInstance instance = info.instance();
        return new String[][] {
            {"name", info.name()},
            {"type", info.type()},
            {"channel_count", Integer.toString(info.channelCount())},
            {"channel_format", info.format().word()},
            {"source_id", info.sourceId()},
            {"nominal_srate", Digits.padded(info.nominalRateHz())},
            {"version", Digits.padded(instance.version() / 100.0)},
            {"created_at", Digits.padded(instance.createdAtSeconds())},
            {"uid", instance.uid()},
            {"session_id", instance.sessionId()},
            {"hostname", instance.hostname()},
            {"v4address", ""},
            {"v4data_port", Integer.toString(instance.v4().dataPort())},
            {"v4service_port", Integer.toString(instance.v4().servicePort())},
            {"v6address", ""},
            {"v6data_port", Integer.toString(instance.v6().dataPort())},
            {"v6service_port", Integer.toString(instance.v6().servicePort())},
        };
    }

    /**
     * Reads a short or full form, its elements in any order.
     *
     * @param where who sent it, for the message
     * @throws AcquisitionException when it is no XML or lacks what the protocol demands
     */
    static LslInfo parse(String xml, String where) {
        XmlElement root = LslXml.parse(xml)
                .filter(element -> element.name().equals("info"))
                .orElseThrow(() -> AcquisitionException.badInput(
                        where,
                        "a stream information that is no XML of an <info> within the limits",
                        "<info> with name, uid, channel_count and the rest",
                        "check what answers at this address"));
        String word = root.childText("channel_format");
        ChannelFormat format = ChannelFormat.parse(word)
                .filter(f -> f != ChannelFormat.INT24)
                .orElseThrow(() -> bad(where, "channel_format", word, "a format such as float32 or string"));
        double rate = number(where, root, "nominal_srate");
        if (!(rate >= 0) || (rate > 0 && Double.isInfinite(1 / rate))) {
            throw bad(where, "nominal_srate", root.childText("nominal_srate"), "0 or a positive number of Hz");
        }
        return new LslInfo(
                required(where, root, "name"),
                root.childText("type"),
                whole(where, root, "channel_count", Limits.CHANNELS),
                format,
                root.childText("source_id"),
                rate,
                instance(where, root),
                root.child("desc").equals(XmlElement.NONE) ? LslInfo.NO_DESC : root.child("desc"));
    }

    private static LslInstance instance(String where, XmlElement root) {
        // 1.1 * 100 is 110.00000000000001 in doubles, and 1.13 * 100 would be 112.99999999999999.
        double version = Math.floor(number(where, root, "version") * 100 + 1e-6);
        if (!(version >= 0 && version < 10_000)) {
            throw bad(where, "version", root.childText("version"), "a protocol version such as 1.1");
        }
        return new LslInstance(
                required(where, root, "uid"),
                number(where, root, "created_at"),
                (int) version,
                root.childText("session_id"),
                root.childText("hostname"),
                endpoint(where, root, "v4"),
                endpoint(where, root, "v6"));
    }

    private static Endpoint endpoint(String where, XmlElement root, String family) {
        return new Endpoint(
                root.childText(family + "address"),
                whole(where, root, family + "data_port", 65_535),
                whole(where, root, family + "service_port", 65_535));
    }

    private static String required(String where, XmlElement root, String field) {
        String text = root.childText(field);
        if (text.isEmpty()) {
            throw bad(where, field, text, "a text");
        }
        return text;
    }

    private static double number(String where, XmlElement root, String field) {
        double number = Digits.parse(root.childText(field));
        if (!Double.isFinite(number)) {
            throw bad(where, field, root.childText(field), "a number");
        }
        return number;
    }

    private static int whole(String where, XmlElement root, String field, int most) {
        int number = Digits.whole(root.childText(field), 0, most);
        if (number < 0) {
            throw bad(where, field, root.childText(field), "a whole number of 0 to " + most);
        }
        return number;
    }

    private static AcquisitionException bad(String where, String field, String read, String expected) {
        return AcquisitionException.badInput(
                where, "'" + shown(read) + "' as " + field, expected, "check the program that publishes the stream");
    }

    /** A text from the network, short enough for a message. */
    static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
