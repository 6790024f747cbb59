package org.hillock.acquisition.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.file.xdf.XdfStreamWriter;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Position;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.SignalQuality.ChannelSignal;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/** The lines of JSON of a session log, both ways. */
final class SessionLines {
    static final String KIND = "event";
    static final String PART = "part";
    static final String CHUNK = "chunk";
    static final String MARKER = "marker";
    private static final String QUALITY = "quality";
    private static final String IMPEDANCE = "impedance";
    private static final double NANOS = 1e9;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SessionLines() {}

    /** The line before a source's events: its streams with all that is known of them. */
    static String part(int index, String source, List<StreamInfo> streams, int[] ids) {
        ObjectNode line =
                JSON.createObjectNode().put(KIND, PART).put("index", index).put("source", source);
        ArrayNode all = line.putArray("streams");
        for (int s = 0; s < ids.length; s++) {
            all.add(stream(streams.get(s)).put("xdfStream", ids[s]));
        }
        return line.toString();
    }

    private static ObjectNode stream(StreamInfo stream) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", stream.id())
                .put("name", stream.name())
                .put("type", stream.type())
                .put("nominalRateHz", stream.nominalRateHz())
                .put("format", stream.format().word());
        ArrayNode channels = json.putArray("channels");
        for (Channel channel : stream.montage().channels()) {
            ObjectNode one = channels.addObject()
                    .put("label", channel.label())
                    .put("type", channel.type().name())
                    .put("unit", channel.unit());
            channel.position()
                    .ifPresent(at ->
                            one.putArray("position").add(at.x()).add(at.y()).add(at.z()));
        }
        ObjectNode properties = json.putObject("properties");
        stream.properties().forEach(properties::put);
        return json;
    }

    /** A stream as its line describes it. */
    static StreamInfo stream(JsonNode json) {
        List<Channel> channels = new ArrayList<>();
        for (JsonNode one : json.path("channels")) {
            JsonNode at = one.path("position");
            Optional<Position> position = at.size() == 3
                    ? Optional.of(new Position(
                            at.get(0).doubleValue(),
                            at.get(1).doubleValue(),
                            at.get(2).doubleValue()))
                    : Optional.empty();
            channels.add(new Channel(
                    one.path("label").asText(),
                    ChannelType.valueOf(one.path("type").asText()),
                    one.path("unit").asText(),
                    position));
        }
        Map<String, String> properties = new HashMap<>();
        json.path("properties")
                .properties()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().asText()));
        return new StreamInfo(
                json.path("id").asText(),
                json.path("name").asText(),
                json.path("type").asText(),
                new Montage(channels),
                json.path("nominalRateHz").doubleValue(),
                ChannelFormat.parse(json.path("format").asText()).orElseThrow(),
                properties);
    }

    /** The line before an event. */
    static String event(StreamEvent event) {
        ObjectNode line = JSON.createObjectNode();
        if (event instanceof SampleChunk chunk) {
            line.put(KIND, CHUNK).put("frames", chunk.frameCount());
            if (!keepsNanos(chunk)) {
                ArrayNode nanos = line.putArray("frameNanos");
                for (int f = 0; f < chunk.frameCount(); f++) {
                    nanos.add(chunk.frameNanos()[f]);
                }
            }
        } else if (event instanceof Marker marker) {
            line.put(KIND, MARKER).put("timeNanos", marker.timeNanos()).put("durationNanos", marker.durationNanos());
        } else if (event instanceof Gap gap) {
            line.put(KIND, "gap")
                    .put("fromNanos", gap.fromNanos())
                    .put("toNanos", gap.toNanos())
                    .put("missingFrames", gap.missingFrames())
                    .put("reason", gap.reason());
        } else if (event instanceof ClockReset reset) {
            line.put(KIND, "clockReset").put("beforeNanos", reset.beforeNanos()).put("afterNanos", reset.afterNanos());
        } else if (event instanceof Lost lost) {
            line.put(KIND, "lost").put("reason", lost.reason());
        } else if (event instanceof Recovered recovered) {
            line.put(KIND, "recovered").put("outageNanos", recovered.outageNanos());
        } else if (event instanceof SignalQuality quality) {
            line.put(KIND, QUALITY).put("windowNanos", quality.windowNanos()).putPOJO("channels", quality.channels());
        } else if (event instanceof ElectrodeImpedance impedance) {
            line.put(KIND, IMPEDANCE).put("electrode", impedance.electrode()).put("ohms", impedance.ohms());
        }
        return line.put("stream", event.streamId())
                .put("arrivalNanos", event.arrivalNanos())
                .toString();
    }

    /** Whether the seconds of the file give back every nanosecond; see {@link XdfStreamWriter#seconds}. */
    private static boolean keepsNanos(SampleChunk chunk) {
        long[] nanos = chunk.frameNanos();
        for (int f = 0; f < chunk.frameCount(); f++) {
            if (Math.round(XdfStreamWriter.seconds(nanos[f]) * NANOS) != nanos[f]) {
                return false;
            }
        }
        return true;
    }

    /** An event that is neither a chunk nor a marker; empty for a line of another kind. */
    static Optional<StreamEvent> incident(JsonNode line) {
        String stream = line.path("stream").asText();
        long arrival = line.path("arrivalNanos").longValue();
        return switch (line.path(KIND).asText()) {
            case "gap" ->
                Optional.of(new Gap(
                        stream,
                        line.path("fromNanos").longValue(),
                        line.path("toNanos").longValue(),
                        line.path("missingFrames").longValue(),
                        arrival,
                        line.path("reason").asText()));
            case "clockReset" ->
                Optional.of(new ClockReset(
                        stream,
                        line.path("beforeNanos").longValue(),
                        line.path("afterNanos").longValue(),
                        arrival));
            case "lost" ->
                Optional.of(new Lost(stream, arrival, line.path("reason").asText()));
            case "recovered" ->
                Optional.of(
                        new Recovered(stream, arrival, line.path("outageNanos").longValue()));
            case QUALITY ->
                Optional.of(new SignalQuality(
                        stream, arrival, line.path("windowNanos").longValue(), channelSignals(line.path("channels"))));
            case IMPEDANCE ->
                Optional.of(new ElectrodeImpedance(
                        stream,
                        arrival,
                        line.path("electrode").asText(),
                        line.path("ohms").doubleValue()));
            default -> Optional.empty();
        };
    }

    private static List<ChannelSignal> channelSignals(JsonNode channels) {
        List<ChannelSignal> all = new ArrayList<>();
        for (JsonNode channel : channels) {
            all.add(new ChannelSignal(
                    channel.path("label").asText(),
                    channel.path("deviation").doubleValue(),
                    channel.path("railed").booleanValue(),
                    channel.path("flat").booleanValue(),
                    channel.path("mainsRatio").doubleValue(),
                    channel.path("slope").doubleValue(),
                    channel.path("blinks").booleanValue(),
                    channel.path("muscle").booleanValue()));
        }
        return all;
    }

    /** A line as a tree; empty when it is no JSON. */
    static Optional<JsonNode> parse(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
