package org.hillock.acquisition.lsl;

/** What a peer may ask of this process at most, whatever lengths and counts it declares. */
final class Limits {
    /** The longest datagram, and liblsl's buffer for one. */
    static final int DATAGRAM_BYTES = 65_536;

    /** The longest line of a request or a response; liblsl's bound. */
    static final int LINE_BYTES = 16_383;

    /** The most header lines of a request or a response. */
    static final int HEADER_LINES = 64;

    /** The longest stream information. */
    static final int XML_BYTES = 8 << 20;

    /** The most elements of one stream information. */
    static final int XML_ELEMENTS = 1 << 18;

    /** The deepest nesting of one stream information. */
    static final int XML_DEPTH = 64;

    /** The most channels of one stream. */
    static final int CHANNELS = 1 << 16;

    /** The longest text of one string value. */
    static final int TEXT_BYTES = 16 << 20;

    /** The most bytes of string samples that wait for one consumer. */
    static final long QUEUED_TEXT_BYTES = 64L << 20;

    /** The longest query. */
    static final int QUERY_CHARS = 4096;

    /** The deepest nesting of a query. */
    static final int QUERY_DEPTH = 32;

    /** The most connections that one outlet serves at a time. */
    static final int CONNECTIONS = 128;

    /** The most streams that one search keeps. */
    static final int RESULTS = 4096;

    /** How long a peer may take for a whole request or the header of its answer. */
    static final int HEADER_MILLIS = 10_000;

    /** The largest time, in seconds, whose nanoseconds fit a {@code long}. */
    static final double TIME_SECONDS = 9.2e9;

    private Limits() {}
}
