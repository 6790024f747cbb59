package org.hillock.acquisition.device.serial;

import java.time.Duration;

/**
 * How a live source behaves.
 *
 * @param triggers which auxiliary value makes markers
 * @param impedance whether the electrodes' impedance is measured before the first sample
 * @param silence after how long without a sample the device counts as lost
 * @param firstRetry how long to wait before the first try to open a lost port again; each later wait is twice as long
 * @param longestRetry the longest such wait
 */
public record SerialSettings(
        TriggerSettings triggers, Impedance impedance, Duration silence, Duration firstRetry, Duration longestRetry) {
    /** What is done about the electrodes' impedance. */
    public enum Impedance {
        LEFT_ALONE,
        /** Measured once, before the first sample; a device that was lost and is back streams at once. */
        MEASURED_FIRST
    }

    /** A source that leaves impedance alone. */
    public SerialSettings(TriggerSettings triggers, Duration silence, Duration firstRetry, Duration longestRetry) {
        this(triggers, Impedance.LEFT_ALONE, silence, firstRetry, longestRetry);
    }

    /** No trigger line, no impedance, lost after two seconds, tries after a quarter of a second and then every second. */
    public static SerialSettings defaults() {
        return new SerialSettings(
                TriggerSettings.none(), Duration.ofSeconds(2), Duration.ofMillis(250), Duration.ofSeconds(1));
    }

    /** The same with a trigger line. */
    public SerialSettings withTriggers(TriggerSettings line) {
        return new SerialSettings(line, impedance, silence, firstRetry, longestRetry);
    }

    /** The same with the impedance measured or not. */
    public SerialSettings with(Impedance other) {
        return new SerialSettings(triggers, other, silence, firstRetry, longestRetry);
    }
}
