package org.hillock.acquisition.device.profile;

/**
 * How a frame proves that it is whole.
 *
 * @param kind which sum
 * @param offset where it stands, from the frame's first byte; negative from its end
 * @param from the first byte that it covers
 */
public record ChecksumSpec(Kind kind, int offset, int from) {
    /** A frame without one. */
    public static final ChecksumSpec NONE = new ChecksumSpec(Kind.NONE, 0, 0);

    /** The sums that profiles may name. */
    public enum Kind {
        NONE("none", 0),
        /** The sum of the bytes, low byte. */
        SUM8("sum8", 1),
        /** Its complement, as NeuroSky's ThinkGear has it. */
        SUM8_INVERTED("sum8-inverted", 1),
        /** All bytes exclusive-or. */
        XOR8("xor8", 1),
        /** The remainder modulo x^8+x^2+x+1 (polynomial 07, start 0). */
        CRC8("crc8", 1),
        /** The remainder modulo x^16+x^12+x^5+1 (polynomial 1021, start FFFF), high byte first. */
        CRC16("crc16", 2),
        /** The remainder modulo x^4+x+1 in the low nibble of the last byte, as BITalino has it. */
        CRC4("crc4-x4x1", 1);

        private final String word;
        private final int bytes;

        Kind(String word, int bytes) {
            this.word = word;
            this.bytes = bytes;
        }

        /** The word of a profile. */
        public String word() {
            return word;
        }

        /** Bytes of the sum. */
        public int bytes() {
            return bytes;
        }
    }
}
