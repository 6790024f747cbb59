package org.hillock.acquisition.file.edf;

import org.hillock.acquisition.file.PendingMarkers;

/**
 * Turns the changes of a trigger line into markers.
 *
 * <p>A marker stands at the first frame of each new code but 0, the line's rest; the code at the very beginning is a
 * state, not a change. The code is the low 16 bits of BioSemi's status word, or the rounded physical value of any other
 * line. Allocates only where the code changes.
 */
final class TriggerLine {
    private static final int TRIGGER_BITS = 0xffff;

    private final EdfSignal signal;
    private final EdfVariant variant;
    private final String prefix;
    private long code;
    private boolean started;

    /** A line whose markers' labels begin with a text, empty where it is the only line. */
    TriggerLine(EdfSignal signal, EdfVariant variant, String prefix) {
        this.signal = signal;
        this.variant = variant;
        this.prefix = prefix;
    }

    /** The line's signal. */
    EdfSignal signal() {
        return signal;
    }

    /**
     * Looks through some samples.
     *
     * @param bytes not modified
     * @param at where the first sample begins
     * @param times tells the stamp of a sample
     * @param firstSample the first sample's index in its record
     * @param into takes the markers. Modified.
     */
    void scan(byte[] bytes, int at, FrameTimes times, int firstSample, int samples, PendingMarkers into) {
        int sampleBytes = variant.sampleBytes();
        for (int i = 0; i < samples; i++) {
            long next = code(bytes, at + i * sampleBytes);
            if (next != code || !started) {
                if (started && next != 0) {
                    into.add(times.nanos(firstSample + i, signal.samples()), prefix + next, 0);
                }
                code = next;
                started = true;
            }
        }
    }

    private long code(byte[] bytes, int at) {
        if (signal.role() == EdfSignal.Role.STATUS) {
            return SampleDecoder.int24(bytes, at) & TRIGGER_BITS;
        }
        int digital = variant == EdfVariant.BDF ? SampleDecoder.int24(bytes, at) : SampleDecoder.int16(bytes, at);
        return Math.round(digital * signal.gain() + signal.offset());
    }
}
