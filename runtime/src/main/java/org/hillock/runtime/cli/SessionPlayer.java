package org.hillock.runtime.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.replay.Replay;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.OscActuator;
import org.hillock.feedback.actuator.UdpJsonActuator;
import org.hillock.runtime.console.CursorActuator;
import org.hillock.runtime.console.CursorCaption;
import org.hillock.runtime.console.DecisionLines;
import org.hillock.runtime.pipeline.DecisionSink;
import org.hillock.runtime.pipeline.JsonLinesSink;
import org.hillock.runtime.pipeline.LiveDevices;
import org.hillock.runtime.pipeline.RunSettings;
import org.hillock.runtime.pipeline.SessionOutcome;
import org.hillock.runtime.pipeline.SessionRun;
import org.hillock.runtime.pipeline.Tempo;
import org.hillock.runtime.session.FeedbackSetting;
import org.hillock.runtime.session.Session;

/** Plays a session for {@code run} and {@code demo}: speed, actuators, sinks, and an orderly end on an interrupt. */
final class SessionPlayer {
    private final Session session;
    private final String sessionName;
    private final Speed speed;
    private final Show show;
    private final Optional<Path> decisions;
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
     * A session to play.
     *
     * @param decisions a file for decisions as lines of JSON
     */
    SessionPlayer(Session session, String sessionName, Speed speed, Show show, Optional<Path> decisions) {
        this.session = session;
        this.sessionName = sessionName;
        this.speed = speed;
        this.show = show;
        this.decisions = decisions;
    }

    SessionOutcome play(List<SignalSource> sources, PrintWriter out) {
        SessionClock clock = SessionClock.monotonic();
        boolean live = sources.stream().anyMatch(LiveDevices::isLive);
        Tempo tempo = speed.isMax() && !live ? Tempo.FULL_SPEED : Tempo.TIMED;
        List<SignalSource> paced = new ArrayList<>();
        for (SignalSource source : sources) {
            paced.add(
                    speed.isMax() || live
                            ? source
                            : new Replay(source, Pace.times(speed.times()), clock, Parker.ofThread()));
        }
        SessionRun run =
                new SessionRun(session, new RunSettings(sessionName, tempo, clock, actuators(out), sinks(out)));
        Thread hook = new Thread(() -> stopAndWait(run), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return run.run(paced);
        } finally {
            removeHook(hook);
        }
    }

    private List<Actuator> actuators(PrintWriter out) {
        List<Actuator> actuators = new ArrayList<>();
        for (FeedbackSetting feedback : session.feedback()) {
            if (feedback instanceof FeedbackSetting.UdpJson udp) {
                actuators.add(new UdpJsonActuator(udp.host(), udp.port()));
            } else if (feedback instanceof FeedbackSetting.Osc osc) {
                actuators.add(new OscActuator(osc.host(), osc.port(), osc.address(), osc.neutral()));
            } else if (feedback instanceof FeedbackSetting.Cursor cursor) {
                PrintWriter canvas = show == Show.CURSOR ? out : new PrintWriter(Writer.nullWriter());
                CursorActuator drawn = new CursorActuator(
                        canvas,
                        session.epochs().classes(),
                        cursor.columns(),
                        HillockCommand.terminalColumns(),
                        CursorActuator.Drawing.IN_PLACE);
                actuators.add(drawn);
                captions.add(new CursorCaption(drawn, session.epochs().classes()));
            }
        }
        return actuators;
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

    /** An interrupt ends the run as the end of its source would; the process waits until every actuator is neutral. */
    private static void stopAndWait(SessionRun run) {
        run.stop();
        run.awaitEnd();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook itself is what ends the run then.
            return;
        }
    }
}
