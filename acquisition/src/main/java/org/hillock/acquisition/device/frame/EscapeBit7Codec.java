package org.hillock.acquisition.device.frame;

import java.nio.charset.StandardCharsets;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;

/**
 * Backyard Brains' SpikerBoxes: two bytes a channel, of which only the frame's first byte has bit 7 set; texts between
 * frames in escape sequences. There is neither counter nor checksum.
 */
final class EscapeBit7Codec extends PacketCodec {
    private static final int LONGEST_MESSAGE = 128;

    private final int frameBytes;
    private final int channels;
    private final double scale;
    private final double subtract;
    private final byte[] messageStart;
    private final byte[] messageEnd;

    EscapeBit7Codec(DeviceProfile profile) {
        super(LONGEST_MESSAGE + 2 * profile.montage().size(), 1);
        FieldSpec field = profile.frame().fields().get(0);
        this.channels = profile.montage().size();
        this.frameBytes = 2 * channels;
        this.scale = field.scale();
        this.subtract = field.subtract();
        this.messageStart = profile.frame().messageStart().toArray();
        this.messageEnd = profile.frame().messageEnd().toArray();
    }

    @Override
    int packet(byte[] bytes, int at, int to, FrameBatch batch) {
        if (bytes[at] >= 0) {
            return NONE;
        }
        int same = matching(bytes, at, to, messageStart);
        if (same == messageStart.length && same > 0) {
            return message(bytes, at, to, batch);
        }
        if (at + same == to && same > 1) {
            return MORE;
        }
        int whole = Math.min(to, at + frameBytes);
        for (int i = at + 1; i < whole; i++) {
            if (bytes[i] < 0) {
                return i == at + 1 && same >= 2 && at + same == to ? MORE : NONE;
            }
        }
        if (whole < at + frameBytes) {
            return MORE;
        }
        int base = batch.next();
        for (int c = 0; c < channels; c++) {
            int value = (bytes[at + 2 * c] & 0x7F) << 7 | bytes[at + 2 * c + 1];
            batch.samples()[base + c] = (float) ((value - subtract) * scale);
        }
        commit(batch, 0);
        return frameBytes;
    }

    private int message(byte[] bytes, int at, int to, FrameBatch batch) {
        int text = at + messageStart.length;
        int last = Math.min(to - messageEnd.length, at + LONGEST_MESSAGE);
        for (int end = text; end <= last; end++) {
            if (matching(bytes, end, to, messageEnd) == messageEnd.length) {
                batch.note(new String(bytes, text, end - text, StandardCharsets.ISO_8859_1));
                return end + messageEnd.length - at;
            }
        }
        return to - at > LONGEST_MESSAGE + messageEnd.length ? NONE : MORE;
    }

    /** How many bytes from {@code at} on are those of the pattern. */
    private static int matching(byte[] bytes, int at, int to, byte[] pattern) {
        int same = 0;
        while (same < pattern.length && at + same < to && bytes[at + same] == pattern[same]) {
            same++;
        }
        return same;
    }
}
