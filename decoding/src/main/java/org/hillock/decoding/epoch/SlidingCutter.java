package org.hillock.decoding.epoch;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.hillock.acquisition.stream.Marker;

/** Cuts a window at the end of every hop, without regard to markers. Nothing is allocated between two windows. */
final class SlidingCutter implements Cutter {
    private final BandHistory history;
    private final EpochWindow window;
    private final Moments moments;
    private final double rateHz;
    private final int hopCount;
    private final ArrayDeque<HopSum> complete = new ArrayDeque<>();
    private final ArrayDeque<HopSum> idle = new ArrayDeque<>();
    private final WindowSum ahead;
    private HopSum current;
    private long hop;
    private long sequence;

    SlidingCutter(BandHistory history, EpochWindow window, double rateHz, Moments moments) {
        this.history = history;
        this.window = window;
        this.moments = moments;
        this.rateHz = rateHz;
        this.hopCount = window.hopCount();
        this.current = nextHop();
        this.ahead = new WindowSum(history.bands(), current.sum(0).length);
    }

    private HopSum nextHop() {
        HopSum next = idle.isEmpty() ? new HopSum(history.bands(), history.channels(), moments) : idle.removeFirst();
        next.begin(boundary(hop), boundary(hop + 1));
        return next;
    }

    private long boundary(long index) {
        return (long) Math.floor(index * window.hopSeconds() * rateHz + 1e-9);
    }

    @Override
    public void onset(Marker marker) {
        // Windows slide whatever is marked.
    }

    @Override
    public void advance(long arrivalNanos, Consumer<Segment> ready) {
        boolean completed = false;
        while (current.advance(history)) {
            completed = true;
            if (complete.size() == hopCount - 1) {
                ready.accept(segment(arrivalNanos));
                ahead.forget();
                complete.addLast(current);
                idle.addLast(complete.removeFirst());
            } else {
                complete.addLast(current);
            }
            hop++;
            current = nextHop();
        }
        if (!completed && isTiledByOne() && complete.size() == hopCount - 1) {
            ahead.begin(complete);
        }
    }

    private boolean isTiledByOne() {
        return window.windowCount() == 1;
    }

    private Segment segment(long arrivalNanos) {
        long from = boundary(hop + 1 - hopCount);
        long to = boundary(hop + 1);
        long number = sequence++;
        return new Segment(
                number,
                SegmentKind.WINDOW,
                number,
                0,
                true,
                history.stamp(from),
                history.stamp(to - 1),
                arrivalNanos,
                history.anySpoilt(from, to),
                isTiledByOne() ? sumAhead(to - from) : sumAnew(from),
                new HistoryView(history, from, to));
    }

    private BandCovariances sumAhead(long frames) {
        ahead.begin(complete);
        return BandCovariances.ofWindow(history.channels(), moments, ahead.mean(current, frames));
    }

    private BandCovariances sumAnew(long from) {
        HopSum[] hops = new HopSum[hopCount];
        int at = 0;
        for (HopSum done : complete) {
            hops[at++] = done;
        }
        hops[at] = current;
        int[] hopFrames = new int[hopCount + 1];
        for (int h = 0; h <= hopCount; h++) {
            hopFrames[h] = (int) (boundary(hop + 1 - hopCount + h) - from);
        }
        return BandCovariances.fromHops(hops, hopFrames, window.hopsPerWindow(), history.channels(), moments);
    }

    /** A window never reaches over what was forgotten; hops go on where the frames do. */
    @Override
    public void restart() {
        idle.addAll(complete);
        complete.clear();
        ahead.forget();
        idle.addLast(current);
        hop++;
        current = nextHop();
    }

    @Override
    public long missedOnsets() {
        return 0;
    }
}
