package org.hillock.acquisition.device.frame;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hillock.acquisition.device.link.Bgapi;
import org.hillock.acquisition.device.profile.CounterSpec;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.jspecify.annotations.Nullable;

/**
 * OpenBCI Ganglion as a BLED112 dongle delivers it: BGAPI events, of which attribute values of 20 bytes hold samples,
 * impedances and texts.
 *
 * <p>BGAPI has no sync: whole packets are read from the first byte on. When that fails, bytes are skipped up to the next
 * event that brings 20 bytes. A value inside which such an event begins was torn, and is left out.
 *
 * <p>What is missing is told by the place of each packet's first sample. Firmware 3 starts with a packet whose id fits no
 * other, 99 or above all ids; it is left out.
 */
final class GanglionCodec extends PacketCodec {
    private static final int HEADER = 4;
    private static final int EVENT = 0x80;
    private static final int VALUE_BYTES = 20;
    private static final int VALUE_AT = HEADER + 5;
    private static final int EVENT_BYTES = VALUE_AT + VALUE_BYTES;
    private static final int CLASS_ATTRIBUTES = 4;
    private static final int EVENT_VALUE = 5;
    private static final int CLASS_CONNECTION = 3;
    private static final int EVENT_DISCONNECTED = 4;
    private static final int LONGEST = HEADER + 255;
    private static final int FIRST_IMPEDANCE = 201;
    private static final int REFERENCE_IMPEDANCE = 205;
    private static final int TEXT_PART = 206;
    private static final int TEXT_END = 207;
    private static final int LONGEST_TEXT = 1024;
    private static final int STRAY_FIRST_ID = 99;
    private static final long UNKNOWN = -1;

    private final GanglionPacket packets;
    private final int firmware;
    private final double scale;
    private final boolean hasAccelerometer;
    private final @Nullable PacketCounter counts;
    private final StringBuilder text = new StringBuilder();
    private long nextSample = UNKNOWN;

    GanglionCodec(DeviceProfile profile) {
        super(LONGEST, GanglionPacket.SAMPLES);
        FieldSpec eeg = profile.frame().fields().get(0);
        Optional<CounterSpec> spec = profile.frame().counter();
        this.firmware = profile.frame().firmware();
        this.packets = new GanglionPacket(firmware);
        this.scale = eeg.scale();
        this.hasAccelerometer = FrameCodecs.auxiliaryValues(profile) == 3;
        this.counts = spec.map(c -> new PacketCounter(c, tally())).orElse(null);
    }

    @Override
    public void restart() {
        super.restart();
        packets.restart();
        text.setLength(0);
        nextSample = UNKNOWN;
        if (counts != null) {
            counts.restart();
        }
    }

    @Override
    public long samplesAround() {
        return counts == null ? 1 : packets.samplesAround(counts.around());
    }

    @Override
    int packet(byte[] bytes, int at, int to, FrameBatch batch) {
        if (!isInStep()) {
            return firstPacket(bytes, at, to, batch);
        }
        if (!Bgapi.mayBegin(bytes, at, to)) {
            return NONE;
        }
        if (to - at < HEADER || at + HEADER + (bytes[at + 1] & 0xFF) > to) {
            return MORE;
        }
        int length = bytes[at + 1] & 0xFF;
        if ((bytes[at] & 0xFF) == EVENT && length == VALUE_BYTES + 5 && bytes[at + 2] == CLASS_ATTRIBUTES) {
            return valueHeader(bytes, at, to) == VALUE_AT ? value(bytes, at, to, batch) : NONE;
        }
        if (isDisconnection(bytes, at)) {
            batch.note("disconnected");
        }
        return HEADER + length;
    }

    /** Out of step, nothing but a value of 20 bytes is trusted, and the news that there will be none. */
    private int firstPacket(byte[] bytes, int at, int to, FrameBatch batch) {
        int same = valueHeader(bytes, at, to);
        if (same == 0) {
            return NONE;
        }
        if (same == VALUE_AT && at + EVENT_BYTES <= to) {
            return value(bytes, at, to, batch);
        }
        if (same == VALUE_AT || at + same == to) {
            return MORE;
        }
        if (to - at >= HEADER + 3 && isDisconnection(bytes, at)) {
            batch.note("disconnected");
            return HEADER + 3;
        }
        return NONE;
    }

    private static boolean isDisconnection(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) == EVENT
                && bytes[at + 1] == 3
                && bytes[at + 2] == CLASS_CONNECTION
                && bytes[at + 3] == EVENT_DISCONNECTED;
    }

    /** How many bytes from here on are as the header of a value of 20 bytes has them. */
    private static int valueHeader(byte[] bytes, int at, int to) {
        int room = Math.min(VALUE_AT, to - at);
        int same = 0;
        while (same < room && mayStandInHeader(same, bytes[at + same] & 0xFF)) {
            same++;
        }
        return same;
    }

    private static boolean mayStandInHeader(int place, int value) {
        return switch (place) {
            case 0 -> value == EVENT;
            case 1 -> value == VALUE_BYTES + 5;
            case 2 -> value == CLASS_ATTRIBUTES;
            case 3 -> value == EVENT_VALUE;
            case 4, 5, 6 -> true;
            case 7 -> value <= 5;
            default -> value == VALUE_BYTES;
        };
    }

    private int value(byte[] bytes, int at, int to, FrameBatch batch) {
        for (int inside = at + HEADER; inside < at + EVENT_BYTES; inside++) {
            if (valueHeader(bytes, inside, to) >= HEADER) {
                return NONE;
            }
        }
        take(bytes, at + VALUE_AT, batch);
        return EVENT_BYTES;
    }

    private void take(byte[] bytes, int value, FrameBatch batch) {
        int id = bytes[value] & 0xFF;
        if (id >= FIRST_IMPEDANCE) {
            words(bytes, value, id, batch);
            return;
        }
        int inRound = packets.countOf(id);
        PacketCounter counter = counts;
        if (inRound < 0 || (counter != null && isStray(id, counter))) {
            return;
        }
        long missing = counter == null ? 0 : counter.missingBefore(inRound);
        if (missing == PacketCounter.REPEATED) {
            return;
        }
        long gone = 0;
        int samples = packets.decode(bytes, value, missing > 0);
        if (counter != null && samples > 0) {
            long first = packets.firstSample(counter.index(), counter.around());
            gone = nextSample == UNKNOWN ? 0 : first - nextSample;
            nextSample = first + samples;
        }
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

    private boolean isStray(int id, PacketCounter counter) {
        return firmware != 2 && id == STRAY_FIRST_ID && !counter.isKnown();
    }

    /** Impedances are digits, in kiloohms, and a Z; longer texts come in parts. */
    private void words(byte[] bytes, int value, int id, FrameBatch batch) {
        String part = new String(bytes, value + 1, VALUE_BYTES - 1, StandardCharsets.US_ASCII)
                .replace("\0", "")
                .strip();
        if (id <= REFERENCE_IMPEDANCE) {
            int end = part.indexOf('Z');
            String kilohms = end < 0 ? part : part.substring(0, end);
            String where = id == REFERENCE_IMPEDANCE ? "reference" : String.valueOf(id - FIRST_IMPEDANCE + 1);
            batch.note("impedance " + where + ": " + kilohms.strip() + " kohm");
        } else if (id == TEXT_PART || id == TEXT_END) {
            if (text.length() + part.length() <= LONGEST_TEXT) {
                text.append(part);
            }
            if (id == TEXT_END) {
                batch.note(text.toString());
                text.setLength(0);
            }
        }
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
