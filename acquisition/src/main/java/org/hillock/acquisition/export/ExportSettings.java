package org.hillock.acquisition.export;

import java.util.OptionalDouble;

/**
 * What a person may say about an export.
 *
 * @param stream the name of the stream to export; empty for the first regular one with EEG channels, else the first regular
 * @param range the physical range of every channel, from minus to plus this in its unit; values beyond are clipped and
 *     counted. Empty: from each channel's least to its greatest value, so that nothing is clipped
 * @param existing what happens to files that are there already
 */
public record ExportSettings(String stream, OptionalDouble range, Existing existing) {
    /** What happens to files that are there already. */
    public enum Existing {
        /** They stay, and nothing is exported. */
        KEEP,
        /** They are replaced. */
        REPLACE
    }

    /** Checks the range. */
    public ExportSettings {
        if (range.isPresent() && !(range.getAsDouble() > 0 && range.getAsDouble() < 1e6)) {
            throw new IllegalArgumentException(
                    "a physical range lies above 0 and below 1000000, unlike " + range.getAsDouble());
        }
    }

    /** The first stream with EEG, its own range, no file replaced. */
    public static ExportSettings defaults() {
        return new ExportSettings("", OptionalDouble.empty(), Existing.KEEP);
    }

    /** The same with a range. */
    public ExportSettings withRange(double largest) {
        return new ExportSettings(stream, OptionalDouble.of(largest), existing);
    }

    /** The same with another answer to existing files. */
    public ExportSettings with(Existing other) {
        return new ExportSettings(stream, range, other);
    }
}
