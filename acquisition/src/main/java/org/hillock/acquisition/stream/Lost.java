package org.hillock.acquisition.stream;

/**
 * The source stopped answering; it may come back.
 *
 * @param streamId the stream that is gone
 * @param arrivalNanos when the loss was noticed
 * @param reason what was seen
 */
public record Lost(String streamId, long arrivalNanos, String reason) implements StreamEvent {}
