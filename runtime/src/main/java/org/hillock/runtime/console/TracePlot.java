package org.hillock.runtime.console;

import java.util.Arrays;

/**
 * Draws one channel in a lane of text with the Braille patterns of Unicode, two by four dots a letter. Each column of dots
 * spans from the least to the greatest value of its time, joined with the column before.
 */
final class TracePlot {
    private static final int DOTS_ACROSS = 2;
    private static final int DOTS_DOWN = 4;
    private static final char EMPTY = '\u2800';

    /** The bit of each dot by row and column, from the Unicode standard's block "Braille Patterns". */
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int letters;
    private final int rows;
    private final char[][] cells;
    private int lastTop = -1;
    private int lastBottom = -1;

    private TracePlot(int letters, int rows) {
        this.letters = letters;
        this.rows = rows;
        this.cells = new char[rows][letters];
        for (char[] row : cells) {
            Arrays.fill(row, EMPTY);
        }
    }

    /**
     * The lines of a lane, the first on top.
     *
     * @param letters its width
     * @param rows its height
     * @param fromNanos the time of the left edge
     * @param toNanos the time of the right edge
     * @param span the lane's height in the channel's unit, centred on the mean of what is seen
     */
    static String[] draw(
            TraceRing ring, int channel, int letters, int rows, long fromNanos, long toNanos, double span) {
        TracePlot plot = new TracePlot(letters, rows);
        long first = ring.firstSince(fromNanos);
        plot.trace(ring, channel, first, fromNanos, toNanos, span, mean(ring, channel, first));
        String[] lines = new String[rows];
        for (int r = 0; r < rows; r++) {
            lines[r] = new String(plot.cells[r]);
        }
        return lines;
    }

    static double mean(TraceRing ring, int channel, long first) {
        double sum = 0;
        long count = 0;
        for (long frame = first; frame < ring.end(); frame++) {
            float value = ring.value(frame, channel);
            if (!Float.isNaN(value) && !Float.isInfinite(value)) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private void trace(
            TraceRing ring, int channel, long first, long fromNanos, long toNanos, double span, double centre) {
        int columns = letters * DOTS_ACROSS;
        double columnNanos = Math.max(1, (toNanos - fromNanos) / (double) columns);
        int column = -1;
        double least = 0;
        double most = 0;
        for (long frame = first; frame < ring.end() && ring.nanos(frame) <= toNanos; frame++) {
            int at = Math.min(columns - 1, (int) ((ring.nanos(frame) - fromNanos) / columnNanos));
            double value = ring.value(frame, channel);
            if (Double.isNaN(value)) {
                continue;
            }
            if (at != column) {
                bar(column, least, most, span, centre);
                column = at;
                least = value;
                most = value;
            } else {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        bar(column, least, most, span, centre);
    }

    private void bar(int column, double least, double most, double span, double centre) {
        if (column < 0) {
            return;
        }
        int top = dot(most, span, centre);
        int bottom = dot(least, span, centre);
        int from = top;
        int to = bottom;
        if (lastTop >= 0) {
            from = Math.min(from, lastBottom);
            to = Math.max(to, lastTop);
        }
        for (int d = from; d <= to; d++) {
            cells[d / DOTS_DOWN][column / DOTS_ACROSS] |= (char) BITS[d % DOTS_DOWN][column % DOTS_ACROSS];
        }
        lastTop = top;
        lastBottom = bottom;
    }

    /** The row of dots of a value, counted from the top; what is beyond the lane lies on its edge. */
    private int dot(double value, double span, double centre) {
        int dots = rows * DOTS_DOWN;
        double share = 0.5 - (value - centre) / span;
        return (int) Math.max(0, Math.min(dots - 1.0, Math.floor(share * dots)));
    }
}
