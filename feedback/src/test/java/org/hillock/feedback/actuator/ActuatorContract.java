package org.hillock.feedback.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** What every actuator keeps; a subclass says how to make one and how to see what it did. */
public abstract class ActuatorContract {
    /** A fresh actuator whose outputs {@link #lastOutput} sees. */
    protected abstract Actuator open();

    /** What came out last, in any form in which equal outputs are equal. */
    protected abstract Object lastOutput();

    /** A command that is not neutral. */
    protected static ActuatorCommand active(long sequence) {
        return new ActuatorCommand(
                sequence, 1_250_000_000L, Long.MAX_VALUE, 200_000_000L, "left", 0.5, CommandKind.ACTIVE);
    }

    @Test
    void hasANameAndSaysWhoConfirms() {
        try (Actuator actuator = open()) {
            assertThat(actuator.name()).isNotBlank();
            assertThat(actuator.acknowledgement()).isNotNull();
        }
    }

    @Test
    void saysWhatTheDeviceDoesWhenItsLinkIsLost() {
        try (Actuator actuator = open()) {
            assertThat(actuator.onLinkLoss().sentence()).isNotBlank().doesNotEndWith(".");
        }
    }

    @Test
    void aBeatAfterANeutralLeavesItNeutral() {
        try (Actuator actuator = open()) {
            actuator.neutral();
            Object neutral = lastOutput();
            if (!actuator.heartbeat().isZero()) {
                actuator.beat(CommandKind.NEUTRAL);
                assertThat(isNeutral(lastOutput(), neutral)).isTrue();
            }
        }
    }

    /** Whether an output leaves the peer as neutral as that one does. */
    protected boolean isNeutral(Object output, Object neutral) {
        return output.equals(neutral);
    }

    @Test
    void isNeutralBeforeAnyCommandAndAgainAndAgain() {
        try (Actuator actuator = open()) {
            actuator.neutral();
            Object first = lastOutput();
            actuator.neutral();
            assertThat(lastOutput()).isEqualTo(first);
        }
    }

    @Test
    void treatsANeutralCommandAsNeutral() {
        try (Actuator actuator = open()) {
            actuator.neutral();
            Object neutral = lastOutput();
            actuator.send(ActuatorCommand.neutral(7, 0));
            assertThat(lastOutput()).isEqualTo(neutral);
        }
    }

    @Test
    void writesAHeldCommandAsItsActiveOne() {
        try (Actuator actuator = open()) {
            assertThatCode(() -> actuator.send(active(1).held(2, 0, Long.MAX_VALUE)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void closesTwice() {
        Actuator actuator = open();
        actuator.close();
        assertThatCode(actuator::close).doesNotThrowAnyException();
    }
}
