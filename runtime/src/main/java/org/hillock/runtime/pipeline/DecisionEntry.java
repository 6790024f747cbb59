package org.hillock.runtime.pipeline;

import java.util.OptionalInt;
import org.hillock.decoding.decoder.Decision;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.safety.Ruling;
import org.hillock.runtime.budget.StageTimes;

/**
 * One decision with all that is known of it.
 *
 * @param decision the decoder's answer
 * @param truth the class that the cue asked for, where a cue did
 * @param artefact whether the segment was spoilt
 * @param command what was handed to the actuators
 * @param cause why it is that
 * @param times when it passed each stage
 */
public record DecisionEntry(
        Decision decision,
        OptionalInt truth,
        boolean artefact,
        ActuatorCommand command,
        Ruling.Cause cause,
        StageTimes times) {
    /** Whether it names the class that the cue asked for. */
    public boolean correct() {
        return decision instanceof Decision.Intent intent
                && truth.isPresent()
                && truth.getAsInt() == intent.classIndex();
    }

    DecisionEntry withTimes(StageTimes newTimes) {
        return new DecisionEntry(decision, truth, artefact, command, cause, newTimes);
    }
}
