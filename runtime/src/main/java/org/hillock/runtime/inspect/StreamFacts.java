package org.hillock.runtime.inspect;

import java.util.List;
import java.util.Map;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * One stream over a whole recording.
 *
 * @param stream what its header says
 * @param frames frames read
 * @param firstNanos the stamp of the first frame or marker; 0 when there is none
 * @param lastNanos the stamp of the last one
 * @param measuredRateHz frames per second by the stamps, gaps and jumps of the clock left out; 0 when unknown
 * @param gaps how many gaps were reported
 * @param missingFrames how many frames they lack
 * @param clockResets how often its clock jumped
 * @param markers from label to count, the first {@value StreamTally#MAX_LABELS} labels
 * @param furtherMarkers markers of further labels
 * @param channels one row a channel; none for a stream of markers
 */
public record StreamFacts(
        StreamInfo stream,
        long frames,
        long firstNanos,
        long lastNanos,
        double measuredRateHz,
        long gaps,
        long missingFrames,
        long clockResets,
        Map<String, Long> markers,
        long furtherMarkers,
        List<ChannelQuality> channels) {
    /** Copies the list. */
    public StreamFacts {
        channels = List.copyOf(channels);
    }

    /** From the first stamp to the last, gaps included, and one frame's length where there is a rate. */
    public double durationSeconds() {
        double between = (lastNanos - firstNanos) / 1e9;
        return frames > 0 && stream.nominalRateHz() > 0 ? between + 1 / stream.nominalRateHz() : between;
    }
}
