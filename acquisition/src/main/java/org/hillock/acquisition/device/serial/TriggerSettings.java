package org.hillock.acquisition.device.serial;

import java.util.Map;
import java.util.Optional;

/**
 * A trigger line: an auxiliary value whose changes are markers.
 *
 * @param auxiliary the label of the auxiliary value; empty: there is no trigger line
 * @param labels the marker of each value; other values but 0 are their own number
 */
public record TriggerSettings(Optional<String> auxiliary, Map<Integer, String> labels) {
    /** Copies the map. */
    public TriggerSettings {
        labels = Map.copyOf(labels);
    }

    /** No trigger line. */
    public static TriggerSettings none() {
        return new TriggerSettings(Optional.empty(), Map.of());
    }
}
