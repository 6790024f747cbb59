package org.hillock.acquisition.stream;

/**
 * A lost source is back.
 *
 * @param streamId the stream that goes on
 * @param arrivalNanos when it was back
 * @param outageNanos how long it was away
 */
public record Recovered(String streamId, long arrivalNanos, long outageNanos) implements StreamEvent {}
