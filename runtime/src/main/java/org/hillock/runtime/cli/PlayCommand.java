package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.record.Republisher;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock play FILE}. */
@Command(
        name = "play",
        description = "Send a recording of any known format out as Lab Streaming Layer streams, with its markers.")
final class PlayCommand extends HillockCommand {
    private static final long LOOK_MILLIS = 50;
    private static final long LINGER_MILLIS = 1000;

    @Mixin
    private LslOptions lsl = new LslOptions();

    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file = Path.of("");

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "1",
            converter = Speed.Converter.class,
            description = "How fast it plays: 1 as it was recorded (default), 8 eight times faster, or max.")
    private Speed speed = new Speed(1);

    @Option(names = "--loop", description = "Begin again at the end, until Ctrl-C.")
    private boolean loop;

    @Option(names = "--wait", description = "Begin when every stream has a receiver.")
    private boolean wait;

    @Option(names = "--json", description = "Print what was sent as JSON.")
    private boolean json;

    @Override
    @SuppressWarnings("try")
    public Integer call() {
        LslLibrary library = lsl.library();
        Recording recording = Recordings.open(file);
        try (Republisher out = new Republisher(recording.streams(), "hillock-play-" + recording.name(), library);
                StopHook hook = StopHook.of(out::stop)) {
            awaitReceivers(out);
            Pace pace = speed.isMax() ? Pace.asFastAsPossible() : Pace.times(speed.times());
            out.play(recording, pace, Parker.ofThread());
            while (loop && !out.isStopped()) {
                out.play(Recordings.open(file), pace, Parker.ofThread());
            }
            linger(out);
            report(out);
        }
        return ExitCode.DONE;
    }

    /** The last samples are still on their way; an outlet that closes takes them along. */
    private static void linger(Republisher out) {
        try {
            if (out.published().stream().anyMatch(Republisher.Published::heard)) {
                Thread.sleep(LINGER_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReceivers(Republisher out) {
        if (wait && onTerminal()) {
            err().println("Waiting for a receiver of every stream.");
        }
        while (wait && !out.isHeard() && !out.isStopped()) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void report(Republisher out) {
        if (!json) {
            out.published()
                    .forEach(stream -> out().println(String.format(
                            Locale.ROOT,
                            "%-24s %10d samples sent, %s",
                            stream.name(),
                            stream.samples(),
                            stream.dropped().isPresent()
                                    ? stream.dropped().getAsLong() + " lost by slow receivers"
                                    : "drops are not told by this library")));
            return;
        }
        ArrayNode all = new ObjectMapper().createArrayNode();
        for (Republisher.Published stream : out.published()) {
            ObjectNode one = all.addObject().put("name", stream.name()).put("samples", stream.samples());
            stream.dropped().ifPresent(dropped -> one.put("dropped", dropped));
        }
        printJson(all);
    }
}
