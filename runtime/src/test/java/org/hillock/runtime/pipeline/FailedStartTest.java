package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SourceAround;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.safety.SafetyEvent;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.RememberingActuator;
import org.hillock.runtime.control.Panel;
import org.hillock.runtime.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

/** However far a session comes before it fails, nothing that was opened for it stays open. */
class FailedStartTest {
    private static final String AMPLE = "{ \"hardMillis\": 60000 }";
    private static final Duration SOON = Duration.ofSeconds(5);
    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());
    private final Path folder;

    FailedStartTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void wakeUp() {
        SluggishProvider.delay(sequence -> 0);
    }

    /** Notes that it was closed, and what was written before. */
    private class Noting extends RememberingActuator {
        Noting(String name) {
            super(name);
        }

        @Override
        public void close() {
            closed.add(name());
        }
    }

    /** Cannot be given a lane. */
    private final class Broken extends Noting {
        Broken() {
            super("broken");
        }

        @Override
        public boolean isPrompt() {
            throw new IllegalStateException("no lane for this one");
        }
    }

    private static final class Noticed extends SourceAround {
        private final List<String> closed;

        Noticed(SignalSource source, List<String> closed) {
            super(source);
            this.closed = closed;
        }

        @Override
        public Flux<StreamEvent> events() {
            return inner().events();
        }

        @Override
        public void close() {
            super.close();
            closed.add("source");
        }
    }

    private final class Sink implements DecisionSink {
        @Override
        public void write(DecisionEntry entry) {
            // Nobody reads them here.
        }

        @Override
        public void close() {
            closed.add("sink");
        }
    }

    private SessionRun prepared(Session session, List<Actuator> actuators, List<Panel> panels) {
        CommandLog log = new CommandLog(folder.resolve("log"), session.epochs().classes());
        return new SessionRun(
                session,
                new RunSettings(
                        "small.json",
                        Tempo.TIMED,
                        SessionClock.monotonic(),
                        actuators,
                        List.of(new Sink()),
                        SourceNews.NOBODY,
                        SessionTap.NONE,
                        new Oversight(SafetyEvent.Listener.NONE, panels, Optional.of(log))));
    }

    private List<SignalSource> sources(Session session) {
        return TestSessions.sources(session).stream()
                .<SignalSource>map(source -> new Noticed(source, closed))
                .toList();
    }

    private void assertAllIsClosed(SessionRun run, String... names) {
        assertThat(closed).contains(names).contains("source").containsOnlyOnce("sink");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("journal", "command log", "watchdog")
                .noneMatch(name -> name.startsWith("actuator "));
        long begunNanos = System.nanoTime();
        run.awaitEnd();
        assertThat(Duration.ofNanos(System.nanoTime() - begunNanos)).isLessThan(SOON);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureWhileWarmingUpClosesAll(Warming failure) {
        Session session = TestSessions.small(failure.decoder, failure.budget, 2);
        SluggishProvider.delay(failure::delay);
        Noting first = new Noting("first");
        Noting second = new Noting("second");
        SessionRun run = prepared(session, List.of(first, second), List.of());
        assertThatThrownBy(() -> run.run(sources(session))).hasMessageContaining(failure.sentence);
        assertAllIsClosed(run, "first", "second");
        // Nobody had a line to them yet.
        assertThat(first.written()).isEmpty();
    }

    /** How a warm-up fails. */
    private enum Warming {
        NO_SUCH_DECODER("sluggisch", AMPLE, "did you mean 'sluggish'?"),
        A_DECODER_THAT_THROWS(SluggishProvider.NAME, AMPLE, "in the middle of it"),
        AN_ERROR(SluggishProvider.NAME, AMPLE, "a class is missing"),
        TOO_SLOW(
                SluggishProvider.NAME,
                "{ \"hardMillis\": 0.001, \"admission\": \"required\" }",
                "expected at least the p99 of");

        private final String decoder;
        private final String budget;
        private final String sentence;

        Warming(String decoder, String budget, String sentence) {
            this.decoder = decoder;
            this.budget = budget;
            this.sentence = sentence;
        }

        private long delay(long sequence) {
            return switch (this) {
                case A_DECODER_THAT_THROWS -> throw new IllegalStateException(sentence);
                case AN_ERROR -> throw new NoClassDefFoundError(sentence);
                case NO_SUCH_DECODER, TOO_SLOW -> 0;
            };
        }
    }

    @Test
    void aLaneThatCannotBeOpenedSendsThoseBeforeItNeutralAndClosesAll() {
        Session session = TestSessions.small(SluggishProvider.NAME, AMPLE, 2);
        Noting first = new Noting("first");
        SessionRun run = prepared(session, List.of(first, new Broken(), new Noting("last")), List.of());
        assertThatThrownBy(() -> run.run(sources(session))).hasMessage("no lane for this one");
        assertAllIsClosed(run, "first", "broken", "last");
        assertThat(first.written()).isNotEmpty().containsOnly(CommandKind.NEUTRAL);
    }

    @Test
    void aPanelThatCannotListenSendsAllNeutralAndClosesAll() {
        Session session = TestSessions.small(SluggishProvider.NAME, AMPLE, 2);
        Noting first = new Noting("first");
        Panel listening = desk -> () -> closed.add("panel");
        Panel broken = desk -> {
            throw HillockException.workFailed("The button is not there.", new IllegalStateException());
        };
        SessionRun run = prepared(session, List.of(first), List.of(listening, broken));
        assertThatThrownBy(() -> run.run(sources(session))).hasMessage("The button is not there.");
        assertAllIsClosed(run, "first", "panel");
        assertThat(first.written()).isNotEmpty().containsOnly(CommandKind.NEUTRAL);
    }

    @Test
    void whatCannotBeClosedKeepsNothingElseOpen() {
        Session session = TestSessions.small(SluggishProvider.NAME, AMPLE, 2);
        Noting stubborn = new Noting("stubborn") {
            @Override
            public void close() {
                super.close();
                throw new IllegalStateException("the plug is stuck");
            }
        };
        SessionRun run = prepared(session, List.of(stubborn, new Noting("last")), List.of());
        SessionOutcome outcome = run.run(sources(session));
        assertThat(outcome.decisions()).isEqualTo(2);
        assertAllIsClosed(run, "stubborn", "last");
    }
}
