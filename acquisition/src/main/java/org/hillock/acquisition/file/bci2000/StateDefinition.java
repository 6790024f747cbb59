package org.hillock.acquisition.file.bci2000;

/**
 * Where a state stands in the state vector: {@code bits} bits from bit {@code bit} of byte {@code firstByte} on, least
 * significant first, across bytes.
 *
 * @param bits 1 to 32
 * @param bit 0 to 7, 0 the least significant
 */
record StateDefinition(String name, int bits, int firstByte, int bit) {
    /** The widest state that the format allows. */
    static final int WIDEST_BITS = 32;

    /** The bytes that the state touches. */
    int byteCount() {
        return (bit + bits + 7) / 8;
    }

    /**
     * The state's value.
     *
     * @param vector holds the state vector from {@code offset} on; not modified
     */
    long value(byte[] vector, int offset) {
        long gathered = 0;
        int first = offset + firstByte;
        for (int i = byteCount() - 1; i >= 0; i--) {
            gathered = gathered << 8 | (vector[first + i] & 0xff);
        }
        return gathered >>> bit & ((1L << bits) - 1);
    }
}
