package org.hillock.acquisition.device.frame;

import org.hillock.acquisition.device.profile.CounterSpec;

/**
 * Follows a device's counter over its wrap-arounds.
 *
 * <p>A counter that seems to step back by more than half of a long way round has begun anew: nobody loses weeks of
 * frames unnoticed.
 */
final class CounterTrack {
    private static final long LONG_WAY_ROUND = 4096;

    private final long modulus;
    private final long step;
    private final long around;
    private boolean known;
    private long last;
    private long next;
    private long index;

    CounterTrack(CounterSpec spec) {
        this.modulus = spec.modulus();
        this.step = spec.step();
        this.around = spec.framesAround();
    }

    void restart() {
        known = false;
    }

    boolean isKnown() {
        return known;
    }

    /** How many frames the count has gone on since the last frame: 1 when nothing is missing, 0 for the same count. */
    long advance(long raw) {
        return advance(last, raw);
    }

    /** Whether this is exactly the count after the last one; costs no division, as {@link #advance} does. */
    boolean isNext(long raw) {
        return raw == next;
    }

    /** How many frames lie between two counts, rounded. */
    long advance(long from, long to) {
        long counts = Math.floorMod(to - from, modulus);
        return (counts + step / 2) / step % around;
    }

    /** Whether an advance means that the device has begun anew. */
    boolean isRestart(long advance) {
        return around > LONG_WAY_ROUND && advance > around / 2;
    }

    /** The first frame, or the first one after the device began anew. */
    void begin(long raw) {
        index = known ? index + 1 : raw / step;
        setLast(raw);
        known = true;
    }

    private void setLast(long raw) {
        last = raw;
        next = raw + step < modulus ? raw + step : raw + step - modulus;
    }

    /** A frame that is {@code advance} frames after the last one. */
    void accept(long raw, long advance) {
        setLast(raw);
        index += advance;
    }

    /** A frame right after the last one whose own count is spoilt. */
    void acceptNext() {
        setLast(Math.floorMod(last + step, modulus));
        index++;
    }

    /** How many frames lie between two equal counts. */
    long around() {
        return around;
    }

    /** The number of the last frame over all wrap-arounds; as even or odd as its count, if a way round is even. */
    long index() {
        return index;
    }
}
