package org.hillock.feedback.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.feedback.FeedbackException;
import org.junit.jupiter.api.Test;

class PromptLaneTest {
    private static final LaneSettings SETTINGS =
            new LaneSettings(8, Duration.ofNanos(500), Duration.ofMillis(50), Duration.ofNanos(1000));

    private final AtomicLong now = new AtomicLong();
    private final AtomicLong permittedFrom = new AtomicLong(Long.MIN_VALUE);
    private final List<String> news = new ArrayList<>();
    private final Prompt actuator = new Prompt();

    /** Notes what it is told and on which thread. */
    private static final class Prompt implements Actuator {
        private final List<String> outputs = new ArrayList<>();
        private boolean prompt = true;
        private boolean failing;
        private boolean broken;
        private boolean closed;
        private Thread thread = Thread.currentThread();

        @Override
        public String name() {
            return "prompt";
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
        public boolean isPrompt() {
            return prompt;
        }

        @Override
        public void send(ActuatorCommand command) {
            thread = Thread.currentThread();
            if (failing && command.kind() != CommandKind.NEUTRAL) {
                throw new FeedbackException("prompt: it failed.");
            }
            outputs.add(command.name() + command.sequence());
        }

        @Override
        public void neutral() {
            if (broken) {
                throw new FeedbackException("prompt: it is gone.");
            }
            outputs.add("neutral");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private PromptLane open() {
        return new PromptLane(
                actuator,
                SETTINGS,
                command -> command.sequence() >= permittedFrom.get(),
                now::get,
                (command, delivery, atNanos) -> news.add(command.name() + command.sequence() + " " + delivery));
    }

    private static ActuatorCommand command(long sequence, long deadlineNanos) {
        return new ActuatorCommand(sequence, 0, deadlineNanos, 1000, "left", 1, CommandKind.ACTIVE);
    }

    @Test
    void writesOnTheOfferingThreadBeforeItReturns() {
        PromptLane lane = open();
        lane.offer(command(1, 10));
        assertThat(actuator.outputs).containsExactly("neutral-1", "left1");
        assertThat(actuator.thread).isSameAs(Thread.currentThread());
        assertThat(news).containsExactly("neutral-1 SENT", "left1 SENT");
    }

    @Test
    void asksTheGateAndTheClockBeforeEachWrite() {
        PromptLane lane = open();
        permittedFrom.set(5);
        lane.offer(command(4, 10));
        now.set(11);
        lane.offer(command(5, 10));
        lane.offer(ActuatorCommand.withheld(6, 0));
        assertThat(news).containsExactly("neutral-1 SENT", "left4 REFUSED", "left5 EXPIRED");
        assertThat(actuator.outputs).containsExactly("neutral-1");
    }

    @Test
    void goesNeutralAfterAFailureAndCounts() {
        PromptLane lane = open();
        actuator.failing = true;
        lane.offer(command(1, 10));
        assertThat(actuator.outputs).containsExactly("neutral-1", "neutral");
        actuator.failing = false;
        lane.offer(command(2, 10));
        assertThat(actuator.outputs).endsWith("left2");
        assertThat(lane.counts().failed()).isEqualTo(1);
        assertThat(lane.counts().sent()).isEqualTo(1);
    }

    @Test
    void anEmergencyIsWrittenAtOnceAndByAnyThread() throws InterruptedException {
        PromptLane lane = open();
        lane.offer(command(1, 10));
        Thread other = new Thread(lane::emergency);
        other.start();
        other.join();
        assertThat(actuator.outputs).containsExactly("neutral-1", "left1", "neutral-1");
        assertThat(actuator.thread).isSameAs(other);
    }

    @Test
    void anActuatorThatFailedIsToldToGoNeutralAgainThoughNoCommandComes() {
        PromptLane lane = open();
        actuator.failing = true;
        actuator.broken = true;
        lane.offer(command(1, 10));
        actuator.broken = false;
        lane.supervise(0);
        assertThat(actuator.outputs).containsExactly("neutral-1");
        now.set(1000);
        lane.supervise(1000);
        assertThat(actuator.outputs).containsExactly("neutral-1", "neutral");
    }

    @Test
    void endsNeutralAndDropsWhatComesLater() {
        PromptLane lane = open();
        lane.offer(command(1, 10));
        lane.close();
        lane.close();
        lane.offer(command(2, 10));
        lane.neutral();
        assertThat(actuator.outputs).containsExactly("neutral-1", "left1", "neutral-1");
        assertThat(news).endsWith("left2 DROPPED");
        assertThat(actuator.closed).isTrue();
    }

    @Test
    void refusesAnActuatorThatMayWait() {
        actuator.prompt = false;
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a thread of its own");
    }
}
