package org.hillock.feedback.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.mapping.Intention;
import org.hillock.feedback.safety.Arming;
import org.hillock.feedback.safety.GovernorSettings;
import org.hillock.feedback.safety.Limits;
import org.hillock.feedback.safety.SafetyGovernor;
import org.hillock.feedback.safety.Watch;
import org.junit.jupiter.api.Test;

/** What a lane does beside handing commands on: what it repeats, what it eases, and what it does when a stop comes in between. */
class LaneTallyTest {
    private static final long MILLI = 1_000_000;
    private static final Duration RETRY = Duration.ofMillis(1000);
    private static final LaneSettings SETTINGS =
            new LaneSettings(8, Duration.ofMillis(500), Duration.ofMillis(50), RETRY);

    private final AtomicLong now = new AtomicLong();
    private final List<String> news = new ArrayList<>();
    private final Robot robot = new Robot();

    /** Expects a word every hundred milliseconds. */
    private final class Robot implements Actuator {
        private final List<String> heard = new ArrayList<>();
        private boolean broken;
        private Runnable whileWritten = () -> {};

        @Override
        public String name() {
            return "robot";
        }

        @Override
        public Acknowledgement acknowledgement() {
            return Acknowledgement.DEVICE;
        }

        @Override
        public LinkLoss onLinkLoss() {
            return LinkLoss.goesOn("it goes on");
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofMillis(100);
        }

        @Override
        public void send(ActuatorCommand command) {
            hear(command.kind() == CommandKind.NEUTRAL ? "neutral" : command.name() + command.axes());
            if (command.kind() != CommandKind.NEUTRAL) {
                whileWritten.run();
            }
        }

        private void hear(String what) {
            if (broken) {
                throw new FeedbackException("robot: it is gone.");
            }
            heard.add(what);
        }

