package org.hillock.feedback.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.mapping.Intention;
import org.hillock.feedback.safety.Ruling.Cause;
import org.hillock.feedback.safety.SafetyGovernor.Contact;
import org.hillock.feedback.safety.SafetyGovernor.LatePolicy;
import org.hillock.feedback.safety.SafetyGovernor.State;
import org.junit.jupiter.api.Test;

class SafetyGovernorTest {
    private static final long MILLI = 1_000_000;
    private static final Duration TTL = Duration.ofMillis(200);

    private final List<SafetyEvent> events = new ArrayList<>();

    private SafetyGovernor running(GovernorSettings settings) {
        SafetyGovernor governor = new SafetyGovernor(settings, events::add);
        governor.enter(State.RUNNING);
        return governor;
    }

    private SafetyGovernor running() {
        return running(new GovernorSettings(TTL, -1, 1));
    }

    private static Intention act(long sequence, String name) {
        return new Intention.Act(sequence, name, 0.75);
    }

    private static Intention move(long sequence, Double... axes) {
        return new Intention.Move(sequence, "move", List.of(axes));
    }

    @Test
    void isNeutralUntilTheSessionRuns() {
        SafetyGovernor governor = new SafetyGovernor(new GovernorSettings(TTL, -1, 1));
        Ruling ruling = governor.govern(act(3, "left"), 5, 9);
        assertThat(ruling.command().kind()).isEqualTo(CommandKind.NEUTRAL);
        assertThat(ruling.cause()).isEqualTo(Cause.NOT_RUNNING);
        assertThat(governor.counts().suppressed()).isEqualTo(1);
    }

    @Test
    void nothingPassesAfterTheEndThoughTheSourceComesBack() {
        SafetyGovernor governor = running();
        governor.end();
        governor.enter(State.RUNNING);
        assertThat(governor.govern(act(1, "left"), 0, 9).cause()).isEqualTo(Cause.NOT_RUNNING);
        governor.enter(State.SOURCE_LOST);
        governor.enter(State.RUNNING);
        assertThat(governor.govern(act(2, "left"), 0, 9).cause()).isEqualTo(Cause.NOT_RUNNING);
        governor.enter(State.FAULT);
        assertThat(governor.state()).isEqualTo(State.FAULT);
    }

    @Test
    void countsEveryHaltOfTheOutput() {
        SafetyGovernor governor =
                running(new GovernorSettings(TTL, Limits.range(-1, 1), Watch.NONE, Arming.BY_PERSON, Set.of("door")));
        governor.interlock("door", Contact.CLOSED);
        governor.arm("test");
        assertThat(governor.halts()).isZero();
        governor.emergencyStop("test");
        governor.emergencyStop("test");
        governor.clearEmergencyStop("test");
        assertThat(governor.halts()).isEqualTo(1);
        governor.disarm("test");
        governor.interlock("door", Contact.OPEN);
        governor.cutOff(7);
        governor.enter(State.SOURCE_LOST);
        assertThat(governor.halts()).isEqualTo(5);
    }

    @Test
    void passesAnIntentWithItsProbabilityDeadlineAndTimeToLive() {
        SafetyGovernor governor = running();
        assertThat(governor.govern(act(3, "left"), 5, 9).command())
                .isEqualTo(new ActuatorCommand(3, 5, 9, 200_000_000L, "left", 0.75, CommandKind.ACTIVE));
        assertThat(governor.counts().passed()).isEqualTo(1);
    }

    @Test
    void turnsAWishToRestIntoNeutral() {
        SafetyGovernor governor = running();
        Ruling ruling = governor.govern(new Intention.Rest(4, Intention.Cause.ABSTAINED), 5, 9);
        assertThat(ruling.command()).isEqualTo(ActuatorCommand.neutral(4, 5));
        assertThat(governor.counts().abstentions()).isEqualTo(1);
    }

    @Test
    void drawsAMotionIntoItsRange() {
        SafetyGovernor governor = running();
        Ruling ruling = governor.govern(move(5, 7.5, -3.0, 0.5), 0, 0);
        assertThat(ruling.command().axes()).containsExactly(1.0, -1.0, 0.5);
        assertThat(ruling.cause()).isEqualTo(Cause.CLAMPED);
    }

    @Test
    void neverLetsANumberThatIsNonePass() {
        SafetyGovernor governor = running();
        assertThat(governor.govern(move(5, 0.5, Double.NaN), 0, 0).command().kind())
                .isEqualTo(CommandKind.NEUTRAL);
        assertThat(governor.govern(new Intention.Act(6, "left", Double.NaN), 0, 0)
                        .command()
                        .kind())
                .isEqualTo(CommandKind.NEUTRAL);
    }

