package org.hillock.runtime.cli;

import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.runtime.pipeline.SessionSources;
import org.hillock.runtime.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hillock demo}. */
@Command(
        name = "demo",
        description = {
            "See it work without hardware: a synthetic headset whose wearer imagines moving the left or the right hand,"
                    + " the spiking decoder that learns while it decides, and a cursor that its decisions move.",
            "Each decision comes before the decoder is told the right answer."
        })
final class DemoCommand extends HillockCommand {
    private static final double PLEASANT_SPEED = 8;

    @Option(names = "--trials", paramLabel = "N", defaultValue = "40", description = "Trials (default: 40).")
    private int trials = 40;

    @Option(names = "--headless", description = "Draw nothing, and run as fast as the machine can.")
    private boolean headless;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            converter = Speed.Converter.class,
            description = "How fast time runs (default: 8; with --headless: max).")
    private Optional<Speed> speed = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Another wearer (default: 1).")
    private long seed = 1;

    @Option(names = "--json", description = "Print the outcome as JSON; draws nothing.")
    private boolean json;

    @Override
    public Integer call() {
        if (trials < 1) {
            err().println("hillock: --trials is at least 1, not " + trials + ".");
            return ExitCode.BAD_USE;
        }
        Session session = DemoSession.with(trials, seed);
        List<SignalSource> sources = SessionSources.open(session.source(), List.of());
        boolean silent = headless || json;
        Speed pace = speed.orElse(silent ? Speed.MAX : new Speed(PLEASANT_SPEED));
        SessionPlayer.Show show = silent
                ? SessionPlayer.Show.NOTHING
                : onTerminal() ? SessionPlayer.Show.CURSOR : SessionPlayer.Show.LINES;
        if (!silent) {
            out().println("A synthetic wearer imagines moving the left or the right hand, " + trials + " times.");
            out().println("The spiking decoder starts knowing nothing. It answers once it has seen a few");
            out().println("of each, and is told what a cue asked for only after its decision.");
        }
        new SessionPlayer(session, "demo", pace, show, Optional.empty())
                .play(sources, out(), outcome -> tell(outcome, json));
        return ExitCode.DONE;
    }
}
