package org.hillock.acquisition.export;

import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * How one channel's values become digital ones: linear from the physical range, as the header states it, to the whole
 * digital range, rounded to the nearest. Values beyond are clipped and counted, and what is no number becomes 0 or the
 * nearest to it. Not thread-safe.
 */
final class ChannelScale {
    private final String physicalLeast;
    private final String physicalGreatest;
    private final double least;
    private final double perUnit;
    private final double step;
    private final int lowest;
    private final int highest;
    private final int zero;
    private long clipped;
    private long nonFinite;

    /**
     * A scale whose range holds a channel.
     *
     * @param range a range from minus to plus this instead of the channel's own
     */
    ChannelScale(EdfKind kind, float channelLeast, float channelGreatest, OptionalDouble range) {
        boolean empty = channelLeast > channelGreatest;
        double from = within(range.isPresent() ? -range.getAsDouble() : empty ? -1 : channelLeast);
        double to = within(range.isPresent() ? range.getAsDouble() : empty ? 1 : channelGreatest);
        if (from == to) {
            double aside = Math.max(1, Math.abs(from) / 1000);
            from = within(from - aside);
            to = within(to + aside);
        }
        this.physicalLeast = HeaderNumber.fit(from, RoundingMode.FLOOR);
        this.physicalGreatest = HeaderNumber.fit(to, RoundingMode.CEILING);
        this.lowest = kind.lowest();
        this.highest = kind.highest();
        this.least = Double.parseDouble(physicalLeast);
        double width = Double.parseDouble(physicalGreatest) - least;
        this.perUnit = ((double) highest - lowest) / width;
        this.step = width / ((double) highest - lowest);
        this.zero = clamp(Math.rint(-least * perUnit) + lowest);
    }

    private static double within(double value) {
        return Math.max(-HeaderNumber.MOST, Math.min(HeaderNumber.MOST, value));
    }

    String physicalLeast() {
        return physicalLeast;
    }

    String physicalGreatest() {
        return physicalGreatest;
    }

    /** The distance of two values that the file tells apart. */
    double step() {
        return step;
    }

    /** What stands for a value that is not there. */
    int zero() {
        return zero;
    }

    int digital(float value) {
        if (!(Math.abs(value) <= Float.MAX_VALUE)) {
            nonFinite++;
            return zero;
        }
        double exact = Math.rint((value - least) * perUnit) + lowest;
        if (exact < lowest || exact > highest) {
            clipped++;
        }
        return clamp(exact);
    }

    private int clamp(double exact) {
        return (int) Math.max(lowest, Math.min(highest, exact));
    }

    long clipped() {
        return clipped;
    }

    long nonFinite() {
        return nonFinite;
    }
}
