package org.hillock.acquisition.file.xdf;

/** The 16 bytes of a Boundary chunk, by which a reader finds its way again behind damage (XDF 1.0, "Boundary"). */
final class Boundary {
    /** Length of the signature. */
    static final int BYTES = 16;

    private static final byte[] SIGNATURE = {
        0x43,
        (byte) 0xA5,
        0x46,
        (byte) 0xDC,
        (byte) 0xCB,
        (byte) 0xF5,
        0x41,
        0x0F,
        (byte) 0xB3,
        0x0E,
        (byte) 0xD5,
        0x46,
        0x73,
        (byte) 0x83,
        (byte) 0xCB,
        (byte) 0xE4
    };

    private Boundary() {}

    /** A copy of the signature. */
    static byte[] signature() {
        return SIGNATURE.clone();
    }

    /** Whether the signature stands at an index that has 16 bytes behind it. Not modified. */
    static boolean matches(byte[] bytes, int at) {
        for (int i = 0; i < BYTES; i++) {
            if (bytes[at + i] != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }
}
