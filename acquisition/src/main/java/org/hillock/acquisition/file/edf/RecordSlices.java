package org.hillock.acquisition.file.edf;

import java.util.List;

/**
 * How a record is cut into slices of equal time, so that a chunk is short: about a tenth of a second, as from a live
 * headset, and never more than {@value #MOST_VALUES} values.
 *
 * @param count slices a record
 */
record RecordSlices(int count) {
    private static final long CHUNK_NANOS = 100_000_000L;
    private static final long MOST_VALUES = 1 << 20;

    /** The slices of a recording. */
    static RecordSlices of(EdfHeader header, List<EdfStream> streams) {
        long values = 0;
        int frames = 1;
        for (EdfStream stream : streams) {
            values += (long) stream.samples() * stream.signals().size();
            frames = Math.max(frames, stream.samples());
        }
        long byTime = (header.recordNanos() + CHUNK_NANOS - 1) / CHUNK_NANOS;
        long bySize = (values + MOST_VALUES - 1) / MOST_VALUES;
        return new RecordSlices((int) Math.min(frames, Math.max(1, Math.max(byTime, bySize))));
    }

    /** The first of a record's {@code frames} frames that belongs to a slice: frame f lies in slice floor(f count / frames). */
    int first(int slice, int frames) {
        return (int) (((long) slice * frames + count - 1) / count);
    }

    /** The most frames that a slice of a stream has. */
    int most(int frames) {
        return (frames + count - 1) / count;
    }
}
