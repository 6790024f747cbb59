package org.hillock.decoding.epoch;

/** Why a piece of signal is decided upon. */
public enum SegmentKind {
    /** The whole epoch after a marker. */
    EPOCH,
    /** A growing part of a trial: an early decision may fall here. */
    INSTANT,
    /** A window that slides without a marker. */
    WINDOW,
    /** A short bin of a continuous decoder. */
    BIN
}
