package org.hillock.acquisition.file.openbci;

import java.util.Locale;
import org.hillock.acquisition.file.step.RegularTimes;

/**
 * The board's frame counter: one byte on the wire, so it tells losses only modulo its cycle; the stamps decide how many
 * whole cycles are missing besides.
 *
 * <p>Cyton counts 0 to 255 by one. With the Daisy module two packets make a frame and the counter goes by two. Ganglion
 * numbers packets that hold two frames each, differently by firmware, and is not evaluated.
 *
 * @param step how much a frame adds; 0 when the counter says nothing
 * @param cycle after how much it starts again
 */
record SampleCounter(int step, int cycle) {
    /** The counter went back or stood still, which no loss explains. */
    static final long RESTARTED = -1;

    private static final SampleCounter CYTON = new SampleCounter(1, 256);
    private static final SampleCounter DAISY = new SampleCounter(2, 256);
    private static final SampleCounter UNKNOWN = new SampleCounter(0, 256);

    /** How late the GUI may stamp a batch before a stamp contradicts the counter. */
    private static final double SLACK_SECONDS = 0.3;

    static SampleCounter of(String board) {
        String lower = board.toLowerCase(Locale.ROOT);
        if (lower.contains("ganglion")) {
            return UNKNOWN;
        }
        return lower.contains("daisy") ? DAISY : CYTON;
    }

    /**
     * How many frames are missing between two rows, or {@link #RESTARTED}.
     *
     * <p>A counter that goes on by one frame means no loss, however late the stamp is: the GUI stalled and the frames
     * came late. Any other step is a loss, and then the stamps add the whole cycles.
     *
     * @param stampSpanNanos from the first row's stamp to the second's; negative when there are no stamps
     */
    long missing(int before, int now, long stampSpanNanos, double rateHz) {
        if (step == 0) {
            return 0;
        }
        int forward = Math.floorMod(now - before, cycle);
        if (forward == step) {
            return 0;
        }
        if (forward % step != 0) {
            return RESTARTED;
        }
        long frames = forward / step;
        int cycleFrames = cycle / step;
        if (stampSpanNanos >= 0) {
            double bySpan = RegularTimes.frames(stampSpanNanos, rateHz);
            frames += Math.max(0, Math.round((bySpan - frames) / cycleFrames)) * cycleFrames;
            if (frames - 1 > bySpan + Math.max(SLACK_SECONDS * rateHz, 2)) {
                return RESTARTED;
            }
        }
        return frames == 0 ? RESTARTED : frames - 1;
    }
}
