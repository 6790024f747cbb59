package org.hillock.acquisition.file.xdf;

/** What a file may ask of memory at most, whatever lengths and counts it declares. */
final class Limits {
    /** The longest XML text that is read; real headers of a thousand channels take a third of a mebibyte. */
    static final int XML_BYTES = 8 << 20;

    /** The most elements of one XML text. */
    static final int XML_ELEMENTS = 1 << 18;

    /** The deepest nesting of one XML text. */
    static final int XML_DEPTH = 64;

    /** The longest text of one string sample. */
    static final int TEXT_BYTES = 16 << 20;

    /** The most channels of one stream. */
    static final int STREAM_CHANNELS = 1 << 16;

    /** The most channels of all streams together. */
    static final int FILE_CHANNELS = 1 << 18;

    /** The most streams of one file. */
    static final int STREAMS = 1 << 12;

    /** The most properties that one stream's header passes on. */
    static final int PROPERTIES = 256;

    /** The longest property that is passed on; longer ones are left out. */
    static final int PROPERTY_CHARS = 4096;

    /** The most notes of one kind. */
    static final int NOTES = 20;

    /** The largest time, in seconds, whose nanoseconds fit a {@code long}. */
    static final double TIME_SECONDS = 9.2e9;

    private Limits() {}

    /** Whether a time in seconds is a number whose nanoseconds fit a {@code long}. */
    static boolean isTime(double seconds) {
        return Math.abs(seconds) <= TIME_SECONDS;
    }
}
