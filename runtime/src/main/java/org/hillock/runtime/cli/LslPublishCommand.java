package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.runtime.lsl.PublishSettings;
import org.hillock.runtime.lsl.TestPublisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code hillock lsl publish}. */
@Command(
        name = "publish",
        description = {
            "Publish a test stream whose every value follows from the sample's number n and the channel c:",
            "channel 0 is n, modulo 2^24 for floats and 2^7, 2^15, 2^31, 2^62 for integers; other channels are"
                    + " ((31n+17c) mod 8192)/8-512 for floats, (31n+17c) modulo the same range for integers, negative for"
                    + " odd c; texts are n=<n>;c=<c>; with (c mod 3) e-acute and ((7n+c) mod 300) x after it.",
            "'hillock lsl pull --verify' checks it. Stamps are regular: start + n/rate."
        })
final class LslPublishCommand extends HillockCommand {
    @Mixin
    private LslOptions lsl = new LslOptions();

    @Option(names = "--name", paramLabel = "N", defaultValue = "hillock-test", description = "Default: hillock-test.")
    private String name = "hillock-test";

    @Option(names = "--type", paramLabel = "T", defaultValue = "EEG", description = "Default: EEG.")
    private String type = "EEG";

    @Option(names = "--channels", paramLabel = "C", defaultValue = "8", description = "Default: 8.")
    private int channels = 8;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "250",
            description = "In Hz; 0: irregular. Default: 250.")
    private double rateHz = 250;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "float32",
            converter = FormatConverter.class,
            description = "float32 (default), double64, string, int8, int16, int32 or int64.")
    private ChannelFormat format = ChannelFormat.FLOAT32;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            converter = LslOptions.SecondsConverter.class,
            description = "How long (default: until Ctrl-C).")
    private Optional<Duration> length = Optional.empty();

    @Option(names = "--chunk", paramLabel = "K", defaultValue = "1", description = "Samples a push. Default: 1.")
    private int chunk = 1;

    @Option(
            names = "--events-per-second",
            paramLabel = "E",
            defaultValue = "50",
            description = "The mean pace with --rate 0. Default: 50.")
    private double eventsPerSecond = 50;

    @Option(
            names = "--source-id",
            paramLabel = "ID",
            description = "Lets receivers find the stream again (default: made of the name; '' for none).")
    private Optional<String> sourceId = Optional.empty();

    @Option(
            names = "--wait",
            paramLabel = "S",
            converter = LslOptions.SecondsConverter.class,
            description = "Wait so long for a receiver before sample 0 (default: do not).")
    private Duration wait = Duration.ZERO;

    @Option(
            names = "--linger",
            paramLabel = "S",
            defaultValue = "1",
            converter = LslOptions.SecondsConverter.class,
            description = "Stay so long after the last sample while somebody receives. Default: 1.")
    private Duration linger = Duration.ofSeconds(1);

    @Option(names = "--json", description = "Print what was published as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Optional<String> fault = fault();
        if (fault.isPresent()) {
            err().println("hillock: " + fault.get());
            return ExitCode.BAD_USE;
        }
        LslLibrary library = lsl.library();
        LslInfo info = LslInfo.of(name, type, channels, format, sourceId.orElse("hillock-publish-" + name), rateHz);
        PublishSettings settings = new PublishSettings(chunk, length, eventsPerSecond, wait, linger);
        TestPublisher publisher = new TestPublisher(library, info, settings, Parker.ofThread());
        try (StopHook hook = StopHook.of(publisher::stop);
                StreamOutlet outlet = library.openOutlet(info)) {
            if (!json) {
                out().println("publishing '" + name + "' (" + type + "), " + channels + " x " + format.word() + ", "
                        + LslJson.rate(info) + ", uid " + outlet.info().uid());
            }
            report(publisher.run(outlet), outlet.info());
        }
        return ExitCode.DONE;
    }

    private Optional<String> fault() {
        if (name.isBlank()) {
            return Optional.of("--name is not empty; write any word.");
        }
        if (channels < 1 || channels > 10_000) {
            return Optional.of("--channels is 1 to 10000, not " + channels + ".");
        }
        if (!(rateHz >= 0 && rateHz <= 1e6)) {
            return Optional.of("--rate is 0 to 1000000 Hz, not " + rateHz + ".");
        }
        if (chunk < 1 || chunk > 100_000) {
            return Optional.of("--chunk is 1 to 100000 samples, not " + chunk + ".");
        }
        return eventsPerSecond > 0 && eventsPerSecond <= 1e5
                ? Optional.empty()
                : Optional.of("--events-per-second is above 0 and at most 100000, not " + eventsPerSecond + ".");
    }

    private void report(TestPublisher.Outcome outcome, LslInfo info) {
        if (json) {
            ObjectNode tree = LslJson.of(info);
            tree.put("pushed", outcome.pushed()).put("late", outcome.late()).put("seconds", outcome.seconds());
            outcome.droppedForSlowConsumers().ifPresent(dropped -> tree.put("dropped", dropped));
            printJson(tree);
            return;
        }
        String dropped = outcome.droppedForSlowConsumers().isPresent()
                ? outcome.droppedForSlowConsumers().getAsLong() + " dropped for slow receivers"
                : "drops are not told by this library";
        out().println(String.format(
                Locale.ROOT,
                "pushed %d samples in %.3f s, %d late, %s",
                outcome.pushed(),
                outcome.seconds(),
                outcome.late(),
                dropped));
    }

    /** Reads a format that LSL has. */
    static final class FormatConverter implements ITypeConverter<ChannelFormat> {
        @Override
        public ChannelFormat convert(String text) {
            return ChannelFormat.parse(text)
                    .filter(format -> format != ChannelFormat.INT24)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is no format; use one of "
                            + Stream.of(ChannelFormat.values())
                                    .filter(format -> format != ChannelFormat.INT24)
                                    .map(ChannelFormat::word)
                                    .toList()));
        }
    }
}
