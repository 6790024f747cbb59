package org.hillock.feedback.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.feedback.FeedbackException;
import org.junit.jupiter.api.Test;

class ActuatorLaneTest {
    private static final LaneSettings SETTINGS =
            new LaneSettings(8, Duration.ofNanos(500), Duration.ofMillis(50), Duration.ofNanos(1000));

    private final AtomicLong now = new AtomicLong();
    private final AtomicLong permittedFrom = new AtomicLong(Long.MIN_VALUE);
    private final CommandGate gate = command -> command.sequence() >= permittedFrom.get();
    private final List<String> news = Collections.synchronizedList(new ArrayList<>());
    private final LaneListener listener =
            (command, delivery, atNanos) -> news.add(command.name() + command.sequence() + " " + delivery);

    /** Holds every command until the gate opens. */
    private static final class Gated implements Actuator {
        private final CountDownLatch gate = new CountDownLatch(1);
        private final CountDownLatch entered = new CountDownLatch(1);
        private final List<String> outputs = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean failing;
        private volatile boolean broken;
        private volatile boolean silent;
        private volatile Duration heartbeat = Duration.ZERO;
        private final CountDownLatch answer = new CountDownLatch(1);
        private volatile boolean slowToAnswer;
        private volatile boolean newestIsCommand;
        private volatile boolean closed;

