package org.hillock.acquisition.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;

/**
 * How long a data record is: a whole number of seconds that holds a whole number of frames; a part of a second only when one
 * second takes more than the {@value #MOST_BYTES} bytes that the EDF specification recommends ("Signals", duration of a data
 * record).
 *
 * @param seconds the length
 * @param frames frames a record
 */
record RecordLength(BigDecimal seconds, int frames) {
    private static final int MOST_BYTES = 61_440;
    private static final int LONGEST_SECONDS = 1000;
    private static final double WHOLE = 1e-6;
    private static final List<BigDecimal> PARTS = Stream.of(
                    "0.5", "0.25", "0.2", "0.1", "0.05", "0.04", "0.025", "0.02", "0.01", "0.005", "0.002", "0.001")
            .map(BigDecimal::new)
            .toList();

    /** The length for a rate. */
    static RecordLength of(double rateHz, int bytesPerFrame) {
        RecordLength shortestWhole = IntStream.rangeClosed(1, LONGEST_SECONDS)
                .mapToObj(BigDecimal::valueOf)
                .filter(length -> isWhole(length, rateHz))
                .findFirst()
                .map(length -> frames(length, rateHz))
                .orElseThrow(() -> new AcquisitionException("A rate of " + rateHz
                        + " Hz gives no whole number of frames in any number of seconds up to " + LONGEST_SECONDS
                        + ", so that EDF cannot hold it; export another stream."));
        boolean tooLong = (long) shortestWhole.frames() * bytesPerFrame > MOST_BYTES;
        if (!tooLong || shortestWhole.seconds().intValue() != 1) {
            return shortestWhole;
        }
        List<RecordLength> parts = PARTS.stream()
                .filter(length -> isWhole(length, rateHz))
                .map(length -> frames(length, rateHz))
                .toList();
        return parts.stream()
                .filter(part -> (long) part.frames() * bytesPerFrame <= MOST_BYTES)
                .findFirst()
                .orElse(parts.isEmpty() ? shortestWhole : parts.get(parts.size() - 1));
    }

    private static boolean isWhole(BigDecimal length, double rateHz) {
        double frames = length.doubleValue() * rateHz;
        return frames >= 1 - WHOLE && Math.abs(frames - Math.rint(frames)) < WHOLE;
    }

    private static RecordLength frames(BigDecimal length, double rateHz) {
        return new RecordLength(length, (int) Math.rint(length.doubleValue() * rateHz));
    }

    /** The rate that the file has. */
    double rateHz() {
        return frames / seconds.doubleValue();
    }
}
