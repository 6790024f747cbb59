package org.hillock.acquisition.stream;

/**
 * A named instant: a cue, a key, an annotation, a change of a device's state.
 *
 * @param streamId the stream that it came with
 * @param timeNanos when it happened, in session time
 * @param arrivalNanos when it reached this process
 * @param label the text or code
 * @param durationNanos how long it lasted; 0 when that is not said
 */
public record Marker(String streamId, long timeNanos, long arrivalNanos, String label, long durationNanos)
        implements StreamEvent {}
