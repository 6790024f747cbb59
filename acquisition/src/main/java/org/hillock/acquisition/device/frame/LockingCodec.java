package org.hillock.acquisition.device.frame;

import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.device.profile.FrameSpec;
import org.jspecify.annotations.Nullable;

/**
 * Frames of fixed length, one after the other.
 *
 * <p>Without a lock it tries every position until enough frames in a row are good and counted one by one. With a lock it
 * takes frame after frame; one that does not look like a frame, or is not followed by one as far as the bytes are here,
 * breaks the lock.
 *
 * <p>A count that jumps is believed when the next frame goes on from it, or else breaks the lock; if the next frame goes on
 * from the last one instead, the count itself was spoilt. So the first frame after a loss waits for its successor. A frame with the same
 * count and the same values came twice and is left out.
 */
final class LockingCodec implements FrameCodec {
    private static final int NO_LOCK = -1;
    private static final int MOST_STEP = 16;

    private final FrameLayout[] layouts;
    private final int goodFrames;
    private final int longest;
    private final @Nullable CounterTrack track;
    private final @Nullable Pairing pairing;
    private final FrameTally tally = new FrameTally();
    private final float[] lastValues;
    private final float[] theseValues;
    private final OutsideText outside;
    private int locked = NO_LOCK;
    private int likeliest;
    private int rowsBefore;

    LockingCodec(FrameSpec spec, List<? extends FrameLayout> layouts, int channels) {
        this.layouts = layouts.toArray(FrameLayout[]::new);
        this.goodFrames = spec.resyncGoodFrames();
        this.outside = new OutsideText(spec.textEnd().toArray());
        this.longest = layouts.stream().mapToInt(FrameLayout::length).max().orElse(1);
        Optional<CounterTrack> counted = spec.counter().map(CounterTrack::new);
        this.track = counted.orElse(null);
        this.pairing = spec.pairing().map(pair -> new Pairing(pair, channels)).orElse(null);
        this.lastValues = new float[channels];
        this.theseValues = new float[channels];
    }

    @Override
    public int decode(byte[] bytes, int from, int to, FrameBatch batch) {
        int at = from;
        rowsBefore = batch.count();
        while (at < to && batch.hasRoom(1)) {
            int used = locked == NO_LOCK ? search(bytes, at, to, batch) : take(layouts[locked], bytes, at, to, batch);
            if (used < 0) {
                break;
            }
            at += used;
        }
        if (pairing == null && batch.count() > rowsBefore) {
            System.arraycopy(batch.samples(), (batch.count() - 1) * batch.channels(), lastValues, 0, lastValues.length);
        }
        return at - from;
    }

    /** Bytes used by one frame, 0 when the lock broke or was found, -1 when more bytes are needed. */
    private int take(FrameLayout layout, byte[] bytes, int at, int to, FrameBatch batch) {
        int end = at + layout.length();
        if (end > to) {
            return layout.mayBegin(bytes, at, to) ? -1 : breakLock(bytes[at], batch);
        }
        if (!layout.matches(bytes, at) || (end < to && !layout.isBeyondDoubt() && !mayFollow(layout, bytes, end, to))) {
            return breakLock(bytes[at], batch);
        }
        if (track == null || !track.isKnown()) {
            if (track != null) {
                track.begin(layout.counter(bytes, at));
            }
            emit(layout, bytes, at, 0, batch);
            return layout.length();
        }
        long raw = layout.counter(bytes, at);
        if (!track.isNext(raw) && track.advance(raw) != 1) {
            return takeAfterJump(layout, bytes, at, to, batch);
        }
        if (layout.startBytes() > 0) {
            Torn torn = torn(track, layout, bytes, at, to);
            if (torn != Torn.NO) {
                return torn == Torn.YES ? breakLock(bytes[at], batch) : -1;
            }
        }
        track.accept(raw, 1);
        emit(layout, bytes, at, 0, batch);
        return layout.length();
    }

    private enum Torn {
        NO,
        YES,
        /** The bytes that would tell are not here yet. */
        OPEN
    }

    /**
     * Whether the next frame begins inside this one, which then was torn and only has the right length with what came behind
     * the tear. A beginning with the next count that is an accident of the values is told by the frame that follows, which counts on or is the same once more.
     */
    private static Torn torn(CounterTrack counts, FrameLayout layout, byte[] bytes, int at, int to) {
        int next = at + layout.length();
        long raw = layout.counter(bytes, at);
        boolean holdsAnother = false;
        for (int inside = at + 1; inside < next && inside + layout.startBytes() <= to && !holdsAnother; inside++) {
            holdsAnother =
                    layout.mayBegin(bytes, inside, to) && counts.advance(raw, layout.counter(bytes, inside)) == 1;
        }
        if (!holdsAnother) {
            return Torn.NO;
        }
        if (next + layout.startBytes() > to) {
            return Torn.OPEN;
        }
        boolean goesOn = layout.mayBegin(bytes, next, to) && counts.advance(raw, layout.counter(bytes, next)) <= 1;
        return goesOn ? Torn.NO : Torn.YES;
    }

    /** A frame, or the beginning of a text where the device has any. */
    private boolean mayFollow(FrameLayout layout, byte[] bytes, int at, int to) {
        return layout.mayBegin(bytes, at, to) || outside.mayBegin(bytes[at]);
    }

