package org.hillock.acquisition.device.frame;

import java.nio.charset.StandardCharsets;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;

/**
 * Backyard Brains' SpikerBoxes: two bytes a channel, of which only the frame's first byte has bit 7 set; texts between
 * frames in escape sequences. There is neither counter nor checksum.
 *
 * <p>When an expansion board is plugged in or out (a text that begins with BRD), frames get another number of channels. It
 * is learnt from the next two frame beginnings: the profile's first channels go on, those that are not there are NaN. A
 * board that has another number of channels all the same is known by eight frames in a row that are too short or too long, and
 * equally so.
 */
final class EscapeBit7Codec extends PacketCodec {
    private static final int LONGEST_MESSAGE = 128;
    private static final int MOST_CHANNELS = 6;
    private static final int RELEARNT = -2;
    private static final int OTHER_FRAMES = 8;
    private static final String BOARD_CHANGED = "BRD:";

    private int frameBytes;
    private boolean relearns;
    private int otherBytes;
    private int otherFrames;
    private boolean afterFrame;
    private int strayBytes;
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
            strayBytes++;
            return NONE;
        }
        checkLastLength();
        int same = matching(bytes, at, to, messageStart);
        if (same == messageStart.length && same > 0) {
            return message(bytes, at, to, batch);
        }
        if (at + same == to && same > 1) {
            return MORE;
        }
        if (relearns) {
            int learnt = learnLength(bytes, at, to);
            if (learnt != RELEARNT) {
                return learnt;
            }
        }
        int whole = Math.min(to, at + frameBytes);
        for (int i = at + 1; i < whole; i++) {
            if (bytes[i] < 0) {
                boolean mayBeMessage = i == at + 1 && same >= 2 && at + same == to;
                return mayBeMessage ? MORE : otherFrame(i - at);
            }
        }
        if (whole < at + frameBytes) {
            return MORE;
        }
        afterFrame = true;
        int base = batch.next();
        for (int c = 0; c < channels; c++) {
            if (2 * c >= frameBytes) {
                batch.samples()[base + c] = Float.NaN;
                continue;
            }
            int value = (bytes[at + 2 * c] & 0x7F) << 7 | bytes[at + 2 * c + 1];
            batch.samples()[base + c] = (float) ((value - subtract) * scale);
        }
        commit(batch, 0);
        return frameBytes;
    }

    /** At the beginning of the next frame: whether bytes followed that were not thought to be of the last one. */
    private void checkLastLength() {
        if (afterFrame && strayBytes > 0) {
            otherFrame(frameBytes + strayBytes);
        } else if (afterFrame) {
            otherFrames = 0;
        }
        afterFrame = false;
        strayBytes = 0;
    }

    /** A frame of another length: torn, or of another number of channels. */
    private int otherFrame(int length) {
        boolean mayBe = length % 2 == 0 && length <= 2 * channels;
        otherFrames = mayBe && length == otherBytes ? otherFrames + 1 : 1;
        otherBytes = length;
        if (otherFrames == OTHER_FRAMES) {
            frameBytes = length;
        }
        return NONE;
    }

    private int message(byte[] bytes, int at, int to, FrameBatch batch) {
        int text = at + messageStart.length;
        int last = Math.min(to - messageEnd.length, at + LONGEST_MESSAGE);
        for (int end = text; end <= last; end++) {
            if (matching(bytes, end, to, messageEnd) == messageEnd.length) {
                String words = new String(bytes, text, end - text, StandardCharsets.ISO_8859_1);
                relearns |= words.startsWith(BOARD_CHANGED);
                batch.note(words);
                return end + messageEnd.length - at;
            }
        }
        return to - at > LONGEST_MESSAGE + messageEnd.length ? NONE : MORE;
    }

    /** The frame's length is the way to the next byte with bit 7; the frame itself is used by the next call. */
    private int learnLength(byte[] bytes, int at, int to) {
        int most = Math.min(to, at + 2 * MOST_CHANNELS + 1);
        for (int next = at + 1; next < most; next++) {
            if (bytes[next] < 0) {
                boolean isFrame = (next - at) % 2 == 0 && matching(bytes, at, to, messageStart) < 2;
                if (!isFrame) {
                    return NONE;
                }
                frameBytes = next - at;
                relearns = false;
                return RELEARNT;
            }
        }
        return most == to && to - at <= 2 * MOST_CHANNELS ? MORE : NONE;
    }

    @Override
    public void restart() {
        super.restart();
        frameBytes = 2 * channels;
        relearns = false;
        otherFrames = 0;
        afterFrame = false;
        strayBytes = 0;
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
