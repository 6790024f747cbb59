package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.hillock.acquisition.lsl.ClockOffset;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.runtime.lsl.PullReport;
import org.hillock.runtime.lsl.PullReport.Ending;
import org.hillock.runtime.lsl.PullReport.Verification;
import org.hillock.runtime.lsl.StreamPull;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock lsl pull PREDICATE}. */
@Command(
        name = "pull",
        description = {
            "Receive samples of one stream and tell what came: stamps, effective rate, clock correction, gaps, age.",
            "Ends with 1 when fewer samples came than were wanted, or --verify found one that is wrong or missing."
        })
final class LslPullCommand extends HillockCommand {
    private static final Duration FOREVER = Duration.ofDays(10_000);
    private static final long USUAL_SAMPLES = 1000;

    @Mixin
    private LslOptions lsl = new LslOptions();

    @Parameters(
            paramLabel = "PREDICATE",
            converter = LslOptions.QueryConverter.class,
            description = "Which stream, for instance \"name='x' and type='EEG'\"; a bare word is a name.")
    private LslQuery query = LslQuery.ALL;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "How many samples (default: 1000, or no limit with --seconds).")
    private Optional<Long> samples = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            converter = LslOptions.SecondsConverter.class,
            description = "Stop after so long.")
    private Optional<Duration> length = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "S",
            defaultValue = "10",
            converter = LslOptions.SecondsConverter.class,
            description = "How long to look for the stream, and to wait for its next sample. Default: 10.")
    private Duration timeout = Duration.ofSeconds(10);

    @Option(names = "--verify", description = "Check every value by the formula of 'hillock lsl publish'.")
    private boolean verify;

    @Option(names = "--show", paramLabel = "K", defaultValue = "3", description = "Samples to print. Default: 3.")
    private int show = 3;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (samples.isPresent() && samples.get() < 1) {
            err().println("hillock: --samples is at least 1, not " + samples.get() + ".");
            return ExitCode.BAD_USE;
        }
        LslLibrary library = lsl.library();
        LslInfo info = LslOptions.one(library, query, timeout);
        long wanted = samples.orElse(length.isPresent() ? Long.MAX_VALUE : USUAL_SAMPLES);
        StreamPull pull = new StreamPull(
                library,
                info,
                new StreamPull.Limits(
                        wanted,
                        length.orElse(FOREVER),
                        timeout,
                        verify ? StreamPull.Check.BY_FORMULA : StreamPull.Check.NONE,
                        Math.max(0, show)));
        PullReport report;
        try (StopHook hook = StopHook.of(pull::stop)) {
            report = pull.run();
            if (json) {
                printJson(tree(report));
            } else {
                print(report);
            }
        }
        boolean isShort = samples.isPresent() && report.samples() < wanted && report.ending() != Ending.STOPPED;
        boolean isFlawed = report.verification().filter(v -> !v.isFlawless()).isPresent();
        return isShort || isFlawed || report.samples() == 0 || report.ending() == Ending.LOST
                ? ExitCode.WORK_FAILED
                : ExitCode.DONE;
    }

    private static ObjectNode tree(PullReport report) {
        ObjectNode tree = LslJson.JSON.createObjectNode();
        tree.set("stream", LslJson.of(report.info()));
        tree.put("samples", report.samples());
        if (report.samples() > 0) {
            tree.put("firstStamp", report.firstSeconds()).put("lastStamp", report.lastSeconds());
        }
        report.effectiveRateHz().ifPresent(rate -> tree.put("effectiveRateHz", rate));
        tree.put("gaps", report.gaps())
                .put("missingByStamps", report.missingByStamps())
                .put("backwardSteps", report.backwardSteps());
        report.correction().ifPresent(offset -> {
            tree.put("correction", offset.correctionSeconds()).put("roundTrip", offset.uncertaintySeconds());
            tree.put("corrections", report.fit().estimates()).put("correctionSpread", report.correctionSpreadSeconds());
            LslJson.put(tree, report.fit());
        });
        report.medianAgeSeconds().ifPresent(age -> tree.put("medianAge", age));
        report.maxAgeSeconds().ifPresent(age -> tree.put("maxAge", age));
        report.verification()
                .ifPresent(v -> tree.putObject("verification")
                        .put("flawless", v.isFlawless())
                        .put("firstNumber", v.firstNumber())
                        .put("missing", v.missing())
                        .put("wrong", v.wrongSamples())
                        .put("firstFault", v.firstFault()));
        report.shown().forEach(tree.putArray("firstSamples")::add);
        return tree.put("ending", report.ending().name().toLowerCase(Locale.ROOT));
    }

    private void print(PullReport report) {
        LslInfo info = report.info();
        line(
                "stream      '%s' (%s), %d x %s, %s, on %s at %s",
                info.name(),
                info.type(),
                info.channelCount(),
                info.format().word(),
                LslJson.rate(info),
                info.instance().hostname(),
                LslJson.addresses(info));
        line("samples     %d; %s", report.samples(), ending(report.ending()));
        if (report.samples() > 0) {
            line("stamps      %.6f to %.6f s of its clock", report.firstSeconds(), report.lastSeconds());
        }
        report.effectiveRateHz().ifPresent(rate -> line("rate        %.4f Hz by the stamps", rate));
        if (info.nominalRateHz() > 0) {
            line("gaps        %d, %d samples missing by the stamps", report.gaps(), report.missingByStamps());
        }
        if (report.backwardSteps() > 0) {
            line("backwards   %d stamps lie before their predecessor", report.backwardSteps());
        }
        printClock(report);
        report.verification().ifPresent(this::print);
        report.shown().forEach(text -> line("sample      %s", text));
    }

    private void printClock(PullReport report) {
        if (report.correction().isEmpty()) {
            line("correction  none: its clock did not answer; 'hillock lsl doctor' tells more");
            return;
        }
        ClockOffset offset = report.correction().get();
        line(
                "correction  %.6f s, round trip %.3f ms; spread %.3f ms over %d estimates",
                offset.correctionSeconds(),
                offset.uncertaintySeconds() * 1e3,
                report.correctionSpreadSeconds() * 1e3,
                report.fit().estimates());
        if (report.fit().residualSeconds().isPresent()) {
            line("clock sync  %s", LslJson.words(report.fit()));
        }
        if (report.medianAgeSeconds().isPresent() && report.maxAgeSeconds().isPresent()) {
            line(
                    "age         %.3f ms median, %.3f ms at most, from stamp to here",
                    report.medianAgeSeconds().getAsDouble() * 1e3,
                    report.maxAgeSeconds().getAsDouble() * 1e3);
        }
    }

    private void print(Verification v) {
        if (v.isFlawless()) {
            line("verified    every value from sample %d on", v.firstNumber());
        } else {
            line("FLAWED      %d samples wrong, %d missing%s", v.wrongSamples(), v.missing(), fault(v));
        }
    }

    private static String fault(Verification v) {
        return v.firstFault().isEmpty() ? "" : "; the first wrong one: " + v.firstFault();
    }

    private static String ending(Ending ending) {
        return switch (ending) {
            case COMPLETE -> "as many as were asked for";
            case STOPPED -> "stopped";
            case SILENT -> "nothing more came within the timeout";
            case LOST -> "then the connection broke";
        };
    }

    private void line(String format, Object... words) {
        out().println(String.format(Locale.ROOT, format, words));
    }
}
