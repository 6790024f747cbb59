package org.hillock.acquisition.stream;

import java.util.Optional;

/** How a source stores one value; the words are those of Lab Streaming Layer and XDF. */
public enum ChannelFormat {
    FLOAT32("float32", 4),
    DOUBLE64("double64", 8),
    STRING("string", 0),
    INT32("int32", 4),
    INT16("int16", 2),
    INT8("int8", 1),
    INT64("int64", 8),
    /** Three-byte two's complement, as BDF stores it; not an LSL format. */
    INT24("int24", 3);

    private final String word;
    private final int bytes;

    ChannelFormat(String word, int bytes) {
        this.word = word;
        this.bytes = bytes;
    }

    /** The word that stands in a stream header. */
    public String word() {
        return word;
    }

    /** Bytes of one value; 0 for strings, whose length varies. */
    public int bytes() {
        return bytes;
    }

    /** The format that a header's word names. */
    public static Optional<ChannelFormat> parse(String word) {
        for (ChannelFormat format : values()) {
            if (format.word.equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
