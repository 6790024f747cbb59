package org.hillock.acquisition.device.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hillock.acquisition.device.profile.CounterSpec;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.jspecify.annotations.Nullable;

/**
 * HackEEG: each sample is a JSON line {@code {"C":200,"D":"<base64>"}} or the same in MessagePack, as the board was told.
 * The 35 bytes inside are a fixed frame of the profile.
 *
 * <p>Both shapes are fixed to the byte, so they are read without a JSON parser. Answers to commands are other lines, in
 * both modes; one that is not 200 is told as a text.
 */
final class HackEegCodec extends PacketCodec {
    private static final byte[] JSON_START = ascii("{\"C\":200,\"D\":\"");
    private static final byte[] PACK_START = {
        (byte) 0x82, (byte) 0xA1, 0x43, (byte) 0xCC, (byte) 0xC8, (byte) 0xA1, 0x44, (byte) 0xC4
    };
    private static final byte[] ANSWER_START = ascii("{\"STATUS_CODE\":");
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LINE = 512;
    private static final int NO_DIGIT = -1;
    private static final byte[] DIGITS = digits();

    private final byte[] content;
    private final FieldPlan fields;
    private final @Nullable FieldDecoder counter;
    private final @Nullable PacketCounter counts;

    HackEegCodec(DeviceProfile profile) {
        super(LONGEST_LINE, 1);
        this.content = new byte
                [profile.frame().fields().stream()
                        .mapToInt(FieldSpec::end)
                        .max()
                        .orElse(1)];
        this.fields = FieldPlan.of(profile, profile.frame().fields());
        Optional<CounterSpec> spec = profile.frame().counter();
        this.counter = spec.map(c -> new FieldDecoder(c.field(), 0)).orElse(null);
        this.counts = spec.map(c -> new PacketCounter(c, tally())).orElse(null);
    }

    @Override
    public void restart() {
        super.restart();
        if (counts != null) {
            counts.restart();
        }
    }

    @Override
    public long samplesAround() {
        return counts == null ? 1 : counts.around();
    }

    @Override
    int packet(byte[] bytes, int at, int to, FrameBatch batch) {
        if (bytes[at] == JSON_START[0]) {
            return line(bytes, at, to, batch);
        }
        return bytes[at] == PACK_START[0] ? pack(bytes, at, to, batch) : NONE;
    }

    private int pack(byte[] bytes, int at, int to, FrameBatch batch) {
        int seen = Math.min(PACK_START.length, to - at);
        if (!same(bytes, at, PACK_START, seen)) {
            return NONE;
        }
        if (to - at <= PACK_START.length) {
            return MORE;
        }
        int length = bytes[at + PACK_START.length] & 0xFF;
        if (length != content.length) {
            return NONE;
        }
        int start = at + PACK_START.length + 1;
        int end = start + length;
        if (end > to) {
            return MORE;
        }
        int torn = torn(bytes, start, end, to);
        if (torn != 0) {
            return torn > 0 ? NONE : MORE;
        }
        System.arraycopy(bytes, start, content, 0, length);
        emit(batch);
        return end - at;
    }

    /**
     * Whether another packet begins inside this one, so that it was torn and only has the right length with what came behind
     * the tear: a byte string has a length and no end.
     *
     * <p>Eight bytes give the other one away; that a sample holds them by chance is a matter of one in 2 to the power of 59.
     * If it broke off within these eight too, what there is of them may as well be the end of the sample, which the count of
     * the packet behind tells: one sample in 256 waits for it.
     *
     * @return 1 when it was torn, 0 when it is whole, -1 when more bytes are needed to know
     */
    private int torn(byte[] bytes, int start, int end, int to) {
        for (int at = start; at < end; at++) {
            int alike = 0;
            while (alike < PACK_START.length && at + alike < to && bytes[at + alike] == PACK_START[alike]) {
                alike++;
            }
            if (alike == PACK_START.length) {
                return 1;
            }
            if (alike > 0 && at + alike == to) {
                return -1;
            }
            if (alike > 0 && at + alike >= end) {
                return tornByTheNext(bytes, start, end, to);
            }
        }
        return 0;
    }

    private int tornByTheNext(byte[] bytes, int start, int end, int to) {
        int next = end + PACK_START.length + 1;
        if (counter == null || counts == null) {
            return 0;
        }
        if (next + content.length > to) {
            return -1;
        }
        boolean follows = same(bytes, end, PACK_START, PACK_START.length)
                && counts.isNext(counter.raw(bytes, start), counter.raw(bytes, next));
        return follows ? 0 : 1;
    }

    private int line(byte[] bytes, int at, int to, FrameBatch batch) {
        int seen = Math.min(JSON_START.length, to - at);
        if (!same(bytes, at, JSON_START, seen)) {
            return answer(bytes, at, to, batch);
        }
        int text = at + JSON_START.length;
        int digits = (content.length + 2) / 3 * 4;
        int end = text + digits + 3;
        if (end > to) {
            return MORE;
        }
        if (bytes[end - 3] != '"' || bytes[end - 2] != '}' || bytes[end - 1] != '\n' || !decodeBase64(bytes, text)) {
            return NONE;
        }
        emit(batch);
        return end - at;
    }

    /** An answer to a command: a line of JSON with a STATUS_CODE and perhaps a STATUS_TEXT. */
    private int answer(byte[] bytes, int at, int to, FrameBatch batch) {
        int seen = Math.min(ANSWER_START.length, to - at);
        if (!same(bytes, at, ANSWER_START, seen)) {
            return NONE;
        }
        int most = Math.min(to, at + LONGEST_LINE);
        int end = at + seen;
        while (end < most && bytes[end] != '\n') {
            end++;
        }
        if (end == most) {
            return most == to && to - at < LONGEST_LINE ? MORE : NONE;
        }
        tell(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1).strip(), batch);
        return end + 1 - at;
    }

    private static void tell(String line, FrameBatch batch) {
        try {
            JsonNode answer = JSON.readTree(line);
            int status = answer.path("STATUS_CODE").asInt();
            if (status != OK) {
                batch.note(
                        "status " + status + ": " + answer.path("STATUS_TEXT").asText("no text"));
            }
        } catch (JsonProcessingException e) {
            batch.note("an answer that is not JSON: " + line);
        }
    }

    private static boolean same(byte[] bytes, int at, byte[] pattern, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[at + i] != pattern[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean decodeBase64(byte[] bytes, int text) {
        int out = 0;
        for (int at = text; out < content.length; at += 4) {
            int word = 0;
            for (int i = 0; i < 4; i++) {
                int padding = bytes[at + i] == '=' && out + i > content.length ? 0 : NO_DIGIT;
                int digit = bytes[at + i] < 0 ? NO_DIGIT : DIGITS[bytes[at + i]];
                if (digit == NO_DIGIT && padding == NO_DIGIT && bytes[at + i] != '=') {
                    return false;
                }
                word = word << 6 | Math.max(0, digit);
            }
            for (int shift = 16; shift >= 0 && out < content.length; shift -= 8) {
                content[out++] = (byte) (word >> shift);
            }
        }
        return true;
    }

    private void emit(FrameBatch batch) {
        long missing = counts == null || counter == null ? 0 : counts.missingBefore(counter.raw(content, 0));
        if (missing == PacketCounter.REPEATED) {
            return;
        }
        fields.signal(content, 0, batch.samples(), batch.next());
        fields.auxiliary(content, 0, batch);
        commit(batch, missing);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        java.util.Arrays.fill(digits, (byte) NO_DIGIT);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            digits[alphabet.charAt(i)] = (byte) i;
        }
        return digits;
    }
}
