package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.runtime.inspect.ChannelQuality;
import org.hillock.runtime.inspect.Inspection;
import org.hillock.runtime.inspect.StreamFacts;

/** Prints an inspection, for people and for machines. */
final class InspectionReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHANNELS_SHOWN = 8;
    private static final int LABELS_SHOWN = 20;
    private static final int LABEL_LETTERS = 40;

    private InspectionReport() {}

    static void print(Inspection inspection, PrintWriter out) {
        out.println(inspection.facts().file());
        line(
                out,
                "  format    %s%s",
                inspection.facts().format(),
                inspection.facts().startTime().map(start -> ", begun " + start).orElse(""));
        inspection.facts().properties().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> !entry.getValue().isBlank())
                .limit(CHANNELS_SHOWN)
                .forEach(entry -> line(out, "  %-9s %s", entry.getKey(), entry.getValue()));
        inspection.streams().forEach(stream -> print(stream, out));
        inspection.facts().notes().forEach(note -> line(out, "  note      %s", note));
        if (!inspection.failure().isEmpty()) {
            line(out, "  FAILED    %s", inspection.failure());
        }
    }

    private static void print(StreamFacts facts, PrintWriter out) {
        StreamInfo stream = facts.stream();
        if (stream.carriesMarkers()) {
            line(out, "  stream    '%s' (%s), markers", stream.name(), stream.type());
        } else {
            line(
                    out,
                    "  stream    '%s' (%s), %d channels %s, %s",
                    stream.name(),
                    stream.type(),
                    stream.channelCount(),
                    labels(stream),
                    stream.format().word());
            line(
                    out,
                    "            %d frames, %.3f s from %.3f s, %s Hz nominal, %.4f Hz measured, %s",
                    facts.frames(),
                    facts.durationSeconds(),
                    facts.firstNanos() / 1e9,
                    plain(stream.nominalRateHz()),
                    facts.measuredRateHz(),
                    gaps(facts));
            quality(facts.channels(), out);
        }
        if (!facts.markers().isEmpty()) {
            long all =
                    facts.markers().values().stream().mapToLong(Long::longValue).sum() + facts.furtherMarkers();
            line(out, "            %d markers: %s", all, markers(facts));
        }
    }

    private static String labels(StreamInfo stream) {
        List<String> labels = stream.montage().labels();
        String shown = labels.stream().limit(CHANNELS_SHOWN).collect(Collectors.joining(" "));
        return labels.size() > CHANNELS_SHOWN ? "(" + shown + " ...)" : "(" + shown + ")";
    }

    private static String gaps(StreamFacts facts) {
        String gaps =
                facts.gaps() == 0 ? "no gaps" : facts.gaps() + " gaps (" + facts.missingFrames() + " frames missing)";
        return facts.clockResets() == 0 ? gaps : gaps + ", " + facts.clockResets() + " clock resets";
    }

    private static void quality(List<ChannelQuality> channels, PrintWriter out) {
        OptionalDouble least = channels.stream()
                .flatMapToDouble(channel -> channel.minimum().stream())
                .min();
        OptionalDouble greatest = channels.stream()
                .flatMapToDouble(channel -> channel.maximum().stream())
                .max();
        String range = least.isPresent() && greatest.isPresent()
                ? plain(least.getAsDouble()) + " to " + plain(greatest.getAsDouble())
                : "nothing";
        String bad = channels.stream()
                .filter(channel -> channel.verdict() != ChannelQuality.Verdict.GOOD)
                .map(channel -> channel.label() + " " + channel.verdict().name().toLowerCase(Locale.ROOT))
                .limit(LABELS_SHOWN)
                .collect(Collectors.joining(", "));
        line(out, "            amplitudes %s; %s", range, bad.isEmpty() ? "every channel looks good" : "bad: " + bad);
    }

    private static String markers(StreamFacts facts) {
        String shown = facts.markers().entrySet().stream()
                .limit(LABELS_SHOWN)
                .map(entry -> shortened(entry.getKey()) + " x " + entry.getValue())
                .collect(Collectors.joining(", "));
        int further = facts.markers().size() - LABELS_SHOWN;
        return further > 0 ? shown + ", and " + further + " further labels" : shown;
    }

    private static String shortened(String label) {
        String line = label.replaceAll("\\s+", " ");
        return line.length() > LABEL_LETTERS ? line.substring(0, LABEL_LETTERS - 3) + "..." : line;
    }

    static ObjectNode json(Inspection inspection) {
        ObjectNode json = JSON.createObjectNode();
        json.put("file", inspection.facts().file().toString());
        json.put("format", inspection.facts().format());
        inspection.facts().startTime().ifPresent(start -> json.put("startTime", start.toString()));
        json.set("properties", JSON.valueToTree(inspection.facts().properties()));
        json.set("notes", JSON.valueToTree(inspection.facts().notes()));
        json.putArray("streams");
        inspection.streams().forEach(facts -> json.withArray("streams").add(stream(facts)));
        if (!inspection.failure().isEmpty()) {
            json.put("failure", inspection.failure());
        }
        return json;
    }

    private static ObjectNode stream(StreamFacts facts) {
        ObjectNode json = JSON.createObjectNode();
        StreamInfo stream = facts.stream();
        json.put("id", stream.id()).put("name", stream.name()).put("type", stream.type());
        json.put("format", stream.format().word()).put("nominalRateHz", stream.nominalRateHz());
        json.put("measuredRateHz", facts.measuredRateHz()).put("frames", facts.frames());
        json.put("firstSeconds", facts.firstNanos() / 1e9).put("durationSeconds", facts.durationSeconds());
        json.put("gaps", facts.gaps()).put("missingFrames", facts.missingFrames());
        json.put("clockResets", facts.clockResets());
        json.set("markers", JSON.valueToTree(facts.markers()));
        json.put("furtherMarkers", facts.furtherMarkers());
        json.putArray("channels");
        for (ChannelQuality channel : facts.channels()) {
            ObjectNode row = json.withArray("channels").addObject();
            row.put("label", channel.label()).put("unit", channel.unit());
            channel.minimum().ifPresent(value -> row.put("minimum", value));
            channel.maximum().ifPresent(value -> row.put("maximum", value));
            row.put("notANumber", channel.notANumber());
            row.put("quality", channel.verdict().name().toLowerCase(Locale.ROOT));
        }
        return json;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
