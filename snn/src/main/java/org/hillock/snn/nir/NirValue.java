package org.hillock.snn.nir;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What the metadata of a node may hold. */
public sealed interface NirValue permits NirValue.Text, NirValue.Section, NirTensor {
    /**
     * A string.
     *
     * @param text the string
     */
    record Text(String text) implements NirValue {}

    /**
     * Further values by their names.
     *
     * @param values kept sorted by name
     */
    record Section(Map<String, NirValue> values) implements NirValue {
        /** Copies the map. */
        public Section {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }
    }
}