        @Override
        public String name() {
            return "gated";
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
            entered.countDown();
            try {
                assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (failing && command.kind() != CommandKind.NEUTRAL) {
                throw new FeedbackException("gated: it failed.");
            }
            newestIsCommand = command.kind() != CommandKind.NEUTRAL;
            outputs.add(command.name() + command.sequence());
        }

        @Override
        public Duration heartbeat() {
            return heartbeat;
        }

        @Override
        public void awaitAcknowledgement(Duration patience) {
            if (slowToAnswer && newestIsCommand) {
                try {
                    assertThat(answer.await(10, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (silent && newestIsCommand) {
                throw new FeedbackException("gated: no answer within " + patience.toMillis() + " ms.");
            }
        }

        @Override
        public void neutral() {
            if (broken) {
                throw new FeedbackException("gated: it is gone.");
            }
            newestIsCommand = false;
            outputs.add("neutral!");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private ActuatorLane open(Actuator actuator, int capacity) {
        return ActuatorLane.open(actuator, SETTINGS.withCapacity(capacity), gate, now::get, listener);
    }

    private static ActuatorCommand command(long sequence, long deadlineNanos) {
        return new ActuatorCommand(sequence, 0, deadlineNanos, 0, "go", 1, CommandKind.ACTIVE);
    }

    @Test
    void dropsTheOldestCommandWhenTheQueueIsFullAndNeverBlocks() throws InterruptedException {
        Gated actuator = new Gated();
        ActuatorLane lane = open(actuator, 2);
        assertThat(actuator.entered.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 5; i++) {
            lane.offer(command(i, Long.MAX_VALUE));
        }
        assertThat(lane.counts().dropped()).isEqualTo(3);
        assertThat(news).containsExactly("go0 DROPPED", "go1 DROPPED", "go2 DROPPED");
        actuator.gate.countDown();
        lane.neutral();
        lane.close();
        assertThat(actuator.outputs).startsWith("neutral-1").endsWith("neutral-1");
    }

    @Test
    void writesWhatWaitsAndANeutralWhenItCloses() {
        Gated actuator = new Gated();
        actuator.gate.countDown();
        ActuatorLane lane = open(actuator, 8);
        lane.offer(command(1, Long.MAX_VALUE));
        lane.close();
        assertThat(actuator.outputs).containsExactly("neutral-1", "go1", "neutral-1");
        assertThat(actuator.closed).isTrue();
        assertThat(lane.counts().sent()).isEqualTo(1);
        assertThat(lane.counts().neutrals()).isEqualTo(2);
    }

    @Test
    void neverWritesACommandAfterItsDeadline() {
        Gated actuator = new Gated();
        actuator.gate.countDown();
        ActuatorLane lane = open(actuator, 8);
        now.set(100);
        lane.offer(command(1, 99));
        lane.offer(command(2, 100));
        lane.close();
        assertThat(actuator.outputs).containsExactly("neutral-1", "go2", "neutral-1");
        assertThat(lane.counts().expired()).isEqualTo(1);
        assertThat(news).contains("go1 EXPIRED", "go2 SENT");
    }

    @Test
    void goesNeutralAfterAFailureAndGoesOn() {
        Gated actuator = new Gated();
        actuator.failing = true;
        actuator.gate.countDown();
        ActuatorLane lane = open(actuator, 8);
        lane.offer(command(1, Long.MAX_VALUE));
        lane.close();
        assertThat(actuator.outputs).containsExactly("neutral-1", "neutral!", "neutral-1");
        assertThat(lane.counts().failed()).isEqualTo(1);
        assertThat(lane.counts().lastFailure()).isEqualTo("gated: it failed.");
    }

    @Test
    void dropsWhatIsOfferedAfterTheEnd() {
        Gated actuator = new Gated();
        actuator.gate.countDown();
        ActuatorLane lane = open(actuator, 8);
        lane.close();
        lane.offer(command(1, Long.MAX_VALUE));
        assertThat(lane.counts().dropped()).isEqualTo(1);
        assertThat(actuator.outputs).doesNotContain("go1");
    }

    @Test
    void tellsAHangingActuatorToGoNeutralFromTheCallersThread() {
        Gated actuator = new Gated();
        ActuatorLane lane = open(actuator, 8);
        lane.close();
        assertThat(actuator.outputs).containsExactly("neutral!");
        actuator.gate.countDown();
    }

    @Test
    void writesAtOnceWithoutAQueue() {
        Gated actuator = new Gated();
        actuator.gate.countDown();
        DirectLane lane = new DirectLane(actuator, LaneSettings.USUAL, gate, now::get, listener);
        lane.offer(command(1, Long.MAX_VALUE));
        assertThat(actuator.outputs).containsExactly("neutral-1", "go1");
        lane.close();
        assertThat(actuator.outputs).endsWith("neutral-1");
        assertThat(actuator.closed).isTrue();
    }

    @Test
    void asksTheGateAtTheLastMoment() throws InterruptedException {
        Gated actuator = new Gated();
        ActuatorLane lane = open(actuator, 8);
        assertThat(actuator.entered.await(10, TimeUnit.SECONDS)).isTrue();
        lane.offer(command(1, Long.MAX_VALUE));
        lane.offer(command(2, Long.MAX_VALUE));
        permittedFrom.set(2);
        actuator.gate.countDown();
        lane.close();
        assertThat(actuator.outputs).containsExactly("neutral-1", "go2", "neutral-1");
        assertThat(lane.counts().refused()).isEqualTo(1);
        assertThat(news).contains("go1 REFUSED");
    }

    @Test
    void tellsAStuckActuatorPastItsWriteOnceAndCountsIt() throws InterruptedException {
        Gated actuator = new Gated();
        ActuatorLane lane = open(actuator, 8);
        assertThat(actuator.entered.await(10, TimeUnit.SECONDS)).isTrue();
        now.set(500);
        lane.supervise(500);
        assertThat(lane.counts().stuck()).isZero();
        lane.supervise(501);
        lane.supervise(502);
        awaitOutput(actuator, "neutral!");
        assertThat(actuator.outputs).containsExactly("neutral!");
        assertThat(lane.counts().stuck()).isEqualTo(1);
        assertThat(lane.counts().lastFailure()).contains("a write took longer than");
        actuator.gate.countDown();
        lane.close();
    }

    @Test
    void anEmergencyReachesAnActuatorWhoseThreadIsBlocked() throws InterruptedException {
        Gated actuator = new Gated();
        ActuatorLane lane = open(actuator, 8);
        assertThat(actuator.entered.await(10, TimeUnit.SECONDS)).isTrue();
        lane.offer(command(1, Long.MAX_VALUE));
        lane.emergency();
        awaitOutput(actuator, "neutral!");
        actuator.gate.countDown();
        lane.close();
        assertThat(actuator.outputs).doesNotContain("go1").endsWith("neutral-1");
    }

    @Test
    void anEmergencyDoesNotWaitForTheConfirmationOfTheCommandBefore() throws InterruptedException {
        Gated actuator = new Gated();
        actuator.gate.countDown();
        actuator.slowToAnswer = true;
        ActuatorLane lane = open(actuator, 8);
        lane.offer(command(1, Long.MAX_VALUE));
        awaitOutput(actuator, "go1");
        lane.emergency();
        awaitOutput(actuator, "neutral!");
        actuator.answer.countDown();
        lane.close();
        assertThat(actuator.outputs).containsExactly("neutral-1", "go1", "neutral!", "neutral-1", "neutral-1");
    }

    @Test
    void streamsNeutralToAPeerThatMustNotBeLeftAlone() throws InterruptedException {
        Gated actuator = new Gated();
        actuator.gate.countDown();
        actuator.heartbeat = Duration.ofMillis(1);
        ActuatorLane lane = ActuatorLane.open(actuator, SETTINGS.withCapacity(8), gate, System::nanoTime, listener);
        for (int i = 0; i < 2000 && actuator.outputs.size() < 5; i++) {
            Thread.sleep(5);
        }
        lane.offer(command(1, Long.MAX_VALUE));
        awaitOutput(actuator, "go1");
        lane.close();
        assertThat(actuator.outputs).startsWith("neutral-1", "neutral!", "neutral!", "neutral!", "neutral!");
        assertThat(actuator.outputs.subList(actuator.outputs.indexOf("go1"), actuator.outputs.size()))
                .containsExactly("go1", "neutral-1");
        assertThat(lane.counts().neutrals()).isEqualTo(2);
    }

    @Test
    void aNeutralThatNewerCommandsPushOutOfTheQueueIsWrittenBeforeThem() throws InterruptedException {
        Gated actuator = new Gated();
        ActuatorLane lane = open(actuator, 2);
        assertThat(actuator.entered.await(10, TimeUnit.SECONDS)).isTrue();
        lane.neutral();
        lane.offer(command(1, Long.MAX_VALUE));
        lane.offer(command(2, Long.MAX_VALUE));
        actuator.gate.countDown();
        awaitOutput(actuator, "go2");
        assertThat(actuator.outputs).containsExactly("neutral-1", "neutral-1", "go1", "go2");
        lane.close();
    }

    @Test
    void countsACommandThatNobodyConfirmsAsAFailureAndGoesNeutral() {
        Gated actuator = new Gated();
        actuator.silent = true;
        actuator.gate.countDown();
        ActuatorLane lane = open(actuator, 8);
        lane.offer(command(1, Long.MAX_VALUE));
        lane.close();
        assertThat(actuator.outputs).containsExactly("neutral-1", "go1", "neutral!", "neutral-1");
        assertThat(lane.counts().failed()).isEqualTo(1);
        assertThat(lane.counts().lastFailure()).isEqualTo("gated: no answer within 50 ms.");
    }

    @Test
    void anActuatorThatIsGoneGetsNothingUntilItTakesANeutralAgain() {
        Gated actuator = new Gated();
        actuator.gate.countDown();
        actuator.failing = true;
        actuator.broken = true;
        DirectLane lane = new DirectLane(actuator, SETTINGS, gate, now::get, listener);
        lane.offer(command(1, Long.MAX_VALUE));
        actuator.failing = false;
        lane.offer(command(2, Long.MAX_VALUE));
        now.set(1000);
        lane.offer(command(3, Long.MAX_VALUE));
        actuator.broken = false;
        now.set(2000);
        lane.offer(command(4, Long.MAX_VALUE));
        assertThat(actuator.outputs).containsExactly("neutral-1", "neutral!", "go4");
        assertThat(lane.counts().failed()).isEqualTo(3);
        lane.close();
    }

    @Test
    void aWithheldCommandChangesNothing() {
        Gated actuator = new Gated();
        actuator.gate.countDown();
        ActuatorLane lane = open(actuator, 8);
        lane.offer(ActuatorCommand.withheld(1, 0));
        lane.close();
        assertThat(actuator.outputs).containsExactly("neutral-1", "neutral-1");
    }

    private static void awaitOutput(Gated actuator, String output) throws InterruptedException {
        for (int i = 0; i < 1000 && !actuator.outputs.contains(output); i++) {
            Thread.sleep(5);
        }
        assertThat(actuator.outputs).contains(output);
    }
}
