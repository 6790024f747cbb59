package org.hillock.runtime.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.file.xdf.XdfWriter;
import org.hillock.acquisition.file.xdf.XdfWriterSettings;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.record.Recorder;
import org.hillock.acquisition.record.Recorder.SourceTime;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.replay.Replay;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.synthetic.SyntheticHeadset;
import org.hillock.acquisition.synthetic.SyntheticSettings;
import org.hillock.runtime.HillockException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hillock record}. */
@Command(
        name = "record",
        description = {
            "Record Lab Streaming Layer streams and other sources into one XDF file, with the offsets of their clocks.",
            "Streams that appear later join; one that goes away is waited for. What was flushed survives a crash."
        })
final class RecordCommand extends HillockCommand {
    private static final long REPORT_MILLIS = 1000;

    @Mixin
    private LslOptions lsl = new LslOptions();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file, by custom FILE.xdf.")
    private Path out = Path.of("");

    @Option(
            names = "--lsl",
            paramLabel = "PREDICATE",
            description = "Streams to record, as \"type='EEG'\"; may be repeated. Without any source: all streams.")
    private List<String> predicates = new ArrayList<>();

    @Option(names = "--file", paramLabel = "FILE", description = "Play a recording as it was made; may be repeated.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--synthetic", description = "Wear the synthetic headset.")
    private boolean synthetic;

    @Option(names = "--seconds", paramLabel = "S", description = "Stop after so long (default: at Ctrl-C or the end).")
    private Optional<Double> seconds = Optional.empty();

    @Option(
            names = "--flush",
            paramLabel = "S",
            defaultValue = "1",
            description = "Flush at least so often; a crash loses no more (default: 1 s).")
    private double flushSeconds = 1;

    @Option(names = "--sync", description = "Wait for the disk at each flush, so that it survives a power failure.")
    private boolean sync;

    @Option(names = "--force", description = "Replace the file if there is one.")
    private boolean force;

    @Option(names = "--json", description = "Print what was recorded as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (!(flushSeconds >= 0.001) || seconds.filter(s -> !(s > 0)).isPresent()) {
            err().println("hillock: --seconds is above 0, and --flush at least 0.001.");
            return ExitCode.BAD_USE;
        }
        SessionClock clock = SessionClock.monotonic();
        List<LslQuery> queries = predicates.stream().map(LslQuery::parse).toList();
        List<SignalSource> sources = sources(clock);
        Recorder recorder = new Recorder(writer(clock), clock);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = new Thread(() -> stopAndWait(stop, closed), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        RecordingReport report = new RecordingReport(out, clock.nanoTime());
        try {
            begin(recorder, queries, sources, clock);
            watch(recorder, report, clock, stop);
            recorder.close();
        } finally {
            finish(recorder, report, clock);
            closed.countDown();
            ShutdownHooks.remove(hook);
        }
        return ExitCode.DONE;
    }

    private List<SignalSource> sources(SessionClock clock) {
        List<SignalSource> sources = new ArrayList<>();
        for (Path file : files) {
            sources.add(new Replay(Recordings.open(file), Pace.realTime(), clock, Parker.ofThread()));
        }
        if (synthetic) {
            SyntheticSettings endless = SyntheticSettings.defaults().withTrials(1_000_000);
            sources.add(new Replay(new SyntheticHeadset(endless), Pace.realTime(), clock, Parker.ofThread()));
        }
        return sources;
    }

    private XdfWriter writer(SessionClock clock) {
        XdfWriterSettings settings = XdfWriterSettings.defaults()
                .withFlushInterval(Duration.ofNanos(Math.round(flushSeconds * 1e9)))
                .with(sync ? XdfWriterSettings.Durability.POWER : XdfWriterSettings.Durability.PROCESS);
        if (!force && Files.exists(out)) {
            throw HillockException.badInput(
                    out.toString(), "a file that is there already", "a new one", "name another, or say --force");
        }
        return XdfWriter.create(
                out,
                force ? XdfWriter.Existing.REPLACE : XdfWriter.Existing.KEEP,
                OffsetDateTime.now(ZoneId.systemDefault()),
                settings,
                clock);
    }

    private void begin(Recorder recorder, List<LslQuery> queries, List<SignalSource> sources, SessionClock clock) {
        boolean everything = queries.isEmpty() && sources.isEmpty();
        if (everything || !queries.isEmpty()) {
            LslLibrary library = lsl.library(clock);
            (everything ? List.of(LslQuery.ALL) : queries).forEach(query -> recorder.record(query, library));
        }
        sources.forEach(source -> recorder.record(source, SourceTime.OWN));
    }

    private void watch(Recorder recorder, RecordingReport report, SessionClock clock, CountDownLatch stop) {
        long end = seconds.map(s -> clock.nanoTime() + Math.round(s * 1e9)).orElse(Long.MAX_VALUE);
        try {
            while (!recorder.isOver() && clock.nanoTime() < end) {
                long wait = Math.min(REPORT_MILLIS, 1 + (end - clock.nanoTime()) / 1_000_000);
                if (stop.await(wait, TimeUnit.MILLISECONDS)) {
                    return;
                }
                report.look(recorder, clock.nanoTime());
                if (onTerminal() && !json) {
                    err().print("\r" + report.line(terminalColumns() - 1));
                    err().flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish(Recorder recorder, RecordingReport report, SessionClock clock) {
        if (onTerminal() && !json) {
            err().println();
        }
        report.look(recorder, clock.nanoTime());
        if (json) {
            printJson(report.json());
        } else {
            report.print(out());
        }
    }

    private static void stopAndWait(CountDownLatch stop, CountDownLatch closed) {
        stop.countDown();
        try {
            closed.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
