package org.hillock.runtime.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.runtime.pipeline.SessionOutcome;
import org.hillock.runtime.pipeline.SessionSources;
import org.hillock.runtime.session.FeedbackSetting;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock run SESSION}. */
@Command(
        name = "run",
        description = "Run a session: decode its source, learn, and send decisions to its actuators.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the work failed",
            "2:bad use",
            "3:bad input",
            "4:done, but the latency budget was missed (with --strict)"
        })
final class RunCommand extends HillockCommand {
    @Parameters(paramLabel = "SESSION", description = "The session file.")
    private Path file = Path.of("");

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            converter = Speed.Converter.class,
            description =
                    "How fast a recording plays: 1 as it was recorded (default), 8 eight times faster, or max. A live"
                            + " source has its own speed.")
    private Optional<Speed> speed = Optional.empty();

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Play these recordings instead of the session's source.")
    private List<Path> replay = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "Where recordings lie.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--decisions", paramLabel = "FILE", description = "Write each decision as a line of JSON.")
    private Optional<Path> decisions = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            converter = LslOptions.SecondsConverter.class,
            description = "End the session after so long, counted from its first look at the source.")
    private Optional<Duration> length = Optional.empty();

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description =
                    "Write the meters (Micrometer) as text at the end: decisions, misses, windows shed, stage times.")
    private Optional<Path> metrics = Optional.empty();

    @Option(names = "--strict", description = "Exit with 4 when the budget was missed.")
    private boolean strict;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Session session = SessionFiles.read(file);
        boolean isLive = replay.isEmpty() && session.source().isLive();
        if (isLive && speed.isPresent()) {
            err().println("hillock: --speed is for recordings; the source of " + file + " is live, leave it out.");
            return ExitCode.BAD_USE;
        }
        List<SignalSource> sources = replay.isEmpty()
                ? SessionSources.open(session.source(), DataFolders.of(file, data))
                : SessionSources.openAll(replay);
        Speed pace = isLive ? Speed.OF_SOURCE : speed.orElse(new Speed(1));
        Optional<MeterFile> meters = metrics.map(MeterFile::new);
        SessionOutcome outcome = new SessionPlayer(session, file.toString(), pace, show(session), decisions)
                .play(sources, out(), new StreamNews(err()), length);
        meters.ifPresent(MeterFile::write);
        OutcomeReport report = new OutcomeReport(outcome);
        if (json) {
            printJson(report.json());
        } else {
            report.print(out());
        }
        if (!outcome.sinkFailure().isEmpty()) {
            err().println("hillock: " + outcome.sinkFailure());
            return ExitCode.WORK_FAILED;
        }
        return strict && !outcome.budget().held() ? ExitCode.BUDGET_MISSED : ExitCode.DONE;
    }

    private SessionPlayer.Show show(Session session) {
        if (json) {
            return SessionPlayer.Show.NOTHING;
        }
        boolean cursor = session.feedback().stream().anyMatch(FeedbackSetting.Cursor.class::isInstance);
        return cursor && onTerminal() ? SessionPlayer.Show.CURSOR : SessionPlayer.Show.LINES;
    }
}
