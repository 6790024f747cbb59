package org.hillock.runtime.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.replay.Replay;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.runtime.console.CursorActuator;
import org.hillock.runtime.console.CursorCaption;
import org.hillock.runtime.console.DecisionLines;
import org.hillock.runtime.pipeline.Actuators;
import org.hillock.runtime.pipeline.Closing;
import org.hillock.runtime.pipeline.DecisionSink;
import org.hillock.runtime.pipeline.JsonLinesSink;
import org.hillock.runtime.pipeline.Oversight;
import org.hillock.runtime.pipeline.RunSettings;
import org.hillock.runtime.pipeline.SessionOutcome;
import org.hillock.runtime.pipeline.SessionRecord;
import org.hillock.runtime.pipeline.SessionRun;
import org.hillock.runtime.pipeline.SessionTap;
import org.hillock.runtime.pipeline.SourceNews;
import org.hillock.runtime.pipeline.Tempo;
import org.hillock.runtime.session.LocalFeedback;
import org.hillock.runtime.session.Session;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Plays a session for {@code run} and {@code demo}: speed, actuators, sinks, and an orderly end on an interrupt. */
final class SessionPlayer {
    private final Session session;
    private final String sessionName;
    private final Speed speed;
    private final Show show;
    private final Optional<Path> decisions;
    private final Outside outside;
    private final List<DecisionSink> captions = new ArrayList<>();

    /** What a person sees while the session runs. */
    enum Show {
        /** A cursor drawn over itself. */
        CURSOR,
        /** A line a decision. */
        LINES,
        /** Nothing. */
        NOTHING
    }

    /**
     * What lies around a session.
     *
     * @param folders where configurations are looked for
     * @param record a file for all that the session hears and decides
     * @param oversight who watches over it
     */
    record Outside(List<Path> folders, Optional<Path> record, Oversight oversight) {
        /** Nothing. */
        static final Outside NOTHING = new Outside(List.of(), Optional.empty(), Oversight.NOBODY);
    }

    /**
     * A session to play that nobody watches over.
     *
     * @param decisions a file for decisions as lines of JSON
     */
    SessionPlayer(Session session, String sessionName, Speed speed, Show show, Optional<Path> decisions) {
        this(session, sessionName, speed, show, decisions, Outside.NOTHING);
    }

    /** A session to play. */
    SessionPlayer(
            Session session, String sessionName, Speed speed, Show show, Optional<Path> decisions, Outside outside) {
        this.outside = outside;
        this.session = session;
        this.sessionName = sessionName;
        this.speed = speed;
        this.show = show;
        this.decisions = decisions;
    }

    SessionOutcome play(List<SignalSource> sources, PrintWriter out, Consumer<SessionOutcome> teller) {
        return play(sources, out, SourceNews.NOBODY, Optional.empty(), teller);
    }

    /**
     * Plays to the end of the sources.
     *
     * @param news is told of streams that go away and come back
     * @param length ends the session earlier
     * @param teller says what came of it; the process does not end before it has
     */
    SessionOutcome play(
            List<SignalSource> sources,
            PrintWriter out,
            SourceNews news,
            Optional<Duration> length,
            Consumer<SessionOutcome> teller) {
        SessionClock clock = SessionClock.monotonic();
        Tempo tempo = speed.isMax() ? Tempo.FULL_SPEED : Tempo.TIMED;
        List<SignalSource> paced = new ArrayList<>();
        for (SignalSource source : sources) {
            boolean waits = !speed.isMax() && !speed.isOfSource();
            paced.add(waits ? new Replay(source, Pace.times(speed.times()), clock, Parker.ofThread()) : source);
        }
        SessionRun run = new SessionRun(session, settings(out, news, tempo, clock, paced));
        Disposable end = length.map(after -> Mono.delay(after).subscribe(tick -> run.stop()))
                .orElseGet(Disposables::disposed);
        try (StopHook hook = StopHook.of(() -> stop(run))) {
            SessionOutcome outcome = run.run(paced);
            teller.accept(outcome);
            return outcome;
        } finally {
            end.dispose();
        }
    }

    /** Opens what a run needs. When one thing cannot be opened, all that is open already is closed. */
    private RunSettings settings(
            PrintWriter out, SourceNews news, Tempo tempo, SessionClock clock, List<SignalSource> sources) {
        List<DecisionSink> sinks = new ArrayList<>();
        List<Actuator> actuators = new ArrayList<>();
        try {
            SessionTap tap = outside.record()
                    .<SessionTap>map(file -> recording(file, tempo, clock, sinks))
                    .orElse(SessionTap.NONE);
            actuators.addAll(actuators(out, clock));
            sinks.addAll(sinks(out));
            return new RunSettings(sessionName, tempo, clock, actuators, sinks, news, tap, outside.oversight());
        } catch (RuntimeException e) {
            Closing.each(sources, SignalSource::close);
            Closing.each(actuators, Actuator::close);
            Closing.each(sinks, DecisionSink::close);
            outside.oversight().log().ifPresent(log -> Closing.quietly(log::close));
            throw e;
        }
    }

    private SessionRecord recording(Path file, Tempo tempo, SessionClock clock, List<DecisionSink> sinks) {
        SessionRecord made = SessionRecord.create(
                file, session.epochs().classes(), tempo, OffsetDateTime.now(ZoneId.systemDefault()), clock);
        sinks.add(made);
        return made;
    }

    private List<Actuator> actuators(PrintWriter out, SessionClock clock) {
        return new Actuators(clock, outside.folders(), cursor -> drawn(cursor, out)).open(session, sessionName);
    }

    private Actuator drawn(LocalFeedback.Cursor cursor, PrintWriter out) {
        PrintWriter canvas = show == Show.CURSOR ? out : new PrintWriter(Writer.nullWriter());
        CursorActuator drawn = new CursorActuator(
                canvas,
                session.epochs().classes(),
                cursor.columns(),
                HillockCommand.terminalColumns(),
                CursorActuator.Drawing.IN_PLACE);
        captions.add(new CursorCaption(drawn, session.epochs().classes()));
        return drawn;
    }

    private List<DecisionSink> sinks(PrintWriter out) {
        List<DecisionSink> sinks = new ArrayList<>();
        decisions.ifPresent(
                file -> sinks.add(new JsonLinesSink(file, session.epochs().classes())));
        if (show == Show.CURSOR) {
            sinks.addAll(captions);
        }
        if (show == Show.LINES) {
            sinks.add(new DecisionLines(out, session.epochs().classes()));
        }
        return sinks;
    }

    /** An interrupt sends every actuator neutral at once, and then ends the run as the end of its source would. */
    private static void stop(SessionRun run) {
        run.halt();
        run.stop();
        run.awaitEnd();
    }
}
