package org.hillock.runtime.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hillock.acquisition.stream.Marker;
import org.hillock.decoding.epoch.Segment;
import org.hillock.decoding.epoch.SegmentKind;
import org.hillock.runtime.session.EpochSetting;

/** The classes that recent cues asked for, by the cues' times. Single-threaded. */
public final class CueLabels {
    private static final int REMEMBERED = 64;
    private static final double NANOS = 1e9;
    private final long startNanos;
    private final long endNanos;
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
        startNanos = Math.round(epochs.startSeconds() * NANOS);
        endNanos = Math.round(epochs.endSeconds() * NANOS);
        epochs.onsets().forEach((label, word) -> classOfLabel.put(label, classes.indexOf(word)));
    }

    /** Remembers a cue; other markers are passed over. */
    public void note(Marker marker) {
        Integer asked = classOfLabel.get(marker.label());
        if (asked != null) {
            classOfOnset.put(marker.timeNanos(), asked);
        }
    }

    /**
     * The class of a segment: an epoch's is its cue's, a sliding window's that of the cue in whose epoch it lies wholly, the
     * latest where epochs overlap. Empty when there is none.
     */
    public OptionalInt classOf(Segment segment) {
        return segment.kind() == SegmentKind.WINDOW
                ? classWithin(segment.onsetNanos(), segment.endNanos())
                : classAt(segment.onsetNanos());
    }

    private OptionalInt classWithin(long fromNanos, long toNanos) {
        OptionalInt found = OptionalInt.empty();
        long latest = Long.MIN_VALUE;
        for (Map.Entry<Long, Integer> cue : classOfOnset.entrySet()) {
            long cueNanos = cue.getKey();
            if (cueNanos >= latest && fromNanos >= cueNanos + startNanos && toNanos < cueNanos + endNanos) {
                found = OptionalInt.of(cue.getValue());
                latest = cueNanos;
            }
        }
        return found;
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