    private int breakLock(byte skipped, FrameBatch batch) {
        outside.restart();
        outside.take(skipped, batch);
        locked = NO_LOCK;
        tally.damaged++;
        tally.skippedBytes++;
        return 1;
    }

    private int takeAfterJump(FrameLayout layout, byte[] bytes, int at, int to, FrameBatch batch) {
        CounterTrack counts = track;
        if (counts == null) {
            return -1;
        }
        long raw = layout.counter(bytes, at);
        long advance = counts.advance(raw);
        if (advance == 0 && sameAsLast(layout, bytes, at, batch)) {
            tally.repeated++;
            return layout.length();
        }
        int next = at + layout.length();
        if (next + layout.length() > to) {
            return -1;
        }
        boolean spoilt = layout.matches(bytes, next) && counts.advance(layout.counter(bytes, next)) == 2;
        if (spoilt && counts.advance(raw, layout.counter(bytes, next)) != 1) {
            counts.acceptNext();
            emit(layout, bytes, at, 0, batch);
        } else if (counts.isRestart(advance)) {
            counts.begin(raw);
            tally.restarts++;
            emit(layout, bytes, at, 0, batch);
        } else if (!goesOn(layout, bytes, next, counts.around(), counts.advance(raw, layout.counter(bytes, next)))) {
            return breakLock(bytes[at], batch);
        } else {
            long gone = advance == 0 ? counts.around() : advance;
            counts.accept(raw, gone);
            emit(layout, bytes, at, (int) (gone - 1), batch);
        }
        return layout.length();
    }

    /** Whether the frame after a jump goes on from it: where it does not, what looks like frames lies between frames. */
    private static boolean goesOn(FrameLayout layout, byte[] bytes, int next, long around, long advance) {
        return layout.matches(bytes, next) && advance > 0 && advance <= Math.max(1, Math.min(MOST_STEP, around / 8));
    }

    /** The last values still lie in the batch, unless they came before it, or are half of a pair. */
    private boolean sameAsLast(FrameLayout layout, byte[] bytes, int at, FrameBatch batch) {
        boolean inBatch = pairing == null && batch.count() > rowsBefore;
        float[] last = inBatch ? batch.samples() : lastValues;
        int base = inBatch ? (batch.count() - 1) * batch.channels() : 0;
        layout.signal(bytes, at, theseValues, 0);
        for (int c = 0; c < theseValues.length; c++) {
            if (Float.floatToRawIntBits(theseValues[c]) != Float.floatToRawIntBits(last[base + c])) {
                return false;
            }
        }
        return true;
    }

    private void emit(FrameLayout layout, byte[] bytes, int at, int missing, FrameBatch batch) {
        if (pairing != null && track != null) {
            layout.signal(bytes, at, lastValues, 0);
            pairing.take(layout, bytes, at, track.index(), batch, tally);
            return;
        }
        layout.signal(bytes, at, batch.samples(), batch.next());
        layout.auxiliary(bytes, at, batch);
        batch.commit(missing);
        tally.samples++;
        tally.missing += missing;
    }

    /** 0 when a frame begins here, 1 when none does, -1 when more bytes are needed to know. */
    private int search(byte[] bytes, int at, int to, FrameBatch batch) {
        boolean mayCome = false;
        for (int turn = 0; turn < layouts.length; turn++) {
            int k = inTurn(turn);
            int found = framesInARow(layouts[k], bytes, at, to);
            if (found >= goodFrames) {
                locked = k;
                likeliest = k;
                return 0;
            }
            mayCome |= found >= 0;
        }
        if (mayCome) {
            return -1;
        }
        tally.skippedBytes++;
        outside.take(bytes[at], batch);
        return 1;
    }

    /** The layout that locked last comes first: a device seldom changes its frames. */
    private int inTurn(int turn) {
        if (turn == 0) {
            return likeliest;
        }
        return turn <= likeliest ? turn - 1 : turn;
    }

    /** How many good frames follow each other from here, at most as many as needed; -1 when one is bad. */
    private int framesInARow(FrameLayout layout, byte[] bytes, int at, int to) {
        int frame = at;
        for (int good = 0; good < goodFrames; good++) {
            if (frame + layout.length() > to) {
                return frame >= to || layout.mayBegin(bytes, frame, to) ? good : -1;
            }
            if (!layout.matches(bytes, frame)) {
                return -1;
            }
            if (track != null && good > 0) {
                long before = layout.counter(bytes, frame - layout.length());
                if (track.advance(before, layout.counter(bytes, frame)) != 1) {
                    return -1;
                }
            }
            frame += layout.length();
        }
        return goodFrames;
    }

    @Override
    public void restart() {
        locked = NO_LOCK;
        if (track != null) {
            track.restart();
        }
        if (pairing != null) {
            pairing.restart();
        }
    }

    @Override
    public int bytesNeeded() {
        return longest * (goodFrames + 2);
    }

    @Override
    public int samplesAtOnce() {
        return 1;
    }

    @Override
    public long samplesAround() {
        if (track == null) {
            return 1;
        }
        return pairing == null ? track.around() : track.around() / 2;
    }

    @Override
    public FrameTally tally() {
        return tally;
    }
}
