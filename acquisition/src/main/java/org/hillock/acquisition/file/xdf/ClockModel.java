package org.hillock.acquisition.file.xdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a stream's clock maps to the recorder's: one line a stretch between clock resets. Immutable.
 *
 * <p>Samples go to stretches in order. A stretch ends at the first stamp that is not nearer to the time of its last offset
 * than to that of the next stretch's first.
 */
final class ClockModel {
    private final double[] firstTimes;
    private final double[] lastTimes;
    private final HuberLine[] lines;
    private final int unfitted;

    private ClockModel(double[] firstTimes, double[] lastTimes, HuberLine[] lines, int unfitted) {
        this.firstTimes = firstTimes;
        this.lastTimes = lastTimes;
        this.lines = lines;
        this.unfitted = unfitted;
    }

    /** The model of a stream whose stamps stay as they are. */
    static ClockModel none() {
        return new ClockModel(new double[0], new double[0], new HuberLine[0], 0);
    }

    /** The model that a stream's offsets give. The arrays are not modified. */
    static ClockModel of(double[] times, double[] offsets, XdfSettings settings) {
        List<Integer> ends = ClockResets.stretchEnds(times, offsets, settings);
        double[] firsts = new double[ends.size()];
        double[] lasts = new double[ends.size()];
        List<HuberLine> lines = new ArrayList<>();
        int unfitted = 0;
        int from = 0;
        for (int s = 0; s < ends.size(); s++) {
            int to = ends.get(s);
            firsts[s] = times[from];
            lasts[s] = times[to - 1];
            Optional<HuberLine> line = HuberLine.fit(times, offsets, from, to, settings.winsorSeconds());
            unfitted += line.isPresent() ? 0 : 1;
            lines.add(line.orElse(HuberLine.ZERO));
            from = to;
        }
        return new ClockModel(firsts, lasts, lines.toArray(HuberLine[]::new), unfitted);
    }

    /** How many stretches; 0 when nothing is corrected. */
    int stretches() {
        return lines.length;
    }

    /** How many stretches got no line because their offsets' times do not differ. */
    int unfitted() {
        return unfitted;
    }

    /** A walk over a stream's stamps from its first one. */
    Walk walk() {
        return new Walk();
    }

    /** Corrects stamps one after another. Allocates nothing per stamp. */
    final class Walk {
        private int stretch;

        /** A stamp in the recorder's clock. */
        double corrected(double stamp) {
            if (lines.length == 0) {
                return stamp;
            }
            while (stretch + 1 < lines.length
                    && !(Math.abs(stamp - lastTimes[stretch]) < Math.abs(stamp - firstTimes[stretch + 1]))) {
                stretch++;
            }
            return stamp + lines[stretch].at(stamp);
        }

        /** The stretch of the last stamp. */
        int stretch() {
            return stretch;
        }
    }

    @Override
    public String toString() {
        return "ClockModel" + Arrays.toString(lines);
    }
}
