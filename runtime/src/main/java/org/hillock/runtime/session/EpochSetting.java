package org.hillock.runtime.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.decoding.epoch.EpochWindow;

/** Which pieces of signal are decided upon. */
public record EpochSetting(
        @Described(value = "The classes; a decoder's first class is the first here.", minItems = 2)
        List<String> classes,

        @Described(
                value =
                        "From the label of a cue marker to the class that it asks for; may be empty for sliding windows that"
                                + " nobody labels.",
                absent = "{}")
        Map<String, String> onsets,

        @Described(
                value =
                        "What is decided upon: one epoch after each cue, or a window that slides on by a hop, whatever is"
                                + " marked. A sliding window is of a cue's class when it lies wholly within the cue's epoch.",
                absent = "\"epochs\"")
        CutWord cut,

        @Described(value = "Begin of the epoch after its cue.", absent = "0.5", min = -60, max = 600)
        double startSeconds,

        @Described(value = "End of the epoch after its cue.", absent = "3.5", min = -60, max = 600)
        double endSeconds,

        @Described(
                value = "Length of the windows that tile the epoch, or of the one that slides; a whole number of hops.",
                absent = "1",
                min = 0.001,
                max = 600)
        double windowSeconds,

        @Described(
                value = "Distance of two windows; a sliding one is decided upon so often.",
                absent = "0.25",
                min = 0.001,
                max = 600)
        double hopSeconds) {
    /** Copies the collections. */
    public EpochSetting {
        classes = List.copyOf(classes);
        onsets = Collections.unmodifiableMap(new LinkedHashMap<>(onsets));
    }

    /** What is decided upon. */
    public enum CutWord {
        /** One epoch after each cue. */
        EPOCHS,
        /** A window that slides. */
        WINDOWS
    }

    /** Whether a window slides. */
    public boolean slides() {
        return cut == CutWord.WINDOWS;
    }

    /**
     * The times as the front end takes them.
     *
     * @throws IllegalArgumentException when hops do not tile the windows and the epoch
     */
    public EpochWindow window() {
        return slides()
                ? new EpochWindow(0, windowSeconds, windowSeconds, hopSeconds)
                : new EpochWindow(startSeconds, endSeconds, windowSeconds, hopSeconds);
    }
}
