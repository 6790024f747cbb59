package org.hillock.feedback.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.DecisionCost;
import org.hillock.decoding.decoder.Posterior;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.junit.jupiter.api.Test;

class SafetyGovernorTest {
    private static final Decision LEFT =
            new Decision.Intent(3, 0, 0, "left", Posterior.of(0.75, 0.25), DecisionCost.NONE);

    private final SafetyGovernor governor = new SafetyGovernor(new GovernorSettings(Duration.ofMillis(200), -1, 1));

    @Test
    void isNeutralUntilTheSessionRuns() {
        assertThat(governor.govern(LEFT, 5, 9).kind()).isEqualTo(CommandKind.NEUTRAL);
        assertThat(governor.counts().suppressed()).isEqualTo(1);
    }

    @Test
    void passesAnIntentWithItsProbabilityDeadlineAndTimeToLive() {
        governor.enter(SafetyGovernor.State.RUNNING);
        assertThat(governor.govern(LEFT, 5, 9))
                .isEqualTo(new ActuatorCommand(3, 5, 9, 200_000_000L, "left", 0.75, CommandKind.ACTIVE));
        assertThat(governor.counts().passed()).isEqualTo(1);
    }

    @Test
    void turnsAnAbstentionIntoNeutral() {
        governor.enter(SafetyGovernor.State.RUNNING);
        Decision nothing = new Decision.Abstention(4, 0, Decision.Reason.ARTEFACT, Optional.empty(), DecisionCost.NONE);
        ActuatorCommand command = governor.govern(nothing, 5, 9);
        assertThat(command.kind()).isEqualTo(CommandKind.NEUTRAL);
        assertThat(command.sequence()).isEqualTo(4);
        assertThat(governor.counts().abstentions()).isEqualTo(1);
    }

    @Test
    void drawsAContinuousCommandIntoItsRange() {
        governor.enter(SafetyGovernor.State.RUNNING);
        Decision fast = new Decision.Command(5, 0, List.of(7.5), DecisionCost.NONE);
        assertThat(governor.govern(fast, 0, 0).value()).isEqualTo(1);
        assertThat(governor.counts().clamped()).isEqualTo(1);
    }

    @Test
    void neverLetsANumberThatIsNonePass() {
        governor.enter(SafetyGovernor.State.RUNNING);
        Decision broken = new Decision.Command(5, 0, List.of(Double.NaN), DecisionCost.NONE);
        assertThat(governor.govern(broken, 0, 0).kind()).isEqualTo(CommandKind.NEUTRAL);
    }

    @Test
    void comesBackAfterALostSourceButNotAfterAFault() {
        governor.enter(SafetyGovernor.State.RUNNING);
        governor.enter(SafetyGovernor.State.SOURCE_LOST);
        assertThat(governor.govern(LEFT, 0, 0).kind()).isEqualTo(CommandKind.NEUTRAL);
        governor.enter(SafetyGovernor.State.RUNNING);
        assertThat(governor.govern(LEFT, 0, 0).kind()).isEqualTo(CommandKind.ACTIVE);
        governor.enter(SafetyGovernor.State.FAULT);
        governor.enter(SafetyGovernor.State.RUNNING);
        assertThat(governor.state()).isEqualTo(SafetyGovernor.State.FAULT);
    }
}
