package org.hillock.feedback.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.ActuatorLane;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.CommandLane;
import org.hillock.feedback.actuator.Delivery;
import org.hillock.feedback.actuator.DirectLane;
import org.hillock.feedback.actuator.LaneListener;
import org.hillock.feedback.actuator.LaneSettings;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.feedback.actuator.PromptLane;
import org.hillock.feedback.mapping.Intention;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A stop while a decoder hands commands over as fast as it can and then falls silent: whatever the threads do meanwhile, the
 * actuator's last word is neutral, though nobody decides anything any more.
 */
class StopRaceTest {
    private static final int ROUNDS = 40;
    private static final long SENTINEL = Long.MIN_VALUE + 1;
    private static final SessionClock CLOCK = SessionClock.monotonic();

    private enum Kind {
        QUEUED,
        PROMPT,
        DIRECT
    }

    /** Gives way between the decision to write and the write, where a stop hurts most. */
    private static final class Yielding implements Actuator {
        private final Kind kind;
        private final List<CommandKind> written = Collections.synchronizedList(new ArrayList<>());

        Yielding(Kind kind) {
            this.kind = kind;
        }

        @Override
        public String name() {
            return "yielding";
        }

        @Override
        public Acknowledgement acknowledgement() {
            return Acknowledgement.SENT;
        }

        @Override
        public LinkLoss onLinkLoss() {
            return LinkLoss.goesOn("it goes on");
        }

        @Override
        public boolean isPrompt() {
            return kind == Kind.PROMPT;
        }

        @Override
        public void send(ActuatorCommand command) {
            Thread.yield();
            written.add(command.kind());
        }

        @Override
        public void neutral() {
            written.add(CommandKind.NEUTRAL);
        }

        /** A neutral may still be on its way from a thread of its own, a command that acts may not. */
        boolean becomesNeutral() throws InterruptedException {
            for (int i = 0; i < 5000 && written.get(written.size() - 1) != CommandKind.NEUTRAL; i++) {
                Thread.sleep(1);
            }
            return written.get(written.size() - 1) == CommandKind.NEUTRAL;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private static CommandLane open(Kind kind, Actuator actuator, SafetyGovernor governor, LaneListener listener) {
        return switch (kind) {
            case QUEUED -> ActuatorLane.open(actuator, LaneSettings.USUAL, governor, CLOCK, listener);
            case PROMPT -> new PromptLane(actuator, LaneSettings.USUAL, governor, CLOCK, listener);
            case DIRECT -> new DirectLane(actuator, LaneSettings.USUAL, governor, CLOCK, listener);
        };
    }

    @ParameterizedTest
    @EnumSource
    void theLastWordIsNeutral(Kind kind) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            Yielding actuator = new Yielding(kind);
            CountDownLatch allWritten = new CountDownLatch(1);
            SafetyGovernor governor = new SafetyGovernor(new GovernorSettings(Duration.ofSeconds(1), -1, 1));
            governor.enter(SafetyGovernor.State.RUNNING);
            try (CommandLane lane = open(kind, actuator, governor, (command, delivery, atNanos) -> {
                if (command.sequence() == SENTINEL && delivery == Delivery.REFUSED) {
                    allWritten.countDown();
                }
            })) {
                CountDownLatch acting = new CountDownLatch(3);
                Thread decoder = new Thread(() -> decideUntilStopped(governor, lane, acting), "decoder");
                decoder.start();
                assertThat(acting.await(10, TimeUnit.SECONDS)).isTrue();
                LockSupport.parkNanos(1000L * (round % 20));
                governor.emergencyStop("test");
                lane.emergency();
                decoder.join();
                // Nothing that was handed over before it waits any more when this one is refused.
                lane.offer(new ActuatorCommand(SENTINEL, 0, Long.MAX_VALUE, 0, "go", 1, CommandKind.ACTIVE));
                assertThat(allWritten.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(actuator.becomesNeutral()).as("round " + round).isTrue();
            }
        }
    }

    private static void decideUntilStopped(SafetyGovernor governor, CommandLane lane, CountDownLatch acting) {
        for (long sequence = 0; !governor.stopped(); sequence++) {
            long now = CLOCK.nanoTime();
            Ruling ruling = governor.govern(new Intention.Act(sequence, "go", 1), now, now + 1_000_000_000L);
            lane.offer(ruling.command());
            acting.countDown();
        }
    }
}