    @Test
    void comesBackAfterALostSourceButNotAfterAFault() {
        SafetyGovernor governor = running();
        governor.enter(State.SOURCE_LOST);
        assertThat(governor.govern(act(1, "left"), 0, 0).cause()).isEqualTo(Cause.SOURCE_LOST);
        governor.enter(State.RUNNING);
        assertThat(governor.govern(act(2, "left"), 0, 0).cause()).isEqualTo(Cause.PASSED);
        governor.enter(State.FAULT);
        governor.enter(State.RUNNING);
        assertThat(governor.govern(act(3, "left"), 0, 0).cause()).isEqualTo(Cause.FAULT);
        assertThat(governor.arm("anybody")).isFalse();
    }

    @Test
    void anEmergencyStopStaysUntilAPersonClearsItAndVoidsWhatWaits() {
        SafetyGovernor governor = running();
        ActuatorCommand waiting = governor.govern(act(1, "left"), 0, 0).command();
        assertThat(governor.permits(waiting)).isTrue();
        governor.emergencyStop("the space bar");
        governor.emergencyStop("the space bar");
        assertThat(governor.permits(waiting)).isFalse();
        assertThat(governor.govern(act(2, "left"), 1, 1).cause()).isEqualTo(Cause.EMERGENCY);
        governor.enter(State.RUNNING);
        assertThat(governor.govern(act(3, "left"), 2, 2).cause()).isEqualTo(Cause.EMERGENCY);
        governor.clearEmergencyStop("a person");
        assertThat(governor.permits(waiting)).isFalse();
        Ruling next = governor.govern(act(4, "left"), 3, 3);
        assertThat(next.cause()).isEqualTo(Cause.PASSED);
        assertThat(governor.permits(next.command())).isTrue();
        assertThat(governor.counts().emergencies()).isEqualTo(1);
        assertThat(events)
                .extracting(SafetyEvent::kind)
                .containsExactly(SafetyEvent.Kind.EMERGENCY_STOP, SafetyEvent.Kind.EMERGENCY_CLEARED);
    }

    @Test
    void needsAPersonToArmItAndAgainAfterAnEmergencyStop() {
        SafetyGovernor governor =
                running(new GovernorSettings(TTL, Limits.range(-1, 1), Watch.NONE, Arming.BY_PERSON, Set.of()));
        assertThat(governor.govern(act(1, "left"), 0, 0).cause()).isEqualTo(Cause.DISARMED);
        assertThat(governor.arm("a person")).isTrue();
        assertThat(governor.govern(act(2, "left"), 0, 0).cause()).isEqualTo(Cause.PASSED);
        governor.emergencyStop("a key");
        assertThat(governor.arm("a person")).isFalse();
        governor.clearEmergencyStop("a person");
        assertThat(governor.govern(act(3, "left"), 0, 0).cause()).isEqualTo(Cause.DISARMED);
        governor.arm("a person");
        ActuatorCommand waiting = governor.govern(act(4, "left"), 0, 0).command();
        governor.disarm("a person");
        assertThat(governor.permits(waiting)).isFalse();
    }

    @Test
    void actsOnlyWhileEveryContactIsClosed() {
        SafetyGovernor governor =
                running(new GovernorSettings(TTL, Limits.range(-1, 1), Watch.NONE, Arming.NOT_NEEDED, Set.of("cage")));
        assertThat(governor.govern(act(1, "left"), 0, 0).cause()).isEqualTo(Cause.INTERLOCK);
        governor.interlock("cage", Contact.CLOSED);
        ActuatorCommand waiting = governor.govern(act(2, "left"), 0, 0).command();
        assertThat(governor.permits(waiting)).isTrue();
        governor.interlock("cage", Contact.OPEN);
        assertThat(governor.permits(waiting)).isFalse();
        assertThat(events).extracting(SafetyEvent::kind).containsExactly(SafetyEvent.Kind.INTERLOCK_OPENED);
        assertThatThrownBy(() -> governor.interlock("door", Contact.CLOSED)).hasMessageContaining("door");
    }

