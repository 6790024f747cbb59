package org.hillock.acquisition.device.frame;

import java.nio.charset.StandardCharsets;

/**
 * A text between frames that only its end gives away, such as the answers of OpenBCI's boards, which end in {@code $$$}.
 * Bytes are gathered while they are printable; nothing is allocated before a text is whole.
 */
final class OutsideText {
    private static final int LONGEST = 4096;

    private final byte[] end;
    private final byte[] text;
    private int count;

    /**
     * A gatherer.
     *
     * @param end what ends a text; empty: the device has none
     */
    OutsideText(byte[] end) {
        this.end = end;
        this.text = new byte[end.length == 0 ? 0 : LONGEST];
    }

    boolean mayBegin(byte first) {
        return end.length > 0 && ((first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z'));
    }

    void restart() {
        count = 0;
    }

    /** Takes a byte that belongs to no frame. */
    void take(byte next, FrameBatch batch) {
        boolean printable = (next >= ' ' && next < 127) || next == '\n' || next == '\r' || next == '\t';
        if (end.length == 0 || !printable || count == text.length) {
            count = 0;
            return;
        }
        text[count++] = next;
        if (ends()) {
            batch.note(new String(text, 0, count - end.length, StandardCharsets.US_ASCII).strip());
            count = 0;
        }
    }

    private boolean ends() {
        if (count < end.length) {
            return false;
        }
        for (int i = 0; i < end.length; i++) {
            if (text[count - end.length + i] != end[i]) {
                return false;
            }
        }
        return true;
    }
}
