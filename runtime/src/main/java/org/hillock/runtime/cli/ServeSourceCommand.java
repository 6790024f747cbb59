package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.runtime.lsl.Republisher;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** What all devices of {@code hillock serve} share: a kind of source says only how to open one. */
abstract class ServeSourceCommand extends HillockCommand {
    @Mixin
    private LslOptions lsl = new LslOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--lsl", description = "By Lab Streaming Layer; the only way so far, and to be named.")
    private boolean byLsl;

    @Option(names = "--name", paramLabel = "N", description = "The stream's name (default: the device's).")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            converter = LslOptions.SecondsConverter.class,
            description = "End after so long (default: at the source's end or Ctrl-C).")
    private Optional<Duration> length = Optional.empty();

    @Option(names = "--json", description = "Print the streams and, at the end, the counts as JSON.")
    private boolean json;

    /** Opens the source, which is closed with the republisher, and its outlets. */
    abstract Republisher open(LslLibrary library, String streamName);

    /** What streams are called when nobody says. */
    abstract String usualName();

    @Override
    public Integer call() {
        if (!byLsl) {
            throw wrongUse("say how to publish: --lsl");
        }
        LslLibrary library = lsl.library();
        try (Republisher republisher = open(library, name.orElse(usualName()));
                StopHook hook = StopHook.of(republisher::stop)) {
            announce(republisher);
            Disposable end = length.map(after -> Mono.delay(after).subscribe(tick -> republisher.stop()))
                    .orElseGet(Disposables::disposed);
            try {
                report(republisher.run());
            } finally {
                end.dispose();
            }
        }
        return ExitCode.DONE;
    }

    /** Bad use of the command, with the usage behind it. */
    final ParameterException wrongUse(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private void announce(Republisher republisher) {
        if (json) {
            return;
        }
        for (LslInfo info : republisher.published()) {
            out().println("publishing '" + info.name() + "' (" + info.type() + "), " + info.channelCount() + " x "
                    + info.format().word() + ", " + LslJson.rate(info) + ", uid " + info.uid());
        }
        out().println("Ctrl-C ends it; see it with 'hillock lsl view "
                + republisher.published().get(0).name() + "'.");
        out().flush();
    }

    private void report(Republisher.Outcome outcome) {
        if (json) {
            ObjectNode tree = LslJson.JSON.createObjectNode();
            tree.put("frames", outcome.frames()).put("markers", outcome.markers());
            outcome.droppedForSlowConsumers().ifPresent(dropped -> tree.put("dropped", dropped));
            printJson(tree);
            return;
        }
        String dropped = outcome.droppedForSlowConsumers().isPresent()
                ? ", " + outcome.droppedForSlowConsumers().getAsLong() + " samples dropped for slow receivers"
                : "";
        out().println("published " + outcome.frames() + " frames and " + outcome.markers() + " markers" + dropped);
    }
}
