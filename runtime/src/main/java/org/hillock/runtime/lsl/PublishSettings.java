package org.hillock.runtime.lsl;

import java.time.Duration;
import java.util.Optional;

/**
 * How a test stream is published.
 *
 * @param chunkSamples how many samples are pushed at once
 * @param length when it ends; empty: only when it is stopped
 * @param eventsPerSecond the mean pace of an irregular stream
 * @param waitForConsumer how long to wait for the first consumer before sample 0
 * @param linger how long the stream stays after its last sample while somebody receives
 */
public record PublishSettings(
        int chunkSamples,
        Optional<Duration> length,
        double eventsPerSecond,
        Duration waitForConsumer,
        Duration linger) {
    /** Checks the numbers. */
    public PublishSettings {
        if (chunkSamples < 1 || !(eventsPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "a chunk has at least 1 sample and a stream more than 0 events a second");
        }
    }
}