        @Override
        public void neutral() {
            hear("neutral");
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private LaneTally tally(CommandGate gate) {
        return new LaneTally(robot, SETTINGS, gate, now::get, new LaneListener() {
            @Override
            public void settled(ActuatorCommand command, Delivery delivery, long atNanos) {
                news.add(command.name() + " " + delivery);
            }

            @Override
            public void acknowledged(ActuatorCommand command, long atNanos) {
                news.add(command.name() + " acknowledged");
            }

            @Override
            public void unacknowledged(ActuatorCommand command, String reason, long atNanos) {
                news.add(command.name() + " " + reason);
            }
        });
    }

    private static ActuatorCommand go(long sequence) {
        return new ActuatorCommand(sequence, 0, Long.MAX_VALUE, 0, "go", 1, CommandKind.ACTIVE);
    }

    private void idleFor(LaneTally tally, int millis) {
        for (int i = 0; i < millis; i += 10) {
            now.addAndGet(10 * MILLI);
            tally.idle();
        }
    }

    @Test
    void repeatsNeutralAtTheHeartbeatAndNeverACommandThatActs() {
        LaneTally tally = tally(command -> true);
        tally.write(ActuatorCommand.neutral(-1, 0));
        idleFor(tally, 1000);
        assertThat(robot.heard).hasSize(11).containsOnly("neutral");
        tally.write(go(1));
        idleFor(tally, 1000);
        assertThat(robot.heard).hasSize(12).endsWith("go[]");
        tally.write(ActuatorCommand.neutral(2, now.get()));
        idleFor(tally, 100);
        assertThat(robot.heard).hasSize(14).endsWith("neutral", "neutral");
        assertThat(tally.counts().neutrals()).isEqualTo(2);
        assertThat(news)
                .containsExactly(
                        "neutral SENT",
                        "neutral acknowledged",
                        "go SENT",
                        "go acknowledged",
                        "neutral SENT",
                        "neutral acknowledged");
    }

    @Test
    void aBeatThatFailsIsAFaultAndNeutralIsTriedAgainByItself() {
        LaneTally tally = tally(command -> true);
        tally.write(ActuatorCommand.neutral(-1, 0));
        robot.broken = true;
        idleFor(tally, 500);
        assertThat(tally.counts().failed()).isEqualTo(1);
        assertThat(tally.counts().lastFailure()).isEqualTo("robot: it is gone.");
        robot.broken = false;
        tally.write(go(1));
        assertThat(robot.heard).as("it has taken no neutral yet").doesNotContain("go[]");
        idleFor(tally, (int) RETRY.toMillis());
        assertThat(robot.heard).endsWith("neutral");
        tally.write(go(2));
        assertThat(robot.heard).endsWith("go[]");
    }

    /** Nobody offers anything after an emergency, so nobody else would try again. */
    @Test
    void aNeutralThatFailedIsWrittenAgainThoughNoCommandComes() {
        LaneTally tally = tally(command -> false);
        robot.broken = true;
        tally.write(ActuatorCommand.neutral(-1, 0));
        assertThat(robot.heard).isEmpty();
        robot.broken = false;
        idleFor(tally, (int) RETRY.toMillis() - 10);
        assertThat(robot.heard).isEmpty();
        idleFor(tally, 10);
        assertThat(robot.heard).containsExactly("neutral");
    }

    @Test
    void aStopThatComesWhileACommandIsWrittenIsFollowedByNeutralAtOnce() {
        SafetyGovernor governor = new SafetyGovernor(new GovernorSettings(Duration.ofSeconds(1), -1, 1));
        governor.enter(SafetyGovernor.State.RUNNING);
        LaneTally tally = tally(governor);
        robot.whileWritten = () -> governor.emergencyStop("test");
        tally.write(governor.govern(new Intention.Act(1, "go", 1), 0, Long.MAX_VALUE)
                .command());
        assertThat(robot.heard).containsExactly("go[]", "neutral");
        assertThat(news).containsExactly("go SENT", "go stopped while it was written");
    }

    @Test
    void isBusyBeforeItAsksTheGate() {
        boolean[] busyWhenAsked = new boolean[1];
        LaneTally[] asking = new LaneTally[1];
        asking[0] = tally(command -> busyWhenAsked[0] = asking[0].busy());
        asking[0].write(go(1));
        assertThat(busyWhenAsked[0]).isTrue();
        assertThat(asking[0].busy()).isFalse();
    }

    /** To come back from a fault takes time, in which a stop or the deadline may come. */
    @Test
    void asksTheGateAndTheClockAfterItHasComeBack() {
        LaneTally stopped = tally(new CommandGate() {
            private int asked;

            @Override
            public boolean permits(ActuatorCommand command) {
                return asked++ == 0;
            }
        });
        robot.broken = true;
        stopped.write(ActuatorCommand.neutral(-1, 0));
        robot.broken = false;
        now.addAndGet(RETRY.toNanos());
        stopped.write(go(2));
        assertThat(robot.heard).containsExactly("neutral");
        assertThat(news).endsWith("go REFUSED");
    }

    @Test
    void aRobotThatRestedByItselfIsEasedBackThoughTheOthersAreFarAhead() {
        SafetyGovernor governor = new SafetyGovernor(new GovernorSettings(
                Duration.ofSeconds(1),
                new Limits(-1, 1, 1, Duration.ZERO, Duration.ZERO),
                Watch.NONE,
                Arming.NOT_NEEDED,
                Set.of()));
        governor.enter(SafetyGovernor.State.RUNNING);
        LaneTally tally = tally(governor);
        tally.write(ActuatorCommand.neutral(-1, 0));
        for (int step = 1; step <= 4; step++) {
            if (step == 3) {
                tally.write(ActuatorCommand.neutral(-1, now.get()));
            }
            now.addAndGet(100 * MILLI);
            tally.write(governor.govern(new Intention.Move(step, "move", List.of(1.0)), now.get(), Long.MAX_VALUE)
                    .command());
        }
        assertThat(robot.heard)
                .containsExactly("neutral", "move[0.1]", "move[0.2]", "neutral", "move[0.1]", "move[0.2]");
        assertThat(governor.counts().slewed()).isEqualTo(4);
    }
}
