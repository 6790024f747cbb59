package org.hillock.acquisition.stream;

import java.util.Optional;

/**
 * One channel of a stream.
 *
 * @param label the electrode's name as the source gives it, by preference a 10-20 or 10-10 label; not always unique
 * @param type what it measures
 * @param unit the unit of the samples after scaling, {@code "uV"} for EEG; empty when the source does not say
 * @param position where the electrode sits, when that is known
 */
public record Channel(String label, ChannelType type, String unit, Optional<Position> position) {
    /** The unit of EEG samples throughout Hillock. */
    public static final String MICROVOLTS = "uV";

    /** An EEG channel in microvolts whose position follows from its 10-20 label, where it is one. */
    public static Channel eeg(String label) {
        return new Channel(label, ChannelType.EEG, MICROVOLTS, TenTwenty.position(label));
    }

    /** A channel that is not on the scalp. */
    public static Channel of(String label, ChannelType type, String unit) {
        return new Channel(label, type, unit, Optional.empty());
    }
}
