package org.hillock.runtime.budget;

import java.util.OptionalLong;

/**
 * When a decision passed each stage, by the session's monotonic clock.
 *
 * @param arrivedNanos its last sample reached the process
 * @param dequeuedNanos the decoding thread took it up
 * @param featuredNanos the segment was ready
 * @param decidedNanos the decoder had answered
 * @param computeNanos CPU time of the decoding thread from taking it up to the answer; empty when nobody measured it
 * @param writtenNanos the first actuator had taken the command; empty when there is none or it never did
 */
public record StageTimes(
        long arrivedNanos,
        long dequeuedNanos,
        long featuredNanos,
        long decidedNanos,
        OptionalLong computeNanos,
        OptionalLong writtenNanos) {
    /** Times without the CPU's. */
    public StageTimes(
            long arrivedNanos, long dequeuedNanos, long featuredNanos, long decidedNanos, OptionalLong writtenNanos) {
        this(arrivedNanos, dequeuedNanos, featuredNanos, decidedNanos, OptionalLong.empty(), writtenNanos);
    }

    /** These times with the write. */
    public StageTimes written(long atNanos) {
        return new StageTimes(
                arrivedNanos, dequeuedNanos, featuredNanos, decidedNanos, computeNanos, OptionalLong.of(atNanos));
    }

    /** How long a stage took; without a write, the total ends at the decision and the write is empty. */
    public OptionalLong durationNanos(Stage stage) {
        return switch (stage) {
            case QUEUE -> OptionalLong.of(dequeuedNanos - arrivedNanos);
            case FEATURES -> OptionalLong.of(featuredNanos - dequeuedNanos);
            case DECISION -> OptionalLong.of(decidedNanos - featuredNanos);
            case COMPUTE -> computeNanos;
            case WRITE ->
                writtenNanos.isPresent()
                        ? OptionalLong.of(writtenNanos.getAsLong() - decidedNanos)
                        : OptionalLong.empty();
            case TOTAL -> OptionalLong.of(writtenNanos.orElse(decidedNanos) - arrivedNanos);
        };
    }
}
