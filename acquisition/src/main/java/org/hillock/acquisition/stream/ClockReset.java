package org.hillock.acquisition.stream;

/**
 * The stream's own clock jumped; times before and after do not compare.
 *
 * @param streamId the stream whose clock it is
 * @param beforeNanos the last stamp before the jump
 * @param afterNanos the first stamp after it
 * @param arrivalNanos when the jump was noticed
 */
public record ClockReset(String streamId, long beforeNanos, long afterNanos, long arrivalNanos)
        implements StreamEvent {}
