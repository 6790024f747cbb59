package org.hillock.acquisition.file.bci2000;

import java.util.Optional;
import org.hillock.acquisition.stream.ChannelFormat;

/** How a BCI2000 file stores one value, always little-endian. */
enum SampleFormat {
    INT16("int16", ChannelFormat.INT16),
    INT32("int32", ChannelFormat.INT32),
    FLOAT32("float32", ChannelFormat.FLOAT32);

    private final String word;
    private final ChannelFormat channelFormat;

    SampleFormat(String word, ChannelFormat channelFormat) {
        this.word = word;
        this.channelFormat = channelFormat;
    }

    static Optional<SampleFormat> parse(String word) {
        for (SampleFormat format : values()) {
            if (format.word.equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    ChannelFormat channelFormat() {
        return channelFormat;
    }

    int bytes() {
        return channelFormat.bytes();
    }
}
