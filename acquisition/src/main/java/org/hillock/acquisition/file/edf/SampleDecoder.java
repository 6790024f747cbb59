package org.hillock.acquisition.file.edf;

/** The loops over samples: little-endian two's complement to scaled float32. They allocate nothing. */
final class SampleDecoder {
    private SampleDecoder() {}

    /**
     * Scales 16-bit samples.
     *
     * @param bytes not modified
     * @param at the first sample's first byte
     * @param into every {@code stride}th value from {@code start} on. Modified.
     */
    static void int16(
            byte[] bytes, int at, int count, double gain, double offset, float[] into, int start, int stride) {
        int from = at;
        int to = start;
        for (int i = 0; i < count; i++) {
            into[to] = (float) (int16(bytes, from) * gain + offset);
            from += 2;
            to += stride;
        }
    }

    /** Scales 24-bit samples; parameters as for {@link #int16(byte[], int, int, double, double, float[], int, int)}. */
    static void int24(
            byte[] bytes, int at, int count, double gain, double offset, float[] into, int start, int stride) {
        int from = at;
        int to = start;
        for (int i = 0; i < count; i++) {
            into[to] = (float) (int24(bytes, from) * gain + offset);
            from += 3;
            to += stride;
        }
    }

    /** Copies 24-bit status words without sign; each fits float32 exactly. */
    static void status(byte[] bytes, int at, int count, float[] into, int start, int stride) {
        int from = at;
        int to = start;
        for (int i = 0; i < count; i++) {
            into[to] = int24(bytes, from) & 0xffffff;
            from += 3;
            to += stride;
        }
    }

    /** One 16-bit sample. */
    static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | bytes[at + 1] << 8;
    }

    /** One 24-bit sample. */
    static int int24(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] << 16;
    }
}
