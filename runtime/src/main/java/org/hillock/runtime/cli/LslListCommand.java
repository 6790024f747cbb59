package org.hillock.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.lsl.Roster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hillock lsl list}. */
@Command(
        name = "list",
        description = {
            "List the streams of the network.",
            "With --watch: say who comes and who goes, until Ctrl-C or the end of --seconds; a line of JSON each with --json."
        })
final class LslListCommand extends HillockCommand {
    private static final Duration USUAL_SEARCH = Duration.ofSeconds(2);
    private static final Duration WATCH_STEP = Duration.ofSeconds(1);
    private static final String[] HEAD = {
        "name", "type", "channels", "rate", "format", "host", "source id", "uid", "address:data/service"
    };

    @Mixin
    private LslOptions lsl = new LslOptions();

    @Option(names = "--watch", description = "Keep looking and tell changes.")
    private boolean watch;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--query",
            paramLabel = "PREDICATE",
            converter = LslOptions.QueryConverter.class,
            description = "Only streams that it means, for instance \"type='EEG' and channel_count>=8\".")
    private LslQuery query = LslQuery.ALL;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            converter = LslOptions.SecondsConverter.class,
            description = "How long to look (default: 2; with --watch: until Ctrl-C).")
    private Optional<Duration> length = Optional.empty();

    @Option(
            names = "--forget",
            paramLabel = "S",
            defaultValue = "5",
            converter = LslOptions.SecondsConverter.class,
            description = "With --watch: a stream that was unseen for so long has vanished. Default: 5.")
    private Duration forget = Duration.ofSeconds(5);

    private volatile boolean stopped;

    @Override
    public Integer call() {
        LslLibrary library = lsl.library();
        if (watch) {
            try (StopHook hook = StopHook.of(() -> stopped = true)) {
                watch(library);
            }
            return ExitCode.DONE;
        }
        List<LslInfo> found = new ArrayList<>(library.resolve(asked(), 0, length.orElse(USUAL_SEARCH)));
        found.sort(Comparator.comparing(LslInfo::name).thenComparing(LslInfo::uid));
        if (json) {
            ArrayNode all = LslJson.JSON.createArrayNode();
            found.forEach(info -> all.add(LslJson.of(info)));
            printJson(all);
        } else if (found.isEmpty()) {
            out().println("No stream answered in session '" + library.settings().sessionId() + "'"
                    + (query.text().isEmpty() ? "" : " to " + query) + "; 'hillock lsl doctor' tells why that may be.");
        } else {
            table(found);
        }
        return ExitCode.DONE;
    }

    /** Every stream has a name; not every library takes an empty predicate. */
    private LslQuery asked() {
        return query.text().isEmpty() ? LslQuery.parse("name!=''") : query;
    }

    private void watch(LslLibrary library) {
        Roster roster = new Roster(forget);
        long begun = library.clock().nanoTime();
        long end = length.map(l -> begun + l.toNanos()).orElse(Long.MAX_VALUE);
        for (long now = begun; now < end && !stopped; now = library.clock().nanoTime()) {
            Duration step = Duration.ofNanos(Math.min(WATCH_STEP.toNanos(), end - now));
            List<LslInfo> found = library.resolve(asked(), 0, step);
            long seen = library.clock().nanoTime();
            for (Roster.Change change : roster.update(found, seen)) {
                tell(change, (seen - begun) / 1e9, roster.present().size());
            }
        }
    }

    private void tell(Roster.Change change, double seconds, int present) {
        boolean appeared = change instanceof Roster.Change.Appeared;
        LslInfo info = change.info();
        if (json) {
            ObjectNode tree = LslJson.JSON.createObjectNode();
            tree.put("change", appeared ? "appeared" : "vanished").put("seconds", seconds);
            tree.set("stream", LslJson.of(info));
            out().println(line(tree));
        } else {
            out().println(String.format(
                    Locale.ROOT,
                    "%8.1f s  %s %s (%s, %d x %s, %s) on %s, source id '%s', uid %s; %d there",
                    seconds,
                    appeared ? "+" : "-",
                    info.name(),
                    info.type(),
                    info.channelCount(),
                    info.format().word(),
                    LslJson.rate(info),
                    info.instance().hostname(),
                    info.sourceId(),
                    info.uid(),
                    present));
        }
        out().flush();
    }

    private static String line(ObjectNode tree) {
        try {
            return LslJson.JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw HillockException.workFailed("A change could not be written as JSON (" + e.getMessage() + ").", e);
        }
    }

    private void table(List<LslInfo> found) {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEAD);
        for (LslInfo info : found) {
            rows.add(new String[] {
                info.name(),
                info.type(),
                Integer.toString(info.channelCount()),
                LslJson.rate(info),
                info.format().word(),
                info.instance().hostname(),
                info.sourceId(),
                info.uid(),
                LslJson.addresses(info)
            });
        }
        int[] widths = new int[HEAD.length];
        for (String[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < row.length; column++) {
                text.append(row[column]).append(" ".repeat(widths[column] - row[column].length() + 2));
            }
            out().println(text.toString().stripTrailing());
        }
    }
}
