package org.hillock.acquisition.device.frame;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hillock.acquisition.device.profile.CounterSpec;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.jspecify.annotations.Nullable;

/**
 * OpenBCI Ganglion as a BLED112 dongle delivers it: BGAPI events, of which attribute values of 20 bytes hold samples.
 *
 * <p>BGAPI has no sync: whole packets are read from the first byte on. Bytes that cannot begin one are skipped.
 */
final class GanglionCodec extends PacketCodec {
    private static final int HEADER = 4;
    private static final int VALUE_BYTES = 20;
    private static final int VALUE_AT = HEADER + 5;
    private static final int CLASS_ATTRIBUTES = 4;
    private static final int EVENT_VALUE = 5;
    private static final int CLASS_CONNECTION = 3;
    private static final int EVENT_DISCONNECTED = 4;
    private static final int LAST_CLASS = 7;
    private static final int LONGEST = HEADER + 255;
    private static final int FIRST_TEXT = 201;

    private final GanglionPacket packets;
    private final double scale;
    private final boolean hasAccelerometer;
    private final @Nullable PacketCounter counts;

    GanglionCodec(DeviceProfile profile) {
        super(LONGEST, 2);
        FieldSpec eeg = profile.frame().fields().get(0);
        Optional<CounterSpec> spec = profile.frame().counter();
        this.packets = new GanglionPacket(profile.frame().firmware());
        this.scale = eeg.scale();
        this.hasAccelerometer = FrameCodecs.auxiliaryValues(profile) == 3;
        this.counts = spec.map(c -> new PacketCounter(c, tally())).orElse(null);
    }

    @Override
    public void restart() {
        super.restart();
        packets.restart();
        if (counts != null) {
            counts.restart();
        }
    }

    @Override
    public long samplesAround() {
        return counts == null ? 1 : 2 * counts.around();
    }

    @Override
    int packet(byte[] bytes, int at, int to, FrameBatch batch) {
        int type = bytes[at] & 0xFF;
        if ((type & 0x78) != 0) {
            return NONE;
        }
        if (to - at < HEADER) {
            return MORE;
        }
        int length = (type & 7) << 8 | bytes[at + 1] & 0xFF;
        int kind = bytes[at + 2] & 0xFF;
        if (kind > LAST_CLASS || length > 255) {
            return NONE;
        }
        if (at + HEADER + length > to) {
            return MORE;
        }
        boolean event = type >= 0x80;
        if (event && kind == CLASS_ATTRIBUTES && bytes[at + 3] == EVENT_VALUE && length == VALUE_BYTES + 5) {
            take(bytes, at + VALUE_AT, batch);
        } else if (event && kind == CLASS_CONNECTION && bytes[at + 3] == EVENT_DISCONNECTED) {
            batch.note("disconnected");
        }
        return HEADER + length;
    }

    private void take(byte[] bytes, int value, FrameBatch batch) {
        int id = bytes[value] & 0xFF;
        if (id >= FIRST_TEXT) {
            String text = new String(bytes, value + 1, VALUE_BYTES - 1, StandardCharsets.US_ASCII);
            batch.note((id < 206 ? "impedance " + (id - 200) + ": " : "")
                    + text.replace("\0", "").strip());
            return;
        }
        long around = packets.countOf(id);
        if (around < 0) {
            return;
        }
        long missing = counts == null ? 0 : counts.missingBefore(around);
        if (missing == PacketCounter.REPEATED) {
            return;
        }
        int samples = packets.decode(bytes, value, missing > 0);
        long gone = missing * 2;
        for (int s = 0; s < samples; s++) {
            int base = batch.next();
            for (int c = 0; c < GanglionPacket.CHANNELS; c++) {
                batch.samples()[base + c] = (float) (packets.raw(s, c) * scale);
            }
            commit(batch, gone);
            gone = 0;
        }
        accelerometer(bytes, value, id, batch);
    }

    /** Firmware 3 sends one axis of the accelerometer with ids 1, 2 and 3 of each ten. */
    private void accelerometer(byte[] bytes, int value, int id, FrameBatch batch) {
        int axis = id % 10;
        if (hasAccelerometer && id < 100 && axis >= 1 && axis <= 3) {
            batch.aux()[axis - 1] = (float) (bytes[value + VALUE_BYTES - 1] * GanglionPacket.G_PER_COUNT);
            batch.touchAux();
            batch.keepAux();
        }
    }
}
