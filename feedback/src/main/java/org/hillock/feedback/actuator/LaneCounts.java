package org.hillock.feedback.actuator;

/**
 * What became of a lane's commands.
 *
 * @param actuator the actuator's name
 * @param acknowledgement who confirms
 * @param sent commands that the actuator took, neutral ones not included
 * @param neutrals neutral commands that it took
 * @param dropped commands that a full queue or a neutral pushed out
 * @param expired commands whose deadline passed in the queue
 * @param refused commands that the gate held back
 * @param failed commands at which the actuator failed, did not confirm in time or had not come back yet
 * @param stuck writes that took longer than they may
 * @param lastFailure the sentence of the newest failure, empty when there was none
 */
public record LaneCounts(
        String actuator,
        Acknowledgement acknowledgement,
        long sent,
        long neutrals,
        long dropped,
        long expired,
        long refused,
        long failed,
        long stuck,
        String lastFailure) {}
