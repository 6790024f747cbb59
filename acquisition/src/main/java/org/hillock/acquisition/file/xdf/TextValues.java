package org.hillock.acquisition.file.xdf;

import java.nio.charset.StandardCharsets;

/** The texts of one string sample, whose layout {@link SampleCheck} has found sound. */
final class TextValues {
    private TextValues() {}

    /** Passes over the texts of a sample. */
    static void pass(XdfInput in, int channels) {
        for (int c = 0; c < channels; c++) {
            int length = length(in);
            in.require(length);
            in.advance(length);
        }
    }

    /** The texts of a sample in channel order, with a TAB between two; bad UTF-8 is replaced by U+FFFD. */
    static String read(XdfInput in, int channels) {
        if (channels == 1) {
            return text(in);
        }
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < channels; c++) {
            if (c > 0) {
                all.append('\t');
            }
            all.append(text(in));
        }
        return all.toString();
    }

    private static String text(XdfInput in) {
        int length = length(in);
        in.require(length);
        String text = new String(in.window(), in.index(), length, StandardCharsets.UTF_8);
        in.advance(length);
        return text;
    }

    private static int length(XdfInput in) {
        in.require(1);
        int width = in.unsignedByte();
        in.require(Math.min(8, width));
        return (int) Math.min(Limits.TEXT_BYTES, Math.max(0, in.varIntOf(width)));
    }
}
