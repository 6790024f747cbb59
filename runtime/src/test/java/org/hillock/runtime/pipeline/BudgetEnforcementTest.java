package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.replay.Replay;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SourceAround;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** Sessions in time of their own, whose decoder or actuator misbehaves. Limits are wide: the machine may be busy. */
class BudgetEnforcementTest {
    private static final double SPEED = 80;
    private static final int TRIALS = 12;
    private final Told actuator = new Told();
    private final List<DecisionEntry> entries = Collections.synchronizedList(new ArrayList<>());
    private final Path folder;

    BudgetEnforcementTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A command with the time at which it came. */
    private record Heard(CommandKind kind, long sequence, long atNanos) {}

    /** Remembers all that it was told; its writes may block. */
    private static final class Told implements Actuator {
        private final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean blocks;

        @Override
        public String name() {
            return "told";
        }

        @Override
        public LinkLoss onLinkLoss() {
            return LinkLoss.noLink("it is of this test");
        }

        @Override
        public Acknowledgement acknowledgement() {
            return Acknowledgement.SENT;
        }

        @Override
        public void send(ActuatorCommand command) {
            heard.add(new Heard(command.kind(), command.sequence(), System.nanoTime()));
            if (blocks && command.kind() == CommandKind.ACTIVE) {
                try {
                    released.await(3, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void neutral() {
            heard.add(new Heard(CommandKind.NEUTRAL, -1, System.nanoTime()));
        }

        @Override
        public void close() {
            released.countDown();
        }

        long count(CommandKind kind) {
            return heard.stream().filter(one -> one.kind() == kind).count();
        }
    }

    /** Makes the decoder sluggish once the session itself begins, not in its warm-up. */
    private static final class Awakening extends SourceAround {
        private final LongUnaryOperator delay;

        Awakening(SignalSource source, LongUnaryOperator delay) {
            super(source);
            this.delay = delay;
        }

        @Override
        public Flux<StreamEvent> events() {
            return inner().events().doOnSubscribe(subscription -> SluggishProvider.delay(delay));
        }
    }

    @AfterEach
    void wakeUp() {
        SluggishProvider.delay(sequence -> 0);
    }

    /** As soon as somebody holds the decoder up, more markers come than any queue has room for. */
    private static final class Flooding extends SourceAround {
        static final int MARKERS = 3 * SessionRun.QUEUE_CAPACITY;
        private final CountDownLatch heldUp;
        private final CountDownLatch ticks;
        private final AtomicBoolean flooded = new AtomicBoolean();

        Flooding(SignalSource source, CountDownLatch heldUp, CountDownLatch ticks) {
            super(source);
            this.heldUp = heldUp;
            this.ticks = ticks;
        }

        @Override
        public Flux<StreamEvent> events() {
            return inner().events()
                    .concatMapIterable(event ->
                            heldUp.getCount() == 0 && flooded.compareAndSet(false, true) ? flood() : List.of(event))
                    .doOnNext(this::note);
        }

        private void note(StreamEvent event) {
            if (event instanceof Marker marker && marker.label().equals("tick")) {
                ticks.countDown();
            }
        }

        private List<StreamEvent> flood() {
            String stream = inner().streams().get(0).id();
            return Collections.nCopies(MARKERS, new Marker(stream, 0, 0, "tick", 0));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SessionOutcome run(String budget, LongUnaryOperator delay) {
        return run(budget, delay, source -> source);
    }

    private SessionOutcome run(String budget, LongUnaryOperator delay, UnaryOperator<SignalSource> around) {
        Session session = TestSessions.small(SluggishProvider.NAME, budget, TRIALS);
        SessionClock clock = SessionClock.monotonic();
        List<SignalSource> sources = new ArrayList<>();
        for (SignalSource source : TestSessions.sources(session)) {
            sources.add(around.apply(
                    new Replay(new Awakening(source, delay), Pace.times(SPEED), clock, Parker.ofThread())));
        }
        RunSettings settings =
                new RunSettings("small.json", Tempo.TIMED, clock, List.of(actuator), List.of(entries::add));
        return new SessionRun(session, settings).run(sources);
    }

    @Test
    void goesNeutralWhileTheDecoderHangs() {
        SessionOutcome outcome = run(
                "{ \"hardMillis\": 200, \"watchdog\": { \"hungMillis\": 100 } }", sequence -> sequence == 5 ? 600 : 0);
        assertThat(outcome.enforcement().watchdog().hung()).isEqualTo(1);
        Heard lastBefore = actuator.heard.stream()
                .filter(one -> one.sequence() == 4)
                .findFirst()
                .orElseThrow();
        Heard neutral = actuator.heard.stream()
                .filter(one -> one.kind() == CommandKind.NEUTRAL && one.atNanos() > lastBefore.atNanos())
                .findFirst()
                .orElseThrow();
        DecisionEntry hung = entries.get(5);
        assertThat(neutral.atNanos()).isLessThan(hung.times().decidedNanos());
        assertThat(actuator.heard).noneMatch(one -> one.sequence() == 5 && one.kind() != CommandKind.NEUTRAL);
        assertThat(outcome.decisions()).isEqualTo(TRIALS);
    }

    @Test
    void tellsAnActuatorPastItsBlockedWriteWithoutHoldingTheDecoderBack() {
        actuator.blocks = true;
        SessionOutcome outcome = run("{ \"hardMillis\": 60000 }", sequence -> 0);
        assertThat(outcome.lanes().get(0).stuck()).isPositive();
        assertThat(outcome.decisions()).isEqualTo(TRIALS);
        assertThat(outcome.enforcement().watchdog().hung()).isZero();
        assertThat(actuator.count(CommandKind.NEUTRAL)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void shedsWindowsThatAreTooOldAndServesTheNewest() {
        SessionOutcome outcome =
                run("{ \"hardMillis\": 100, \"maxAgeMillis\": 100 }", sequence -> sequence == 2 ? 350 : 0);
        long shed = outcome.budget().shed();
        assertThat(shed).isPositive();
        assertThat(outcome.decisions() + shed).isEqualTo(TRIALS);
        assertThat(actuator.heard).noneMatch(one -> one.sequence() == 2 && one.kind() == CommandKind.ACTIVE);
        assertThat(actuator.heard).anyMatch(one -> one.kind() == CommandKind.ACTIVE && one.sequence() > 2 + shed);
        assertThat(outcome.budget().held()).isFalse();
    }

    @Test
    void countsAndTellsOfTheMarkersThatAFullQueueGaveUp() throws IOException {
        Path file = folder.resolve("flight.json");
        CountDownLatch heldUp = new CountDownLatch(1);
        CountDownLatch ticks = new CountDownLatch(Flooding.MARKERS);
        SessionOutcome outcome = run(
                "{ \"hardMillis\": 600, \"maxAgeMillis\": 60000, \"recorder\": { \"file\": \"%s\" } }".formatted(file),
                sequence -> {
                    if (sequence == 2) {
                        heldUp.countDown();
                        await(ticks);
                    }
                    return sequence == 3 ? 700 : 0;
                },
                source -> new Flooding(source, heldUp, ticks));
        // The last one is counted before it comes to the queue.
        long room = 2L * SessionRun.QUEUE_CAPACITY + 1;
        assertThat(outcome.enforcement().droppedMarkers()).isBetween(Flooding.MARKERS - room, (long) Flooding.MARKERS);
        JsonNode events = new ObjectMapper().readTree(file.toFile()).path("events");
        assertThat(events.findValuesAsText("text"))
                .anyMatch(text -> text.matches("[0-9]+ markers given up by a full queue"));
    }

    @Test
    void writesTheFallbacksAnswerInTimeWhenTheOwnOneIsLate() {
        SessionOutcome outcome = run(
                "{ \"hardMillis\": 60, \"policy\": \"fallback\", \"fallback\": { \"decoder\": \"csp-lda\" } }",
                sequence -> sequence >= 7 ? 70 : 0);
        assertThat(outcome.enforcement().fallbacks()).isGreaterThanOrEqualTo(1);
        List<DecisionEntry> late = entries.stream()
                .filter(entry -> entry.decision().sequence() >= 7)
                .toList();
        assertThat(late).hasSize(TRIALS - 7);
        // A machine that stops the watchdog's thread for longer than its reserve gets no answer rather than a late one.
        assertThat(late).anyMatch(entry -> heardOf(entry).stream().anyMatch(BudgetEnforcementTest::isActive));
        assertThat(late).allSatisfy(entry -> {
            assertThat(heardOf(entry)).hasSizeLessThanOrEqualTo(1);
            assertThat(heardOf(entry))
                    .filteredOn(BudgetEnforcementTest::isActive)
                    .allMatch(one -> one.atNanos() < entry.times().decidedNanos());
        });
        assertThat(outcome.budget().misses()).isPositive();
    }

    private static boolean isActive(Heard heard) {
        return heard.kind() == CommandKind.ACTIVE;
    }

    private List<Heard> heardOf(DecisionEntry entry) {
        return actuator.heard.stream()
                .filter(one -> one.sequence() == entry.decision().sequence())
                .toList();
    }

    @Test
    void degradesAfterMissesAndComesBackWhenThereIsRoom() {
        SessionOutcome outcome = run(
                "{ \"hardMillis\": 250, \"policy\": \"degrade\","
                        + " \"fallback\": { \"decoder\": \"csp-lda\", \"degradeAfter\": 2, \"recoverAfter\": 2,"
                        + " \"recoverShare\": 1 } }",
                sequence -> sequence < 2 ? 350 : 0);
        assertThat(outcome.enforcement().switches()).isGreaterThanOrEqualTo(2);
        assertThat(outcome.budget().misses()).isGreaterThanOrEqualTo(2);
        assertThat(outcome.decisions()).isEqualTo(TRIALS);
    }

    @Test
    void refusesASessionWhoseWorstCaseDoesNotFitWithFiguresAndTheStageToBlame() {
        SluggishProvider.delay(sequence -> 3);
        assertThatThrownBy(() -> run("{ \"hardMillis\": 1, \"admission\": \"required\" }", sequence -> 0))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("small.json at $.budget.hardMillis: read 1.000 ms, expected at least the p99 of")
                .hasMessageContaining("choose a cheaper decoder");
        assertThat(actuator.heard).isEmpty();
    }

    @Test
    void writesTheFlightRecorderDownOnAMiss() throws IOException {
        Path file = folder.resolve("flight.json");
        SessionOutcome outcome = run(
                "{ \"hardMillis\": 50, \"recorder\": { \"file\": \"%s\" } }".formatted(file),
                sequence -> sequence == 3 ? 200 : 0);
        assertThat(outcome.enforcement().recordings()).isEqualTo(1);
        JsonNode tree = new ObjectMapper().readTree(file.toFile());
        assertThat(tree.path("events").findValuesAsText("kind")).contains("missed");
        assertThat(tree.path("events"))
                .anySatisfy(event -> assertThat(
                                event.path("stageMicros").path("total").asDouble())
                        .isGreaterThan(50_000));
    }
}
