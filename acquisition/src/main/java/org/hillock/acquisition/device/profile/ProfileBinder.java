package org.hillock.acquisition.device.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.acquisition.device.profile.CommandStep.Answer;
import org.hillock.acquisition.json.JsonPlace;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Position;
import org.hillock.acquisition.stream.TenTwenty;

/** Makes the records from a tree that obeys the schema, which is why no type or range is looked at again. */
final class ProfileBinder {
    private static final int DEFAULT_GOOD_FRAMES = 2;
    private static final double VOLT = 1e6;
    private static final String CHANNEL = "{channel}";
    private static final String CHANNEL_IN_HEX = HexBytes.ascii(CHANNEL).toString();

    private final JsonPlace top;

    ProfileBinder(JsonPlace top) {
        this.top = top;
    }

    DeviceProfile profile() {
        FrameSpec frame = frame(top.node().path("frame"));
        return new DeviceProfile(
                text(top.node(), "id", ""),
                text(top.node(), "name", ""),
                texts(top.node().path("aliases")),
                text(top.node(), "source", ""),
                transport(top.node().path("transport"), frame),
                top.node().path("sampleRateHz").doubleValue(),
                stream(top.node().path("rates"))
                        .map(rate -> new RateSpec(rate.path("hz").doubleValue(), steps(rate.path("steps"), frame)))
                        .toList(),
                montage(frame),
                commands(frame),
                frame,
                impedance(frame),
                new ReferenceSpec(
                        top.node().path("reference").path("electrode").asText("unknown"),
                        top.node().path("reference").path("rereference").asBoolean(true)),
                stream(top.node().path("notchHz")).map(JsonNode::doubleValue).toList(),
                stream(top.node().path("failures"))
                        .map(f -> new KnownFailure(text(f, "text", ""), text(f, "meaning", ""), text(f, "cure", "")))
                        .toList());
    }

    private static Transport transport(JsonNode node, FrameSpec frame) {
        return new Transport(
                Transport.Kind.valueOf(enumWord(text(node, "kind", "serial"))),
                node.path("baud").intValue(),
                stream(node.path("baudFallbacks")).map(JsonNode::intValue).toList(),
                node.path("dataBits").asInt(8),
                Transport.Parity.valueOf(enumWord(text(node, "parity", "none"))),
                node.path("stopBits").asInt(1),
                millis(node, "openDelayMillis", 0),
                node.path("ftdiLatencyMillis").asInt(0),
                node.path("rfcommChannel").asInt(0),
                stream(node.path("usb")).map(ProfileBinder::usbId).toList(),
                ble(node.path("ble")),
                radio(node.path("radio"), frame));
    }

    private static Optional<BleSpec> ble(JsonNode node) {
        return node.isObject()
                ? Optional.of(new BleSpec(
                        text(node, "nameContains", ""),
                        BleSpec.onTheAir(text(node, "service", "")),
                        BleSpec.onTheAir(text(node, "notify", "")),
                        BleSpec.onTheAir(text(node, "write", ""))))
                : Optional.empty();
    }

    private static Optional<RadioSpec> radio(JsonNode node, FrameSpec frame) {
        return node.isObject()
                ? Optional.of(new RadioSpec(
                        node.path("firstChannel").intValue(),
                        node.path("lastChannel").intValue(),
                        text(node, "up", ""),
                        step(node.path("status"), frame),
                        step(node.path("query"), frame),
                        step(node.path("set"), frame),
                        step(node.path("override"), frame)))
                : Optional.empty();
    }

    private static UsbId usbId(JsonNode node) {
        String product = text(node, "pid", "");
        return new UsbId(
                Integer.parseInt(text(node, "vid", "0"), 16),
                product.isEmpty() ? UsbId.ANY : Integer.parseInt(product, 16));
    }

    private Montage montage(FrameSpec frame) {
        String unit = frame.allFields().stream()
                .filter(FieldSpec::isSignal)
                .map(FieldSpec::unit)
                .findFirst()
                .orElse("count");
        List<Channel> channels = new ArrayList<>();
        stream(top.node().path("channels")).forEach(node -> channels.add(channel(node, unit)));
        int count = top.node().path("channelCount").asInt(channels.size());
        for (int number = channels.size() + 1; number <= count; number++) {
            Channel pattern = channels.get(0);
            String label = pattern.label().replaceAll("\\d+$", "") + number;
            channels.add(new Channel(label, pattern.type(), unit, Optional.empty()));
        }
        return new Montage(channels);
    }

    private static Channel channel(JsonNode node, String unit) {
        String label = node.isTextual() ? node.textValue() : text(node, "label", "");
        JsonNode place = node.path("position");
        Optional<Position> position = place.isArray()
                ? Optional.of(new Position(
                        place.path(0).doubleValue(),
                        place.path(1).doubleValue(),
                        place.path(2).doubleValue()))
                : TenTwenty.position(label);
        return new Channel(label, ChannelType.valueOf(text(node, "type", "EEG")), unit, position);
    }

