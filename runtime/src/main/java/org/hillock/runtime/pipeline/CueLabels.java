package org.hillock.runtime.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hillock.acquisition.stream.Marker;
import org.hillock.runtime.session.EpochSetting;

/** The classes that recent cues asked for, by the cues' times. */
public final class CueLabels {
    private static final int REMEMBERED = 64;
    private final Map<String, Integer> classOfLabel = new LinkedHashMap<>();
    private final Map<Long, Integer> classOfOnset = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Remembers nothing yet. */
    public CueLabels(EpochSetting epochs) {
        List<String> classes = epochs.classes();
        epochs.onsets().forEach((label, word) -> classOfLabel.put(label, classes.indexOf(word)));
    }

    /** Remembers a cue; other markers are passed over. */
    public void note(Marker marker) {
        Integer asked = classOfLabel.get(marker.label());
        if (asked != null) {
            classOfOnset.put(marker.timeNanos(), asked);
        }
    }

    /** The class that the cue at this time asked for; empty when there was none or it is long ago. */
    public OptionalInt classAt(long onsetNanos) {
        Integer asked = classOfOnset.get(onsetNanos);
        return asked == null ? OptionalInt.empty() : OptionalInt.of(asked);
    }

    /** Forgets all cues. */
    public void forget() {
        classOfOnset.clear();
    }
}
