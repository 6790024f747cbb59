package org.hillock.decoding.epoch;

import java.util.function.Consumer;
import org.hillock.acquisition.stream.Marker;

/** Cuts segments out of a history. */
interface Cutter {
    /** Takes an onset. */
    void onset(Marker marker);

    /** Looks at what was appended and hands on what became ready, oldest first. */
    void advance(long arrivalNanos, Consumer<Segment> ready);

    /** Drops what is begun, after the history was forgotten. */
    void restart();

    /** Onsets that came so late that their epoch's begin was no longer held, or whose epoch was cut off by a restart. */
    long missedOnsets();
}