    private Map<String, List<CommandStep>> commands(FrameSpec frame) {
        Map<String, List<CommandStep>> commands = new LinkedHashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> each =
                        top.node().path("commands").fields();
                each.hasNext(); ) {
            Map.Entry<String, JsonNode> command = each.next();
            commands.put(command.getKey(), steps(command.getValue(), frame));
        }
        return commands;
    }

    private static List<CommandStep> steps(JsonNode list, FrameSpec frame) {
        return stream(list).map(node -> step(node, frame)).toList();
    }

    private static CommandStep step(JsonNode node, FrameSpec frame) {
        return new CommandStep(
                sent(node),
                answer(node, frame),
                millis(node, "timeoutMillis", 2000),
                node.path("retries").asInt(0),
                millis(node, "pauseMillis", 0),
                millis(node, "drainMillis", 0),
                node.path("atBaud").asInt(0));
    }

    private static HexBytes sent(JsonNode node) {
        if (node.has("sendHex")) {
            return HexBytes.parse(text(node, "sendHex", "").replace(CHANNEL, CHANNEL_IN_HEX));
        }
        if (node.has("sendAscii")) {
            return HexBytes.ascii(text(node, "sendAscii", ""));
        }
        String parameters = node.has("parameters") ? node.path("parameters").toString() : "[]";
        return HexBytes.ascii(
                "{\"COMMAND\":\"" + text(node, "sendJson", "") + "\",\"PARAMETERS\":" + parameters + "}\n");
    }

    private static Answer answer(JsonNode node, FrameSpec frame) {
        Answer.Kind kind = Answer.Kind.NONE;
        List<HexBytes> anyOf = List.of();
        List<String> mustContain = oneOrMore(node.path("mustContain"));
        if (node.has("expectHex")) {
            kind = Answer.Kind.EXACTLY;
            anyOf = List.of(HexBytes.parse(text(node, "expectHex", "")));
        } else if (node.has("expectEnd")) {
            kind = Answer.Kind.UNTIL;
            anyOf = List.of(HexBytes.ascii(text(node, "expectEnd", "")));
        } else if (node.has("expectLine")) {
            kind = Answer.Kind.UNTIL;
            anyOf = List.of(HexBytes.ascii("\n"));
            mustContain = oneOrMore(node.path("expectLine"));
        } else if (node.has("expectMessage")) {
            kind = Answer.Kind.EXACTLY;
            anyOf = oneOrMore(node.path("expectMessage")).stream()
                    .map(message -> HexBytes.ascii(frame.messageStart().text()
                            + message
                            + frame.messageEnd().text()))
                    .toList();
        }
        return new Answer(
                kind,
                anyOf,
                mustContain,
                text(node, "failIfStarts", ""),
                node.path("thenReadBytes").asInt(0),
                HexBytes.parse(text(node, "mustEndHex", "")),
                text(node, "example", ""));
    }

    private FrameSpec frame(JsonNode node) {
        List<Integer> lengths = new ArrayList<>();
        if (node.has("length")) {
            lengths.add(node.path("length").intValue());
        }
        stream(node.path("lengths")).forEach(length -> lengths.add(length.intValue()));
        List<HexBytes> footers =
                texts(node.path("footerAnyOf")).stream().map(HexBytes::parse).toList();
        int footerLength = footers.isEmpty() ? 0 : footers.get(0).length();
        List<FieldSpec> fields = fields(node.path("fields"));
        int shortest =
                footerLength + fields.stream().mapToInt(FieldSpec::end).max().orElse(1);
        IntStream.rangeClosed(shortest, node.path("lengthsUpTo").asInt(0))
                .filter(length -> !lengths.contains(length))
                .forEach(lengths::add);
        return new FrameSpec(
                text(node, "codec", FrameSpec.FIXED),
                lengths,
                HexBytes.parse(text(node, "header", "")),
                footers,
                node.path("footerOffset").asInt(-footerLength),
                counter(node.path("counter")),
                checksum(node.path("checksum")),
                node.path("resyncGoodFrames").asInt(DEFAULT_GOOD_FRAMES),
                fields,
                stream(node.path("variants"))
                        .map(v -> new VariantSpec(
                                v.path("offset").intValue(),
                                Integer.parseInt(text(v, "equals", "0"), 16),
                                Optional.of(text(v, "mode", "")).filter(mode -> !mode.isEmpty()),
                                fields(v.path("fields"))))
                        .toList(),
                stream(node.path("packets"))
                        .map(p -> new PacketSpec(
                                Integer.parseInt(text(p, "code", "0"), 16),
                                p.path("stride").asInt(0),
                                fields(p.path("fields"))))
                        .toList(),
                HexBytes.parse(text(node, "messageStart", "")),
                HexBytes.parse(text(node, "messageEnd", "")),
                HexBytes.parse(text(node, "textEnd", "")),
                pairing(top.node().path("pairing")),
                node.path("firmware").asInt(0));
    }

    private static Optional<CounterSpec> counter(JsonNode node) {
        return node.isObject()
                ? Optional.of(new CounterSpec(
                        field(node),
                        node.path("modulus").longValue(),
                        node.path("step").asLong(1)))
                : Optional.empty();
    }

    private static ChecksumSpec checksum(JsonNode node) {
        String word = text(node, "kind", "none");
        ChecksumSpec.Kind kind = Stream.of(ChecksumSpec.Kind.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(ChecksumSpec.Kind.NONE);
        return new ChecksumSpec(
                kind,
                node.path("offset").asInt(-kind.bytes()),
                node.path("from").asInt(0));
    }

    private static Optional<PairingSpec> pairing(JsonNode node) {
        return node.isObject()
                ? Optional.of(new PairingSpec(
                        node.path("evenFirstChannel").intValue(),
                        node.path("oddFirstChannel").intValue(),
                        node.path("discardFirstPair").booleanValue()))
                : Optional.empty();
    }

    private static List<FieldSpec> fields(JsonNode list) {
        return stream(list).map(ProfileBinder::field).toList();
    }

    private static FieldSpec field(JsonNode node) {
        FieldType type = FieldType.parse(text(node, "type", "codec")).orElse(FieldType.CODEC);
        List<Integer> positions =
                stream(node.path("from")).map(JsonNode::intValue).toList();
        JsonNode converter = node.path("scaleMicrovolts");
        double scale = converter.isObject()
                ? converter.path("vrefVolts").doubleValue()
                        * VOLT
                        / converter.path("gain").doubleValue()
                        / converter.path("fullScaleCounts").doubleValue()
                : node.path("scale").asDouble(1);
        return new FieldSpec(
                text(node, "name", "counter"),
                node.path("offset").asInt(0),
                type,
                type == FieldType.UBITS ? positions.size() : node.path("count").asInt(1),
                stream(node.path("order")).map(JsonNode::intValue).toList(),
                positions,
                node.path("bits").asInt(0),
                node.path("mask").asLong(0),
                node.path("subtract").asDouble(0),
                scale,
                text(node, "unit", converter.isObject() ? Channel.MICROVOLTS : "count"),
                node.path("calibrated").asBoolean(true),
                node.has("firstChannel")
                        ? OptionalInt.of(node.path("firstChannel").intValue())
                        : OptionalInt.empty(),
                node.path("zeroMeansStale").booleanValue(),
                node.path("momentary").booleanValue(),
                texts(node.path("labels")));
    }

    /** The gain that the samples' scale is made for, over the one meanwhile. */
    private double rescale(JsonNode impedance) {
        double usual = top.node()
                .path("frame")
                .path("fields")
                .path(0)
                .path("scaleMicrovolts")
                .path("gain")
                .asDouble(1);
        return impedance.has("gain") ? usual / impedance.path("gain").doubleValue() : 1;
    }

    private Optional<ImpedanceSpec> impedance(FrameSpec frame) {
        JsonNode node = top.node().path("impedance");
        return node.isObject()
                ? Optional.of(impedance(node, steps(node.path("on"), frame), steps(node.path("off"), frame)))
                : Optional.empty();
    }

    private ImpedanceSpec impedance(JsonNode node, List<CommandStep> on, List<CommandStep> off) {
        double windowSeconds = node.path("windowSeconds").asDouble(1);
        double factor = node.path("factor").asDouble(1);
        return switch (text(node, "method", "")) {
            case "quarter-rate-carrier" ->
                new ImpedanceSpec.QuarterRate(node.path("driveAmps").doubleValue(), factor, windowSeconds, on, off);
            case "calibrated-carrier" -> new ImpedanceSpec.Calibrated(factor, windowSeconds, on, off);
            case "told" -> new ImpedanceSpec.Told(factor, windowSeconds, on, off);
            default ->
                new ImpedanceSpec.LeadOffSine(
                        node.path("driveAmps").doubleValue(),
                        node.path("frequencyHz").doubleValue(),
                        node.path("seriesOhms").asDouble(0),
                        windowSeconds,
                        rescale(node),
                        texts(node.path("channelCodes")),
                        on,
                        off);
        };
    }

    private static String enumWord(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Duration millis(JsonNode node, String name, int absent) {
        return Duration.ofMillis(node.path(name).asInt(absent));
    }

    private static String text(JsonNode node, String name, String absent) {
        return node.path(name).asText(absent);
    }

    private static List<String> oneOrMore(JsonNode node) {
        return node.isTextual() ? List.of(node.textValue()) : texts(node);
    }

    private static List<String> texts(JsonNode list) {
        return stream(list).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        List<JsonNode> nodes = new ArrayList<>();
        list.forEach(nodes::add);
        return nodes.stream();
    }
}
