package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LaneSettings;
import org.hillock.feedback.mapping.Intention;
import org.hillock.feedback.safety.GovernorSettings;
import org.hillock.feedback.safety.SafetyGovernor;
import org.hillock.runtime.RememberingActuator;
import org.hillock.runtime.budget.BudgetMetrics;
import org.hillock.runtime.budget.FlightRecorder;
import org.hillock.runtime.session.BudgetSetting;
import org.hillock.runtime.session.BudgetSetting.Policy;
import org.hillock.runtime.session.RecorderSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LanesTest {
    private final AtomicLong now = new AtomicLong();
    private final RememberingActuator actuator = new RememberingActuator("remembering");
    private final SafetyGovernor governor = new SafetyGovernor(new GovernorSettings(Duration.ofSeconds(1), -1, 1));

    private Lanes lanes(Policy policy) {
        governor.enter(SafetyGovernor.State.RUNNING);
        BudgetSetting budget = BudgetSetting.of(50, policy, 1000, List.of(50.0));
        Journal journal = new Journal(
                budget,
                List.of(),
                Journal.WriteNews.NONE,
                new FlightRecorder(RecorderSetting.USUAL, now::get),
                new BudgetMetrics(new SimpleMeterRegistry(), "test"));
        journal.close();
        return new Lanes(
                List.of(actuator),
                Tempo.FULL_SPEED,
                now::get,
                budget,
                LaneSettings.USUAL,
                governor,
                journal,
                Optional.empty());
    }

    private ActuatorCommand go(long sequence, long deadlineNanos) {
        return governor.govern(new Intention.Act(sequence, "go", 1), now.get(), deadlineNanos)
                .command();
    }

    /** What waited for a slow actuator past its deadline is late as well, so the policy for late decisions holds for it. */
    @ParameterizedTest
    @EnumSource(Policy.class)
    void aCommandThatExpiredInItsLaneIsFollowedByWhatThePolicySaysOfLateOnes(Policy policy) {
        try (Lanes lanes = lanes(policy)) {
            lanes.offer(go(1, 10));
            lanes.offer(go(2, -1));
            if (policy == Policy.HOLD) {
                assertThat(actuator.written()).containsExactly(CommandKind.NEUTRAL, CommandKind.ACTIVE);
            } else {
                assertThat(actuator.written())
                        .containsExactly(CommandKind.NEUTRAL, CommandKind.ACTIVE, CommandKind.NEUTRAL);
            }
        }
    }

    @Test
    void aFallbacksAnswerFromBeforeAStopIsNotWrittenAfterItWasCleared() {
        try (Lanes lanes = lanes(Policy.FALLBACK)) {
            FallbackShot shot = new FallbackShot(governor, lanes, 10);
            shot.arm(new Intention.Act(1, "go", 1), 100);
            shot.tick(95);
            assertThat(shot.claim()).isEqualTo(FallbackShot.Claim.FALLBACK);
            shot.arm(new Intention.Act(2, "go", 1), 100);
            governor.emergencyStop("test");
            governor.clearEmergencyStop("test");
            shot.tick(95);
            assertThat(shot.claim()).isEqualTo(FallbackShot.Claim.OWN);
            assertThat(shot.fired()).isEqualTo(1);
            assertThat(actuator.written()).containsExactly(CommandKind.NEUTRAL, CommandKind.ACTIVE);
        }
    }
}
