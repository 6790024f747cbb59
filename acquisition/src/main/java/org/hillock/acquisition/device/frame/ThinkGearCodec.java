package org.hillock.acquisition.device.frame;

import java.util.List;
import org.hillock.acquisition.device.profile.ChecksumSpec;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.PacketSpec;

/**
 * NeuroSky's ThinkGear: AA AA, a length up to 169, rows of values by code, and the inverted sum of the rows. There is no
 * counter: what is lost shows in time alone.
 */
final class ThinkGearCodec extends PacketCodec {
    private static final int SYNC = 0xAA;
    private static final int LONGEST_PAYLOAD = 169;
    private static final int EXTENDED = 0x55;
    private static final int FIRST_LONG_ROW = 0x80;
    private static final int DONGLE_CONNECTED = 0xD0;
    private static final int DONGLE_STATE = 0xD4;

    private final FieldPlan[] rows = new FieldPlan[256];
    private final int[] rowBytes = new int[256];

    ThinkGearCodec(DeviceProfile profile) {
        super(LONGEST_PAYLOAD + 4, LONGEST_PAYLOAD);
        for (PacketSpec row : profile.frame().packets()) {
            rows[row.code()] = FieldPlan.of(profile, row.fields());
            rowBytes[row.code()] =
                    row.fields().stream().mapToInt(field -> field.end()).max().orElse(0);
        }
    }

    @Override
    int packet(byte[] bytes, int at, int to, FrameBatch batch) {
        if ((bytes[at] & 0xFF) != SYNC) {
            return NONE;
        }
        if (to - at < 3) {
            return to - at == 2 && (bytes[at + 1] & 0xFF) != SYNC ? NONE : MORE;
        }
        int payload = bytes[at + 2] & 0xFF;
        if ((bytes[at + 1] & 0xFF) != SYNC || payload > LONGEST_PAYLOAD) {
            return NONE;
        }
        int end = at + 3 + payload;
        if (end >= to) {
            return MORE;
        }
        if (Checksum.of(ChecksumSpec.Kind.SUM8_INVERTED, bytes, at + 3, end) != (bytes[end] & 0xFF)) {
            return NONE;
        }
        readRows(bytes, at + 3, end, batch);
        return payload + 4;
    }

    private void readRows(byte[] bytes, int from, int end, FrameBatch batch) {
        int at = from;
        while (at < end) {
            while (at < end && (bytes[at] & 0xFF) == EXTENDED) {
                at++;
            }
            if (at >= end) {
                return;
            }
            int code = bytes[at++] & 0xFF;
            int length = 1;
            if (code >= FIRST_LONG_ROW) {
                length = at < end ? bytes[at++] & 0xFF : 0;
            }
            if (at + length > end) {
                return;
            }
            readRow(code, bytes, at, length, batch);
            at += length;
        }
        batch.keepAux();
    }

    private void readRow(int code, byte[] bytes, int at, int length, FrameBatch batch) {
        FieldPlan row = rows[code];
        if (row != null && rowBytes[code] <= length) {
            row.auxiliary(bytes, at, batch);
            if (row.hasSignal()) {
                row.signal(bytes, at, batch.samples(), batch.next());
                commit(batch, 0);
            }
        } else if (code >= DONGLE_CONNECTED && code <= DONGLE_STATE) {
            batch.note(dongle(code, length == 0 ? 0 : bytes[at]));
        }
    }

    private static String dongle(int code, int state) {
        List<String> words = List.of("connected", "headset not found", "disconnected", "request denied");
        return "dongle "
                + (code == DONGLE_STATE ? state == 0 ? "standby" : "scanning" : words.get(code - DONGLE_CONNECTED));
    }
}
