package org.hillock.runtime.session;

import java.util.List;

/** What happens to the signal before it is cut. */
public record ConditioningSetting(
        @Described(value = "The channels to use; empty: every EEG channel.", absent = "[]")
        List<String> channels,

        @Described(value = "What each channel is measured against.", absent = "\"average\"")
        Reference reference,

        @Described(value = "The reference's channel, for \"channel\" only.", absent = "\"\"")
        String referenceChannel,

        @Described(
                value = "The mains frequency to notch out with its harmonics; 0: none.",
                absent = "0",
                min = 0,
                max = 1000)
        double notchHz,

        @Described(value = "Frames beyond this amplitude are artefacts; 0: no gate.", absent = "0", min = 0, max = 1e9)
        double gateMicrovolts,

        @Described(value = "Keep one frame of so many.", absent = "1", min = 1, max = 1000)
        int decimate) {
    /** Copies the list. */
    public ConditioningSetting {
        channels = List.copyOf(channels);
    }

    /** What each channel is measured against. */
    public enum Reference {
        /** What the recorder used. */
        NONE,
        /** The mean of all channels in use. */
        AVERAGE,
        /** One channel. */
        CHANNEL,
        /** The mean of the nearest neighbours of each. */
        LAPLACIAN
    }
}
