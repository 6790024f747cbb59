package org.hillock.tests.benchmark;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.runtime.budget.StageReport;
import org.hillock.runtime.console.CursorActuator;
import org.hillock.runtime.pipeline.RunSettings;
import org.hillock.runtime.pipeline.SessionOutcome;
import org.hillock.runtime.pipeline.SessionRun;
import org.hillock.runtime.pipeline.Tempo;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;

/**
 * A whole session of 64 channels at 1 kHz at full speed: conditioning, filter bank, covariances, the decoder with
 * learning and sleep, governor, actuator and journal. {@code tests/benchmarks/session.sh} runs it on one core.
 */
public final class SessionBenchmark {
    private static final int LOOPED_TRIALS = 20;

    private SessionBenchmark() {}

    /** What is timed. */
    private enum Mode {
        /** The session, its signal made as it goes. */
        WHOLE,
        /** The session on two minutes of signal that play again and again from memory. */
        LOOPED,
        /** The making of the signal and nothing else. */
        SOURCE
    }

    /**
     * Runs and prints.
     *
     * @param args the session file, {@code whole}, {@code looped} or {@code source}, and how many trials of 6 s. Not modified.
     */
    public static void main(String[] args) {
        Session session = SessionFiles.read(Path.of(args[0]));
        Mode mode = Mode.valueOf(args[1].toUpperCase(Locale.ROOT));
        int trials = Integer.parseInt(args[2]);
        ObservedSource source = new ObservedSource(source(mode, trials));
        CollectorPauses pauses = new CollectorPauses();
        if (mode == Mode.SOURCE) {
            source.events().doOnNext(SessionBenchmark::release).blockLast();
        } else {
            report(play(session, source));
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f s of signal in %.2f s, %.1f times real time; %.2f s of processor time, %.1f times%n",
                args[1],
                source.signalSeconds(),
                source.wallSeconds(),
                source.signalSeconds() / source.wallSeconds(),
                source.cpuSeconds(),
                source.signalSeconds() / source.cpuSeconds());
        System.out.printf(Locale.ROOT, "allocated: %.0f bytes a second of signal%n", source.bytesPerSignalSecond());
        System.out.println("collector: " + pauses.text());
    }

    private static SignalSource source(Mode mode, int trials) {
        if (mode != Mode.LOOPED) {
            return WideHeadset.playing(trials);
        }
        long roundNanos = LOOPED_TRIALS * WideHeadset.TRIAL_SECONDS * 1_000_000_000L;
        return new LoopedSource(WideHeadset.playing(LOOPED_TRIALS), trials / LOOPED_TRIALS, roundNanos);
    }

    private static void release(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            chunk.release();
        }
    }

    private static SessionOutcome play(Session session, SignalSource source) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CursorActuator cursor =
                new CursorActuator(nowhere, session.epochs().classes(), 40, 80, CursorActuator.Drawing.IN_PLACE);
        RunSettings settings =
                new RunSettings(session.name(), Tempo.FULL_SPEED, SessionClock.monotonic(), List.of(cursor), List.of());
        return new SessionRun(session, settings).run(List.of(source));
    }

    private static void report(SessionOutcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "decisions: %d, right %.3f, in the later half %.3f, digest %s%n",
                outcome.decisions(),
                outcome.accuracy(),
                outcome.laterHalfAccuracy(),
                outcome.digest());
        for (StageReport stage : outcome.budget().stages()) {
            System.out.printf(
                    Locale.ROOT,
                    "stage %-8s us: %s, longest %.0f%n",
                    stage.stage(),
                    stage.percentileMicros(),
                    stage.maxMicros());
        }
    }
}
