package org.hillock.runtime.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hillock.acquisition.stream.Marker;
import org.hillock.runtime.session.EpochSetting;

/** The classes that recent cues asked for, by the cues' times. */
final class CueLabels {
    private static final int REMEMBERED = 64;
    private final Map<String, Integer> classOfLabel = new LinkedHashMap<>();
    private final Map<Long, Integer> classOfOnset = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    CueLabels(EpochSetting epochs) {
        List<String> classes = epochs.classes();
        epochs.onsets().forEach((label, word) -> classOfLabel.put(label, classes.indexOf(word)));
    }

    void note(Marker marker) {
        Integer asked = classOfLabel.get(marker.label());
        if (asked != null) {
            classOfOnset.put(marker.timeNanos(), asked);
        }
    }

    OptionalInt classAt(long onsetNanos) {
        Integer asked = classOfOnset.get(onsetNanos);
        return asked == null ? OptionalInt.empty() : OptionalInt.of(asked);
    }

    void forget() {
        classOfOnset.clear();
    }
}
