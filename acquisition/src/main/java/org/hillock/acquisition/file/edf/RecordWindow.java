package org.hillock.acquisition.file.edf;

import java.nio.ByteBuffer;
import org.hillock.acquisition.file.FileBytes;

/**
 * The part of a file that is in memory: a whole record where records are small, else a slice of one signal at a time.
 * Reading allocates nothing.
 */
final class RecordWindow {
    private static final long MOST_BYTES = 1 << 22;

    private final EdfHeader header;
    private final FileBytes file;
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private final boolean holdsRecord;
    private long record;

    /** A window of a file whose signals are read in slices of at most {@code sliceSamples} samples. */
    RecordWindow(EdfHeader header, FileBytes file, int sliceSamples) {
        this.header = header;
        this.file = file;
        this.holdsRecord = header.recordBytes() <= MOST_BYTES;
        int annotationSamples = header.annotationSignals().stream()
                .mapToInt(EdfSignal::samples)
                .max()
                .orElse(0);
        this.bytes = new byte
                [holdsRecord
                        ? (int) header.recordBytes()
                        : Math.max(sliceSamples, annotationSamples)
                                * header.variant().sampleBytes()];
        this.buffer = ByteBuffer.wrap(bytes);
    }

    /** Goes to a record. */
    void enter(long nextRecord) {
        record = nextRecord;
        if (holdsRecord) {
            buffer.clear();
            file.read(buffer, header.recordOffset(record));
        }
    }

    /** Makes some samples of a signal of the record present and tells where in {@link #bytes()} they begin. */
    int locate(EdfSignal signal, int firstSample, int samples) {
        int sampleBytes = header.variant().sampleBytes();
        long place = signal.byteOffset() + (long) firstSample * sampleBytes;
        if (holdsRecord) {
            return (int) place;
        }
        buffer.clear().limit(samples * sampleBytes);
        file.read(buffer, header.recordOffset(record) + place);
        return 0;
    }

    /** What is in memory; valid until the next call of the other methods. Not a copy. */
    byte[] bytes() {
        return bytes;
    }
}
