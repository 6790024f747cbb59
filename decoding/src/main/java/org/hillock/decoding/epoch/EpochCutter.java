package org.hillock.decoding.epoch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.hillock.acquisition.stream.Marker;

/** Cuts one epoch after each onset; epochs may overlap. */
final class EpochCutter implements Cutter {
    private final BandHistory history;
    private final EpochWindow window;
    private final Moments moments;
    private final int startFrame;
    private final long framePeriodNanos;
    private final int[] hopFrames;
    private final ArrayDeque<Marker> waiting = new ArrayDeque<>();
    private final ArrayList<OpenEpoch> open = new ArrayList<>();
    private final ArrayDeque<HopSum[]> idle = new ArrayDeque<>();
    private long sequence;
    private long missedOnsets;

    EpochCutter(BandHistory history, EpochWindow window, double rateHz, Moments moments) {
        this.history = history;
        this.window = window;
        this.moments = moments;
        this.startFrame = window.startFrame(rateHz);
        this.framePeriodNanos = Math.round(1e9 / rateHz);
        this.hopFrames = window.hopFrames(rateHz);
    }

    @Override
    public void onset(Marker marker) {
        waiting.addLast(marker);
    }

    @Override
    public void advance(long arrivalNanos, Consumer<Segment> ready) {
        openWaiting();
        int kept = 0;
        for (int e = 0; e < open.size(); e++) {
            OpenEpoch epoch = open.get(e);
            if (epoch.advance()) {
                ready.accept(epoch.segment(sequence++, arrivalNanos));
                idle.addLast(epoch.hops);
            } else {
                open.set(kept++, epoch);
            }
        }
        while (open.size() > kept) {
            open.remove(open.size() - 1);
        }
    }

    private void openWaiting() {
        while (!waiting.isEmpty()
                && !history.isEmpty()
                && history.stamp(history.end() - 1) >= waiting.getFirst().timeNanos()) {
            Marker marker = waiting.removeFirst();
            long first = history.nearest(marker.timeNanos()) + startFrame;
            boolean onsetIsGone = marker.timeNanos() + framePeriodNanos < history.stamp(history.begin());
            if (onsetIsGone || first < history.begin()) {
                missedOnsets++;
            } else {
                open.add(new OpenEpoch(marker.timeNanos(), first));
            }
        }
    }

    private HopSum[] newHops() {
        HopSum[] hops = new HopSum[hopFrames.length - 1];
        for (int h = 0; h < hops.length; h++) {
            hops[h] = new HopSum(history.bands(), history.channels(), moments);
        }
        return hops;
    }

    @Override
    public void restart() {
        missedOnsets += waiting.size() + open.size();
        waiting.clear();
        open.clear();
    }

    @Override
    public long missedOnsets() {
        return missedOnsets;
    }

    /** An epoch whose frames are still coming. */
    private final class OpenEpoch {
        private final long onsetNanos;
        private final long first;
        private final HopSum[] hops;
        private int current;

        OpenEpoch(long onsetNanos, long first) {
            this.onsetNanos = onsetNanos;
            this.first = first;
            this.hops = idle.isEmpty() ? newHops() : idle.removeFirst();
            for (int h = 0; h < hops.length; h++) {
                hops[h].begin(first + hopFrames[h], first + hopFrames[h + 1]);
            }
        }

        boolean advance() {
            while (current < hops.length && hops[current].advance(history)) {
                current++;
            }
            return current == hops.length;
        }

        Segment segment(long number, long arrivalNanos) {
            long end = first + hopFrames[hops.length];
            return new Segment(
                    number,
                    SegmentKind.EPOCH,
                    number,
                    0,
                    true,
                    onsetNanos,
                    history.stamp(end - 1),
                    arrivalNanos,
                    history.anySpoilt(Math.max(first, history.begin()), end),
                    BandCovariances.fromHops(hops, hopFrames, window.hopsPerWindow(), history.channels(), moments),
                    new HistoryView(history, first, end));
        }
    }
}
