package org.hillock.acquisition.device.frame;

import org.hillock.acquisition.device.profile.CounterSpec;

/** Losses by the count of packets that come one at a time; a repeated packet is told apart from a lost one. */
final class PacketCounter {
    /** The packet came already. */
    static final long REPEATED = -1;

    private static final int ODD_COUNTS_IN_A_ROW = 3;

    private final CounterTrack track;
    private final FrameTally tally;
    private int odd;

    PacketCounter(CounterSpec spec, FrameTally tally) {
        this.track = new CounterTrack(spec);
        this.tally = tally;
    }

    long around() {
        return track.around();
    }

    /** The number of the last packet over all wrap-arounds. */
    long index() {
        return track.index();
    }

    boolean isKnown() {
        return track.isKnown();
    }

    void restart() {
        track.restart();
        odd = 0;
    }

    /** Whether one count is the one after another. */
    boolean isNext(long before, long after) {
        return track.advance(before, after) == 1;
    }

    /** How many packets are missing before the one with this count, or {@link #REPEATED}. */
    long missingBefore(long raw) {
        if (!track.isKnown()) {
            track.begin(raw);
            return 0;
        }
        long advance = track.advance(raw);
        if (advance == 0) {
            tally.repeated++;
            return REPEATED;
        }
        if (track.isRestart(advance)) {
            return oddCount(raw);
        }
        odd = 0;
        track.accept(raw, advance);
        return advance - 1;
    }

    /** A count far behind is spoilt, unless it keeps being there. */
    private long oddCount(long raw) {
        odd++;
        if (odd >= ODD_COUNTS_IN_A_ROW) {
            odd = 0;
            tally.restarts++;
            track.begin(raw);
        } else {
            track.acceptNext();
        }
        return 0;
    }
}
