package org.hillock.acquisition.device.frame;

import org.hillock.acquisition.device.profile.ChecksumSpec;

/** Computes the sums by which frames prove that they are whole. */
public final class Checksum {
    private static final int[] CRC16 = crc16Table();
    private static final int[] CRC8 = crc8Table();
    private static final int[] CRC4 = crc4Table();

    private Checksum() {}

    /**
     * The sum over {@code bytes[from, to)}.
     *
     * <p>For {@link ChecksumSpec.Kind#CRC4} the last byte's low nibble counts as zero, since the sum itself lies there.
     */
    public static int of(ChecksumSpec.Kind kind, byte[] bytes, int from, int to) {
        return switch (kind) {
            case NONE -> 0;
            case SUM8 -> sum(bytes, from, to) & 0xFF;
            case SUM8_INVERTED -> ~sum(bytes, from, to) & 0xFF;
            case XOR8 -> xor(bytes, from, to);
            case CRC8 -> crc8(bytes, from, to);
            case CRC16 -> crc16(bytes, from, to);
            case CRC4 -> crc4(bytes, from, to);
        };
    }

    private static int sum(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += bytes[i] & 0xFF;
        }
        return sum;
    }

    private static int xor(byte[] bytes, int from, int to) {
        int xor = 0;
        for (int i = from; i < to; i++) {
            xor ^= bytes[i] & 0xFF;
        }
        return xor;
    }

    private static int crc8(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc = CRC8[crc ^ (bytes[i] & 0xFF)];
        }
        return crc;
    }

    private static int crc16(byte[] bytes, int from, int to) {
        int crc = 0xFFFF;
        for (int i = from; i < to; i++) {
            crc = (crc << 8 & 0xFFFF) ^ CRC16[crc >> 8 ^ (bytes[i] & 0xFF)];
        }
        return crc;
    }

    private static int crc4(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to - 1; i++) {
            crc = CRC4[CRC4[crc ^ (bytes[i] >> 4 & 0xF)] ^ (bytes[i] & 0xF)];
        }
        return CRC4[crc ^ (bytes[to - 1] >> 4 & 0xF)];
    }

    private static int[] crc16Table() {
        int[] table = new int[256];
        for (int value = 0; value < table.length; value++) {
            int crc = value << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
            table[value] = crc & 0xFFFF;
        }
        return table;
    }

    private static int[] crc8Table() {
        int[] table = new int[256];
        for (int value = 0; value < table.length; value++) {
            int crc = value;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : crc << 1 ^ 0x07;
            }
            table[value] = crc & 0xFF;
        }
        return table;
    }

    private static int[] crc4Table() {
        int[] table = new int[16];
        for (int value = 0; value < table.length; value++) {
            int crc = value;
            for (int bit = 0; bit < 4; bit++) {
                crc = (crc & 8) == 0 ? crc << 1 : crc << 1 ^ 0x3;
            }
            table[value] = crc & 0xF;
        }
        return table;
    }
}
