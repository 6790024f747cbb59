package org.hillock.feedback.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.feedback.FeedbackException;
import org.junit.jupiter.api.Test;

class ActuatorLaneTest {
    private final AtomicLong now = new AtomicLong();
    private final List<String> news = Collections.synchronizedList(new ArrayList<>());
    private final LaneListener listener =
            (command, delivery, atNanos) -> news.add(command.name() + command.sequence() + " " + delivery);

    /** Holds every command until the gate opens. */
    private static final class Gated implements Actuator {
        private final CountDownLatch gate = new CountDownLatch(1);
        private final CountDownLatch entered = new CountDownLatch(1);
        private final List<String> outputs = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean failing;
        private volatile boolean closed;

        @Override
        public String name() {
            return "gated";
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
            outputs.add(command.name() + command.sequence());
        }

        @Override
        public void neutral() {
            outputs.add("neutral!");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static ActuatorCommand command(long sequence, long deadlineNanos) {
        return new ActuatorCommand(sequence, 0, deadlineNanos, 0, "go", 1, CommandKind.ACTIVE);
    }

    @Test
    void dropsTheOldestCommandWhenTheQueueIsFullAndNeverBlocks() throws InterruptedException {
        Gated actuator = new Gated();
        ActuatorLane lane = ActuatorLane.open(actuator, 2, now::get, listener);
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
        ActuatorLane lane = ActuatorLane.open(actuator, 8, now::get, listener);
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
        ActuatorLane lane = ActuatorLane.open(actuator, 8, now::get, listener);
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
        ActuatorLane lane = ActuatorLane.open(actuator, 8, now::get, listener);
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
        ActuatorLane lane = ActuatorLane.open(actuator, 8, now::get, listener);
        lane.close();
        lane.offer(command(1, Long.MAX_VALUE));
        assertThat(lane.counts().dropped()).isEqualTo(1);
        assertThat(actuator.outputs).doesNotContain("go1");
    }

    @Test
    void tellsAHangingActuatorToGoNeutralFromTheCallersThread() {
        Gated actuator = new Gated();
        ActuatorLane lane = ActuatorLane.open(actuator, 8, now::get, listener);
        lane.close();
        assertThat(actuator.outputs).containsExactly("neutral!");
        actuator.gate.countDown();
    }

    @Test
    void writesAtOnceWithoutAQueue() {
        Gated actuator = new Gated();
        actuator.gate.countDown();
        DirectLane lane = new DirectLane(actuator, now::get, listener);
        lane.offer(command(1, Long.MAX_VALUE));
        assertThat(actuator.outputs).containsExactly("neutral-1", "go1");
        lane.close();
        assertThat(actuator.outputs).endsWith("neutral-1");
        assertThat(actuator.closed).isTrue();
    }
}
