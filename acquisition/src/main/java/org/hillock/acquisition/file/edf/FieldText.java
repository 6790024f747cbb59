package org.hillock.acquisition.file.edf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text of headers and annotations. */
final class FieldText {
    private static final int MOST_PRINTED = 40;

    private FieldText() {}

    /** UTF-8 where the bytes are that, else Latin-1. */
    static String decode(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    /** A text for a message: short, without control characters. */
    static String printable(String text) {
        StringBuilder printed = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), MOST_PRINTED); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                printed.append(String.format("\\x%02x", (int) c));
            } else {
                printed.append(c);
            }
        }
        return text.length() > MOST_PRINTED ? printed.append("...").toString() : printed.toString();
    }
}
