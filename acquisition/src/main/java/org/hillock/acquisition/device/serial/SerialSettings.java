package org.hillock.acquisition.device.serial;

import java.time.Duration;

/**
 * How a live source behaves.
 *
 * @param triggers which auxiliary value makes markers
 * @param silence after how long without a sample the device counts as lost
 * @param firstRetry how long to wait before the first try to open a lost port again; each later wait is twice as long
 * @param longestRetry the longest such wait
 */
public record SerialSettings(TriggerSettings triggers, Duration silence, Duration firstRetry, Duration longestRetry) {
    /** No trigger line, lost after two seconds, tries after a quarter of a second and then up to every second. */
    public static SerialSettings defaults() {
        return new SerialSettings(
                TriggerSettings.none(), Duration.ofSeconds(2), Duration.ofMillis(250), Duration.ofSeconds(1));
    }

    /** The same with a trigger line. */
    public SerialSettings withTriggers(TriggerSettings line) {
        return new SerialSettings(line, silence, firstRetry, longestRetry);
    }
}
