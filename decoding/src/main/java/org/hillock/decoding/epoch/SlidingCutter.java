package org.hillock.decoding.epoch;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.hillock.acquisition.stream.Marker;

/** Cuts a window at the end of every hop, without regard to markers. */
final class SlidingCutter implements Cutter {
    private final BandHistory history;
    private final EpochWindow window;
    private final double rateHz;
    private final int hopCount;
    private final ArrayDeque<HopSum> complete = new ArrayDeque<>();
    private final ArrayDeque<HopSum> idle = new ArrayDeque<>();
    private HopSum current;
    private long hop;
    private long sequence;

    SlidingCutter(BandHistory history, EpochWindow window, double rateHz) {
        this.history = history;
        this.window = window;
        this.rateHz = rateHz;
        this.hopCount = window.hopCount();
        this.current = nextHop();
    }

    private HopSum nextHop() {
        HopSum next = idle.isEmpty() ? new HopSum(history.bands(), history.channels()) : idle.removeFirst();
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
        while (current.advance(history)) {
            complete.addLast(current);
            hop++;
            current = nextHop();
            if (complete.size() == hopCount) {
                ready.accept(segment(arrivalNanos));
                idle.addLast(complete.removeFirst());
            }
        }
    }

    private Segment segment(long arrivalNanos) {
        long from = boundary(hop - hopCount);
        long to = boundary(hop);
        int[] hopFrames = new int[hopCount + 1];
        for (int h = 0; h <= hopCount; h++) {
            hopFrames[h] = (int) (boundary(hop - hopCount + h) - from);
        }
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
                BandCovariances.fromHops(
                        complete.toArray(HopSum[]::new), hopFrames, window.hopsPerWindow(), history.channels()),
                new HistoryView(history, from, to));
    }

    @Override
    public void restart() {
        idle.addAll(complete);
        complete.clear();
        idle.addLast(current);
        hop++;
        current = nextHop();
    }

    @Override
    public long missedOnsets() {
        return 0;
    }
}
