package org.hillock.decoding.condition;

import java.util.List;
import java.util.Optional;
import org.hillock.decoding.DecodingException;

/**
 * What a conditioning chain does, in the order of the components.
 *
 * @param rereference what EEG is measured against
 * @param filters run one after the other at the stream's rate, on every channel
 * @param decimation keeps one frame of this many; 1 keeps all
 * @param gate marks artefacts in what comes out
 */
public record ConditioningSettings(
        Rereference rereference, List<FilterSettings> filters, int decimation, Optional<GateSettings> gate) {
    /** Passes every stream on as it is. */
    public static final ConditioningSettings NONE =
            new ConditioningSettings(new Rereference.None(), List.of(), 1, Optional.empty());

    /** Copies the list and checks the factor. */
    public ConditioningSettings {
        filters = List.copyOf(filters);
        if (decimation < 1) {
            throw DecodingException.badInput(
                    "conditioning",
                    "decimation by " + decimation,
                    "a whole factor of at least 1",
                    "1 keeps every frame");
        }
    }

    /** The same without marking artefacts. */
    public ConditioningSettings withoutGate() {
        return new ConditioningSettings(rereference, filters, decimation, Optional.empty());
    }
}