    @Test
    void theWatchdogBarksOnceWhenDecisionsStayAwayWhileSomethingActs() {
        SafetyGovernor governor =
                running(new GovernorSettings(TTL, Limits.range(-1, 1), Watch.USUAL, Arming.NOT_NEEDED, Set.of()));
        assertThat(governor.watchdog(10_000 * MILLI)).isFalse();
        ActuatorCommand command =
                governor.govern(act(1, "left"), 10_000 * MILLI, Long.MAX_VALUE).command();
        assertThat(governor.watchdog(10_500 * MILLI)).isFalse();
        assertThat(governor.watchdog(10_501 * MILLI)).isTrue();
        assertThat(governor.watchdog(10_502 * MILLI)).isFalse();
        assertThat(governor.permits(command)).isFalse();
        assertThat(governor.counts().watchdogs()).isEqualTo(1);
        assertThat(governor.govern(act(2, "left"), 10_600 * MILLI, Long.MAX_VALUE)
                        .cause())
                .isEqualTo(Cause.PASSED);
    }

    @Test
    void theDeadMansSwitchMustBeHeld() {
        Watch watch = new Watch(Duration.ofSeconds(10), Optional.of(Duration.ofMillis(300)));
        SafetyGovernor governor =
                running(new GovernorSettings(TTL, Limits.range(-1, 1), watch, Arming.NOT_NEEDED, Set.of()));
        assertThat(governor.govern(act(1, "left"), 0, 0).cause()).isEqualTo(Cause.NO_PERSON);
        governor.personPresent(0);
        assertThat(governor.govern(act(2, "left"), MILLI, 0).cause()).isEqualTo(Cause.PASSED);
        assertThat(governor.watchdog(300 * MILLI)).isFalse();
        assertThat(governor.watchdog(301 * MILLI)).isTrue();
    }

    @Test
    void aLateDecisionHoldsTheLastFreshCommandOrGoesNeutral() {
        SafetyGovernor governor = running();
        assertThat(governor.late(1, LatePolicy.HOLD, 0, 0).cause()).isEqualTo(Cause.LATE);
        governor.govern(act(2, "left"), 0, 0);
        Ruling held = governor.late(3, LatePolicy.HOLD, 7, 9);
        assertThat(held.cause()).isEqualTo(Cause.HELD);
        assertThat(held.command().kind()).isEqualTo(CommandKind.HELD);
        assertThat(held.command().name()).isEqualTo("left");
        assertThat(governor.late(4, LatePolicy.NEUTRAL, 8, 9).command().kind()).isEqualTo(CommandKind.NEUTRAL);
        assertThat(governor.late(5, LatePolicy.HOLD, 8, 9).command().kind()).isEqualTo(CommandKind.NEUTRAL);
    }

    @Test
    void keepsTheRateAndTheDwell() {
        Limits limits = new Limits(-1, 1, Double.POSITIVE_INFINITY, Duration.ofMillis(100), Duration.ofMillis(250));
        SafetyGovernor governor = running(new GovernorSettings(TTL, limits, Watch.NONE, Arming.NOT_NEEDED, Set.of()));
        assertThat(governor.govern(act(1, "left"), 0, 0).cause()).isEqualTo(Cause.PASSED);
        assertThat(governor.govern(act(2, "left"), 99 * MILLI, 0).cause()).isEqualTo(Cause.RATE);
        assertThat(governor.govern(act(3, "left"), 100 * MILLI, 0).cause()).isEqualTo(Cause.PASSED);
        Ruling tooEarly = governor.govern(act(4, "right"), 249 * MILLI, 0);
        assertThat(tooEarly.cause()).isEqualTo(Cause.DWELL);
        assertThat(tooEarly.command().kind()).isEqualTo(CommandKind.WITHHELD);
        assertThat(governor.govern(act(5, "right"), 250 * MILLI, 0).cause()).isEqualTo(Cause.PASSED);
        assertThat(governor.counts().withheld()).isEqualTo(2);
    }

    @Test
    void slowsAMotionDownAndNeverJumpsAfterAPause() {
        Limits limits = new Limits(-1, 1, 2, Duration.ZERO, Duration.ZERO);
        SafetyGovernor governor = running(new GovernorSettings(TTL, limits, Watch.NONE, Arming.NOT_NEEDED, Set.of()));
        assertThat(governor.govern(move(1, 1.0), 0, 0).command().value()).isEqualTo(0.2);
        assertThat(governor.govern(move(2, 1.0), 50 * MILLI, 0).command().value())
                .isCloseTo(0.3, within(1e-12));
        assertThat(governor.govern(move(3, 1.0), 5_000 * MILLI, 0).command().value())
                .isCloseTo(0.5, within(1e-12));
        governor.enter(State.SOURCE_LOST);
        governor.govern(move(4, 1.0), 5_010 * MILLI, 0);
        governor.enter(State.RUNNING);
        assertThat(governor.govern(move(5, 1.0), 5_020 * MILLI, 0).command().value())
                .isCloseTo(0.04, within(1e-12));
    }
}
