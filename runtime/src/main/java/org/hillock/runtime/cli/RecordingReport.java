package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hillock.acquisition.record.Recorder;
import org.hillock.acquisition.record.StreamProgress;

/** What a recording has come to: a line while it runs, a table or JSON at its end. */
final class RecordingReport {
    private final Path file;
    private final long startNanos;
    private final Map<Integer, Long> samplesBefore = new HashMap<>();
    private final List<Double> rates = new ArrayList<>();
    private List<StreamProgress> streams = List.of();
    private long bytes;
    private long lookedNanos;

    RecordingReport(Path file, long startNanos) {
        this.file = file;
        this.startNanos = startNanos;
        this.lookedNanos = startNanos;
    }

    /** Takes a look; rates are those since the last one. */
    void look(Recorder recorder, long nowNanos) {
        List<StreamProgress> now = recorder.progress();
        double passed = (nowNanos - lookedNanos) / 1e9;
        rates.clear();
        for (int s = 0; s < now.size(); s++) {
            long samples = now.get(s).samples();
            long before = samplesBefore.getOrDefault(s, 0L);
            rates.add(passed > 0 ? (samples - before) / passed : 0);
            samplesBefore.put(s, samples);
        }
        streams = now;
        bytes = recorder.writtenBytes();
        lookedNanos = nowNanos;
    }

    private double seconds() {
        return (lookedNanos - startNanos) / 1e9;
    }

    /** One line for a terminal, cut to its width. */
    String line(int columns) {
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "%.0f s  %.1f MB  %d streams", seconds(), bytes / 1e6, streams.size()));
        for (int s = 0; s < streams.size(); s++) {
            StreamProgress stream = streams.get(s);
            line.append(String.format(Locale.ROOT, "  %s %d", stream.name(), stream.samples()));
            if (stream.state() == StreamProgress.State.RECORDING) {
                line.append(String.format(Locale.ROOT, " (%.0f/s)", rates.get(s)));
            } else {
                line.append(" (").append(word(stream)).append(')');
            }
            if (stream.dropped() > 0) {
                line.append(" dropped ").append(stream.dropped());
            }
        }
        String text = line.length() > columns ? line.substring(0, Math.max(0, columns)) : line.toString();
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    void print(PrintWriter out) {
        out.println(String.format(Locale.ROOT, "%s: %d bytes in %.1f s", file, bytes, seconds()));
        for (StreamProgress stream : streams) {
            out.println(String.format(
                    Locale.ROOT,
                    "  %-24s %10d samples  %8.2f/s  dropped %d  lost %d times  clock measured %d times  %s%s",
                    stream.name(),
                    stream.samples(),
                    meanRate(stream),
                    stream.dropped(),
                    stream.losses(),
                    stream.clockOffsets(),
                    word(stream),
                    stream.problem().isEmpty() ? "" : " (" + stream.problem() + ")"));
        }
        if (streams.isEmpty()) {
            out.println("  no stream appeared");
        }
    }

    ObjectNode json() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("file", file.toString());
        root.put("bytes", bytes);
        root.put("seconds", seconds());
        ArrayNode all = root.putArray("streams");
        for (StreamProgress stream : streams) {
            all.addObject()
                    .put("name", stream.name())
                    .put("state", word(stream))
                    .put("nominalRateHz", stream.nominalRateHz())
                    .put("samples", stream.samples())
                    .put("rateHz", meanRate(stream))
                    .put("dropped", stream.dropped())
                    .put("losses", stream.losses())
                    .put("clockOffsets", stream.clockOffsets())
                    .put("problem", stream.problem());
        }
        return root;
    }

    private double meanRate(StreamProgress stream) {
        return seconds() > 0 ? stream.samples() / seconds() : 0;
    }

    private static String word(StreamProgress stream) {
        return stream.state().name().toLowerCase(Locale.ROOT);
    }
}
