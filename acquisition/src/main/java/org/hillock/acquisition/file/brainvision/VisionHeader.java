package org.hillock.acquisition.file.brainvision;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.Channel;

/**
 * A header that was read and found sound.
 *
 * @param file the header
 * @param dataName the data file's name
 * @param markerName the marker file's name, where the header names one
 * @param orientation order of the values
 * @param numbers format of the values
 * @param byteOrder order of the bytes of a value
 * @param intervalMicros sampling interval in microseconds
 * @param declaredFrames the number of frames, where the header gives it
 * @param channels the channels
 * @param gains what a stored value is multiplied with, a channel each
 * @param reference the distinct reference channels, joined by commas
 */
record VisionHeader(
        Path file,
        String dataName,
        Optional<String> markerName,
        Orientation orientation,
        NumberFormat numbers,
        ByteOrder byteOrder,
        double intervalMicros,
        Optional<Long> declaredFrames,
        List<Channel> channels,
        List<Double> gains,
        String reference) {
    private static final double NANOS_PER_MICRO = 1000;
    private static final double MICROS_PER_SECOND = 1e6;

    /** Bytes of one frame. */
    int frameBytes() {
        return channels.size() * numbers.bytes();
    }

    /** Frames a second. */
    double rateHz() {
        return MICROS_PER_SECOND / intervalMicros;
    }

    /** The stamp of a frame. */
    long nanos(long frame) {
        return Math.round(frame * (intervalMicros * NANOS_PER_MICRO));
    }
}
