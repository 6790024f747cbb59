package org.hillock.acquisition.file.xdf;

import java.time.Duration;

/**
 * How a file is written.
 *
 * @param flushInterval what was appended lies in the file no later than this afterwards; a killed process loses no more
 * @param boundaryInterval the least time between two boundary chunks, behind which a reader goes on after damage; they
 *     are written with a flush
 * @param durability what a flush means
 * @param order the order of samples of different streams in the file
 * @param stamps which time stamps are written
 * @param overflow what happens to samples that come while the buffer is full
 * @param bufferBytes how much may wait for the disk, in bytes
 */
public record XdfWriterSettings(
        Duration flushInterval,
        Duration boundaryInterval,
        Durability durability,
        Order order,
        Stamps stamps,
        Overflow overflow,
        int bufferBytes) {
    private static final int LEAST_BUFFER_BYTES = 1 << 16;

    /** What a flush survives. */
    public enum Durability {
        /** The end of the process, however sudden: the bytes are with the operating system. */
        PROCESS,
        /** A power failure as well, as far as the disk keeps its word: each flush waits for it. */
        POWER
    }

    /** The order of samples in the file. */
    public enum Order {
        /** Each stream's samples are gathered between flushes; streams interleave coarsely, and files are quick to read. */
        GATHERED,
        /** Exactly as they were appended; every change of the stream begins a chunk. */
        AS_APPENDED
    }

    /** Which stamps are written. */
    public enum Stamps {
        /** One a sample: nothing about time is left to the reader. */
        ALL,
        /** Where one is exactly what a reader deduces, previous plus period, it is left out; a chunk's first is written. */
        UNLESS_DEDUCIBLE
    }

    /** What happens when samples come faster than the disk takes them and the buffer is full. */
    public enum Overflow {
        /** The caller waits. */
        WAIT,
        /** The samples are dropped and counted. */
        DROP
    }

    /** Checks the intervals and the size. */
    public XdfWriterSettings {
        if (flushInterval.isNegative() || flushInterval.isZero() || boundaryInterval.isNegative()) {
            throw new IllegalArgumentException("the flush interval of a recording is above 0, not " + flushInterval);
        }
        if (bufferBytes < LEAST_BUFFER_BYTES) {
            throw new IllegalArgumentException(
                    "the buffer of a recording has at least " + LEAST_BUFFER_BYTES + " bytes, not " + bufferBytes);
        }
    }

    /** A flush each second that survives the process, all stamps, 64 MiB for a disk that stalls, nothing dropped. */
    public static XdfWriterSettings defaults() {
        return new XdfWriterSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Durability.PROCESS,
                Order.GATHERED,
                Stamps.ALL,
                Overflow.WAIT,
                64 << 20);
    }

    /** The same with another interval. */
    public XdfWriterSettings withFlushInterval(Duration interval) {
        return new XdfWriterSettings(interval, boundaryInterval, durability, order, stamps, overflow, bufferBytes);
    }

    /** The same with another meaning of a flush. */
    public XdfWriterSettings with(Durability other) {
        return new XdfWriterSettings(flushInterval, boundaryInterval, other, order, stamps, overflow, bufferBytes);
    }

    /** The same in another order. */
    public XdfWriterSettings with(Order other) {
        return new XdfWriterSettings(flushInterval, boundaryInterval, durability, other, stamps, overflow, bufferBytes);
    }

    /** The same with other stamps. */
    public XdfWriterSettings with(Stamps other) {
        return new XdfWriterSettings(flushInterval, boundaryInterval, durability, order, other, overflow, bufferBytes);
    }

    /** The same with another answer to a full buffer. */
    public XdfWriterSettings with(Overflow other) {
        return new XdfWriterSettings(flushInterval, boundaryInterval, durability, order, stamps, other, bufferBytes);
    }

    /** The same with another buffer. */
    public XdfWriterSettings withBufferBytes(int bytes) {
        return new XdfWriterSettings(flushInterval, boundaryInterval, durability, order, stamps, overflow, bytes);
    }
}
