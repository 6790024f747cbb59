package org.hillock.runtime.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.feedback.actuator.serial.SerialPortLine;
import org.hillock.feedback.actuator.serial.SerialPortLine.SerialPortSettings;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.control.ConsoleKeys;
import org.hillock.runtime.control.ControlFolder;
import org.hillock.runtime.control.ControlSocket;
import org.hillock.runtime.control.Panel;
import org.hillock.runtime.control.SafetyDesk;
import org.hillock.runtime.control.StopButton;
import org.hillock.runtime.pipeline.Closing;
import org.hillock.runtime.pipeline.CommandLog;
import org.hillock.runtime.pipeline.Oversight;
import org.hillock.runtime.pipeline.SessionOutcome;
import org.hillock.runtime.pipeline.SessionSources;
import org.hillock.runtime.session.LocalFeedback;
import org.hillock.runtime.session.SafetySetting;
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
            names = "--commands",
            paramLabel = "FILE",
            description =
                    "Write for each command its samples, its decision, why it passed or not, and what became of it.")
    private Optional<Path> commands = Optional.empty();

    @Option(
            names = "--control",
            paramLabel = "DIR",
            description =
                    "Where the control socket is made, by which 'hillock stop' and 'hillock tell' reach the session.")
    private Optional<Path> control = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            converter = LslOptions.SecondsConverter.class,
            description = "End the session after so long, counted from its first look at the source.")
    private Optional<Duration> length = Optional.empty();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Record all that the session hears and decides into a new XDF file, for --replay.")
    private Optional<Path> record = Optional.empty();

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
        SessionOutcome outcome = play(session, sources, pace, ended -> {
            meters.ifPresent(MeterFile::write);
            tell(ended, json);
        });
        if (!outcome.sinkFailure().isEmpty()) {
            err().println("hillock: " + outcome.sinkFailure());
            return ExitCode.WORK_FAILED;
        }
        return strict && !outcome.budget().held() ? ExitCode.BUDGET_MISSED : ExitCode.DONE;
    }

    private SessionOutcome play(
            Session session, List<SignalSource> sources, Speed pace, Consumer<SessionOutcome> teller) {
        try (SafetyNews safety = new SafetyNews(err())) {
            Optional<CommandLog> log =
                    commands.map(path -> new CommandLog(path, session.epochs().classes()));
            Oversight oversight = new Oversight(safety, panels(session, pace), log);
            SessionPlayer.Outside outside = new SessionPlayer.Outside(DataFolders.of(file, data), record, oversight);
            return new SessionPlayer(session, file.toString(), pace, show(session), decisions, outside)
                    .play(sources, out(), new StreamNews(err()), length, teller);
        } finally {
            // Also when the log cannot be written, so that nobody ever played them.
            Closing.each(sources, SignalSource::close);
        }
    }

    /** A recording at full speed drives nothing for a person to watch, so the console stays a console. */
    private List<Panel> panels(Session session, Speed pace) {
        List<Panel> panels = new ArrayList<>();
        panels.add(new ControlSocket(control.map(ControlFolder::new).orElseGet(ControlFolder::usual)));
        SafetySetting.ButtonSetting button = session.safety().button();
        if (!button.port().isEmpty()) {
            panels.add(new StopButton(
                    new SerialPortLine(button.port(), SerialPortSettings.at(button.baud())),
                    button.code() < 0 ? OptionalInt.empty() : OptionalInt.of(button.code())));
        }
        if (!pace.isMax() && onTerminal() && !json) {
            panels.add(this::keys);
        }
        return panels;
    }

    private Panel.Listening keys(SafetyDesk desk) {
        try {
            return new ConsoleKeys(TerminalKeys.open()).attach(desk);
        } catch (IOException e) {
            throw HillockException.workFailed("The keys of this terminal cannot be read (" + e + "); use --json.", e);
        }
    }

    private SessionPlayer.Show show(Session session) {
        if (json) {
            return SessionPlayer.Show.NOTHING;
        }
        boolean cursor = session.feedback().stream().anyMatch(LocalFeedback.Cursor.class::isInstance);
        return cursor && onTerminal() ? SessionPlayer.Show.CURSOR : SessionPlayer.Show.LINES;
    }
}
