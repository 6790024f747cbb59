package org.hillock.runtime.cli;

import java.nio.file.Path;
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
            defaultValue = "1",
            converter = Speed.Converter.class,
            description = "How fast a recording plays: 1 as it was recorded (default), 8 eight times faster, or max.")
    private Speed speed = new Speed(1);

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
            names = "--record",
            paramLabel = "FILE",
            description = "Record all that the session hears and decides into a new XDF file, for --replay.")
    private Optional<Path> record = Optional.empty();

    @Option(names = "--strict", description = "Exit with 4 when the budget was missed.")
    private boolean strict;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Session session = SessionFiles.read(file);
        List<SignalSource> sources = replay.isEmpty()
                ? SessionSources.open(session.source(), DataFolders.of(file, data))
                : SessionSources.openAll(replay);
        SessionOutcome outcome = new SessionPlayer(session, file.toString(), speed, show(session), decisions, record)
                .play(sources, out());
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
