package org.hillock.acquisition.file.xdf;

import org.hillock.acquisition.stream.ChannelFormat;

/** Walks through the content of a Samples chunk and finds out whether it is what it says (XDF 1.0, "Samples"). */
final class SampleCheck {
    private SampleCheck() {}

    /**
     * Checks the chunk whose sample count comes next and, if it is sound, adds its samples to the stream.
     *
     * @return empty if sound, else what was read and what was expected
     */
    static String check(XdfInput in, long end, SurveyedStream stream) {
        StreamHeader header = stream.header();
        int width = in.unsignedByte();
        if (!VarInt.isWidth(width) || in.position() + width > end || !in.has(width)) {
            return chunkOf(stream) + " whose sample count has the width " + width + ", expected 1, 4 or 8";
        }
        long count = in.varIntOf(width);
        int channels = header.channelCount();
        boolean text = header.format() == ChannelFormat.STRING;
        long smallest = 1 + (text ? 2L * channels : (long) header.format().bytes() * channels);
        if (count < 0 || count > (end - in.position()) / smallest) {
            return chunkOf(stream) + " that counts " + Long.toUnsignedString(count) + " samples, expected at most "
                    + (end - in.position()) / smallest + " in a chunk of its length";
        }
        long rounded = 0;
        for (long i = 0; i < count; i++) {
            if (!in.has(1)) {
                return cutOff(stream, i);
            }
            int stampBytes = in.unsignedByte();
            if (stampBytes != 0 && stampBytes != 8) {
                return chunkOf(stream) + " whose sample " + i + " has a stamp of " + stampBytes
                        + " bytes, expected 0 or 8";
            }
            if (in.position() + stampBytes > end || !in.has(stampBytes)) {
                return cutOff(stream, i);
            }
            in.advance(stampBytes);
            if (text) {
                if (!passTexts(in, end, channels)) {
                    return chunkOf(stream) + " whose sample " + i
                            + " has a text of impossible length, expected one of at most " + Limits.TEXT_BYTES
                            + " bytes that ends with the chunk at the latest";
                }
            } else {
                int bytes = channels * header.format().bytes();
                if (in.position() + bytes > end || !in.has(bytes)) {
                    return cutOff(stream, i);
                }
                rounded += SampleValues.countRounded(header.format(), in.window(), in.index(), channels);
                in.advance(bytes);
            }
        }
        if (in.position() != end) {
            return chunkOf(stream) + " whose " + count + " samples end " + (end - in.position())
                    + " bytes before it, expected the lengths to agree";
        }
        stream.addSamples(count, rounded);
        return "";
    }

    private static boolean passTexts(XdfInput in, long end, int channels) {
        for (int c = 0; c < channels; c++) {
            if (!in.has(1)) {
                return false;
            }
            int width = in.unsignedByte();
            if (!VarInt.isWidth(width) || in.position() + width > end || !in.has(width)) {
                return false;
            }
            long length = in.varIntOf(width);
            if (length < 0 || length > Limits.TEXT_BYTES || length > end - in.position() || !in.has((int) length)) {
                return false;
            }
            in.advance((int) length);
        }
        return true;
    }

    private static String cutOff(SurveyedStream stream, long sample) {
        return chunkOf(stream) + " that ends inside its sample " + sample + ", expected the lengths to agree";
    }

    private static String chunkOf(SurveyedStream stream) {
        return "a Samples chunk of stream " + stream.id();
    }
}
