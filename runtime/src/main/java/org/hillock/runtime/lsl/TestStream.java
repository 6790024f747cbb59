package org.hillock.runtime.lsl;

import org.hillock.acquisition.stream.ChannelFormat;

/**
 * A stream whose every value follows from the sample's number n and the channel c, so that a receiver can check each one.
 *
 * <p>Channel 0 is n, modulo 2^24 for floats and 2^7, 2^15, 2^31, 2^62 for the integers. Other channels are ((31n+17c) mod
 * 8192)/8-512 for floats; for integers (31n+17c) modulo the same range, negative on odd channels. Texts are {@code
 * n=<n>;c=<c>;}, then (c mod 3) times an e with an acute accent and ((7n+c) mod 300) times an x. All values are exact in
 * their format.
 */
public final class TestStream {
    private static final long FLOAT_RANGE = 1L << 24;
    private static final int FLOAT_STEPS = 8192;
    private static final int TEXT_LENGTHS = 300;

    private final ChannelFormat format;
    private final int channels;
    private final long mask;

    /** The formula for a format and a number of channels. */
    public TestStream(ChannelFormat format, int channels) {
        this.format = format;
        this.channels = channels;
        this.mask = range(format) - 1;
    }

    private static long range(ChannelFormat format) {
        return switch (format) {
            case INT8 -> 1L << 7;
            case INT16 -> 1L << 15;
            case INT32 -> 1L << 31;
            case INT64 -> 1L << 62;
            case FLOAT32, DOUBLE64 -> FLOAT_RANGE;
            case STRING, INT24 -> 1L << 62;
        };
    }

    /** The format of the values. */
    public ChannelFormat format() {
        return format;
    }

    /** Values a sample. */
    public int channels() {
        return channels;
    }

    /** How many samples have different numbers on channel 0. */
    public long range() {
        return mask + 1;
    }

    /**
     * A sample of floats.
     *
     * @param out Modified: one value a channel from {@code offset} on.
     */
    public void floats(long n, float[] out, int offset) {
        for (int c = 0; c < channels; c++) {
            out[offset + c] = (float) real(n, c);
        }
    }

    /**
     * A sample of doubles.
     *
     * @param out Modified: one value a channel from {@code offset} on.
     */
    public void doubles(long n, double[] out, int offset) {
        for (int c = 0; c < channels; c++) {
            out[offset + c] = real(n, c);
        }
    }

    /**
     * A sample of integers.
     *
     * @param out Modified: one value a channel from {@code offset} on.
     */
    public void longs(long n, long[] out, int offset) {
        for (int c = 0; c < channels; c++) {
            out[offset + c] = whole(n, c);
        }
    }

    /**
     * A sample of texts.
     *
     * @param out Modified: one text a channel.
     */
    public void texts(long n, String[] out) {
        for (int c = 0; c < channels; c++) {
            out[c] = text(n, c);
        }
    }

    double real(long n, int c) {
        return c == 0 ? n & mask : ((31 * n + 17L * c) & (FLOAT_STEPS - 1)) / 8.0 - 512;
    }

    long whole(long n, int c) {
        long value = c == 0 ? n & mask : (31 * n + 17L * c) & mask;
        return c % 2 == 0 ? value : -value;
    }

    static String text(long n, int c) {
        int length = (int) Math.floorMod(7 * n + c, (long) TEXT_LENGTHS);
        return "n=" + n + ";c=" + c + ";" + "\u00e9".repeat(c % 3) + "x".repeat(length);
    }
}
