package org.hillock.acquisition.device.frame;

/**
 * The 20 bytes of a Ganglion's notification.
 *
 * <p>Firmware 3: eight numbers of 18 bits (ids 0 to 99) or 19 bits (100 to 199), two samples of four channels. The lowest
 * bit sent is a copy of the sign, not data; the rest are the upper bits of the 24-bit count. Firmware 2: four counts of 24
 * bits with id 0, else differences of 18 bits (1 to 100) or 19 bits (101 to 200) to be subtracted.
 */
final class GanglionPacket {
    static final int CHANNELS = 4;
    static final int SAMPLES = 2;
    static final double G_PER_COUNT = 0.016;

    private final boolean differences;
    private final int[][] raw = new int[SAMPLES][CHANNELS];
    private final int[] last = new int[CHANNELS];
    private boolean hasLast;

    GanglionPacket(int firmware) {
        this.differences = firmware == 2;
    }

    void restart() {
        hasLast = false;
    }

    /** Where an id stands in the count of packets; -1 when it is none. */
    int countOf(int id) {
        if (differences) {
            return id > 200 ? -1 : id <= 100 ? id : id - 100;
        }
        return id >= 200 ? -1 : id % 100;
    }

    /** The number of a packet's first sample, from the packet's own number over all wrap-arounds. */
    long firstSample(long packet, long around) {
        if (!differences) {
            return SAMPLES * packet;
        }
        long inRound = Math.floorMod(packet, around);
        return Math.floorDiv(packet, around) * samplesAround(around) + (inRound == 0 ? 0 : SAMPLES * inRound - 1);
    }

    /** How many samples go by until packets have the same ids again. */
    long samplesAround(long around) {
        return differences ? SAMPLES * around - 1 : SAMPLES * around;
    }

    /**
     * Decodes a packet.
     *
     * @param afterLoss whether packets are missing before it, which spoils differences until the next id 0
     * @return how many samples it brings
     */
    int decode(byte[] bytes, int at, boolean afterLoss) {
        int id = bytes[at] & 0xFF;
        if (!differences) {
            int bits = id < 100 ? 18 : 19;
            for (int k = 0; k < 2 * CHANNELS; k++) {
                raw[k / CHANNELS][k % CHANNELS] = signed(bytes, at + 1, k * bits, bits) << (24 - bits);
            }
            return 2;
        }
        return id == 0 ? whole(bytes, at) : difference(bytes, at, id <= 100 ? 18 : 19, afterLoss);
    }

    private int whole(byte[] bytes, int at) {
        for (int c = 0; c < CHANNELS; c++) {
            last[c] = Raw.i24be(bytes, at + 1 + 3 * c);
            raw[0][c] = last[c];
        }
        hasLast = true;
        return 1;
    }

    private int difference(byte[] bytes, int at, int bits, boolean afterLoss) {
        hasLast &= !afterLoss;
        if (!hasLast) {
            return 0;
        }
        for (int k = 0; k < 2 * CHANNELS; k++) {
            int c = k % CHANNELS;
            last[c] -= signed(bytes, at + 1, k * bits, bits);
            raw[k / CHANNELS][c] = last[c];
        }
        return 2;
    }

    int raw(int sample, int channel) {
        return raw[sample][channel];
    }

    /** A number of some bits, high bit first, whose lowest bit says that it is negative and is no part of it. */
    private static int signed(byte[] bytes, int from, int bit, int count) {
        int value = 0;
        for (int i = bit; i < bit + count; i++) {
            value = value << 1 | (bytes[from + (i >> 3)] >> (7 - (i & 7)) & 1);
        }
        return (value & 1) == 0 ? value : (value & ~1) - (1 << count);
    }
}
