package org.hillock.decoding.epoch;

import java.util.List;
import java.util.Set;
import org.hillock.decoding.condition.ConditioningSettings;

/**
 * What a front end is told.
 *
 * @param channels labels of the channels to use in this order; all EEG channels when empty
 * @param conditioning reference, filters, decimation and the gate whose marks spoil a segment
 * @param onsets labels of the markers that an epoch follows
 * @param window where epochs lie and how windows tile them
 * @param cut whether epochs or sliding windows are cut
 * @param moments what the segments hold
 */
public record FrontEndSettings(
        List<String> channels,
        ConditioningSettings conditioning,
        Set<String> onsets,
        EpochWindow window,
        Cut cut,
        Moments moments) {
    /** Copies the collections. */
    public FrontEndSettings {
        channels = List.copyOf(channels);
        onsets = Set.copyOf(onsets);
    }
}
