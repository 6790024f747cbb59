package org.hillock.acquisition.stream;

/**
 * Frames that the source knows to be missing.
 *
 * @param streamId the stream that lacks them
 * @param fromNanos the stamp of the last frame before the gap
 * @param toNanos the stamp of the first frame after it
 * @param missingFrames how many are missing
 * @param arrivalNanos when the loss was noticed
 * @param reason what tells of it: a counter, a time stamp, a damaged chunk
 */
public record Gap(String streamId, long fromNanos, long toNanos, long missingFrames, long arrivalNanos, String reason)
        implements StreamEvent {}
