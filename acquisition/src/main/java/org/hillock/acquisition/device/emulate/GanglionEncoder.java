package org.hillock.acquisition.device.emulate;

import java.util.List;
import org.hillock.acquisition.device.profile.DeviceProfile;

/**
 * Packets of a Ganglion as its dongle passes them on: two samples each in 18 bits, with firmware 2 as differences after a
 * packet of one whole sample. The accelerometer lies flat.
 */
final class GanglionEncoder implements FrameEncoder {
    private static final int CHANNELS = 4;
    private static final int VALUE_BYTES = 20;
    private static final int BITS = 18;
    private static final int LOST_BITS = 24 - BITS;
    private static final int PACKETS_AROUND = 100;
    private static final int Z_AXIS = 3;
    private static final byte ONE_G = 62;
    private static final int MOST_DIFFERENCE = (1 << (BITS - 1)) - 2;

    private final double scale;
    private final boolean differences;
    private final long[] counts = new long[2 * CHANNELS];
    private final long[] told = new long[CHANNELS];
    private long packet;
    private boolean half;

    GanglionEncoder(DeviceProfile profile) {
        this.scale = profile.frame().fields().get(0).scale();
        this.differences = profile.frame().firmware() == 2;
    }

    @Override
    public List<byte[]> encode(float[] sample, long number, int trigger) {
        if (number == 0) {
            packet = 0;
            half = false;
        }
        int from = half ? CHANNELS : 0;
        for (int c = 0; c < CHANNELS; c++) {
            counts[from + c] = Math.round(sample[c] / scale);
        }
        if (differences && packet % (PACKETS_AROUND + 1) == 0) {
            packet++;
            return List.of(whole());
        }
        half = !half;
        return half ? List.of() : List.of(differences ? differencePacket() : samplePacket());
    }

    @Override
    public boolean isWhole() {
        return !half;
    }

    private byte[] whole() {
        byte[] value = new byte[VALUE_BYTES];
        for (int c = 0; c < CHANNELS; c++) {
            told[c] = counts[c];
            FieldWriter.number(value, 1 + 3 * c, 3, true, told[c]);
        }
        return EmulatedDongle.notification(value);
    }

    private byte[] differencePacket() {
        byte[] value = new byte[VALUE_BYTES];
        value[0] = (byte) (packet++ % (PACKETS_AROUND + 1));
        for (int k = 0; k < counts.length; k++) {
            int c = k % CHANNELS;
            long difference = told[c] - counts[k];
            long even = 2 * (Math.max(-MOST_DIFFERENCE, Math.min(MOST_DIFFERENCE, difference)) / 2);
            put(value, k, even);
            told[c] -= even;
        }
        return EmulatedDongle.notification(value);
    }

    private byte[] samplePacket() {
        byte[] value = new byte[VALUE_BYTES];
        int id = (int) (packet++ % PACKETS_AROUND);
        value[0] = (byte) id;
        for (int k = 0; k < counts.length; k++) {
            put(value, k, counts[k] >> LOST_BITS);
        }
        value[VALUE_BYTES - 1] = id % 10 == Z_AXIS ? ONE_G : 0;
        return EmulatedDongle.notification(value);
    }

    /** A number whose lowest bit gives way to a copy of its sign. */
    private static void put(byte[] value, int place, long number) {
        long sent = (number & ~1L) | (number < 0 ? 1 : 0);
        for (int bit = 0; bit < BITS; bit++) {
            int at = 8 + place * BITS + bit;
            if ((sent >> (BITS - 1 - bit) & 1) != 0) {
                value[at >> 3] |= (byte) (0x80 >> (at & 7));
            }
        }
    }
}
