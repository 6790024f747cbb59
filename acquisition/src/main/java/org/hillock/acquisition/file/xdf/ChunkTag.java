package org.hillock.acquisition.file.xdf;

import java.util.Optional;

/** The kinds of XDF chunk and the 16-bit code that stands for each in the file (XDF 1.0, "Chunk"). */
enum ChunkTag {
    FILE_HEADER(1, "FileHeader"),
    STREAM_HEADER(2, "StreamHeader"),
    SAMPLES(3, "Samples"),
    CLOCK_OFFSET(4, "ClockOffset"),
    BOUNDARY(5, "Boundary"),
    STREAM_FOOTER(6, "StreamFooter");

    private final int code;
    private final String word;

    ChunkTag(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /** The code in the file. */
    int code() {
        return code;
    }

    /** The specification's name, for messages. */
    String word() {
        return word;
    }

    /** The tag of a code; empty for codes that a reader skips. */
    static Optional<ChunkTag> of(int code) {
        return code >= 1 && code <= 6 ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
