package org.hillock.decoding.epoch;

import java.util.List;
import java.util.OptionalInt;
import org.hillock.decoding.condition.Band;

/**
 * The shape of every segment of a session: what a decoder is built for.
 *
 * @param channels channels after conditioning
 * @param rateHz frames per second after decimation
 * @param bands the filter bank in the order of the segment's bands
 * @param window where the epoch lies and how windows tile it
 */
public record FrontEndLayout(int channels, double rateHz, List<Band> bands, EpochWindow window) {
    /** Copies the list. */
    public FrontEndLayout {
        bands = List.copyOf(bands);
        if (channels < 1 || !(rateHz > 0) || bands.isEmpty()) {
            throw new IllegalArgumentException("a layout needs channels, a rate and a band, not " + channels + ", "
                    + rateHz + " Hz and " + bands.size());
        }
    }

    /** Where a band stands. */
    public OptionalInt indexOf(Band band) {
        int index = bands.indexOf(band);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
