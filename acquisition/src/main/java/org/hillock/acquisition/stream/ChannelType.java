package org.hillock.acquisition.stream;

import java.util.Locale;

/** What a channel measures. */
public enum ChannelType {
    EEG,
    EOG,
    EMG,
    ECG,
    /** Sorted or multi-unit spike counts. */
    SPIKES,
    ACCELEROMETER,
    GYROSCOPE,
    /** A digital trigger or status line. */
    TRIGGER,
    /** Anything else that is sampled: battery, impedance, a counter, a game's cursor. */
    AUX;

    /** The type that a free-text word of a file or a stream header means; {@link #AUX} when it means none of them. */
    public static ChannelType parse(String word) {
        String upper = word.strip().toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "EEG" -> EEG;
            case "EOG", "VEOG", "HEOG" -> EOG;
            case "EMG" -> EMG;
            case "ECG", "EKG" -> ECG;
            case "SPIKES" -> SPIKES;
            case "ACC", "ACCEL", "ACCELEROMETER" -> ACCELEROMETER;
            case "GYRO", "GYROSCOPE" -> GYROSCOPE;
            case "TRIG", "TRIGGER", "STIM", "STATUS", "MARKER" -> TRIGGER;
            default -> AUX;
        };
    }
}
