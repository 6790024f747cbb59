package org.hillock.acquisition.file.xdf;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Walks over the sound Samples chunks of a surveyed file, in the order of the file. Single-threaded; allocates nothing
 * per chunk.
 */
final class SamplesCursor implements Closeable {
    private final XdfInput in;
    private final List<Damage> damages;
    /** Stream numbers in ascending order, and where each stands in the survey. */
    private final int[] numbers;

    private final int[] places;
    private int damagesPassed;
    private int stream;
    private long count;
    private long end;

    SamplesCursor(Path file, Survey survey) {
        this.in = XdfInput.open(file);
        this.damages = survey.damages();
        List<SurveyedStream> streams = survey.streams();
        this.numbers =
                streams.stream().mapToInt(SurveyedStream::streamNumber).sorted().toArray();
        this.places = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            places[Arrays.binarySearch(numbers, streams.get(i).streamNumber())] = i;
        }
        try {
            ChunkReader.readMagic(in, file);
        } catch (RuntimeException e) {
            in.close();
            throw e;
        }
        this.end = in.position();
    }

    /** Goes to the first sample of the next chunk; false at the end of what is sound. */
    boolean next() {
        in.seek(end);
        while (true) {
            if (damagesPassed < damages.size() && damages.get(damagesPassed).from() == in.position()) {
                long behind = damages.get(damagesPassed).to();
                damagesPassed++;
                if (behind == Long.MAX_VALUE) {
                    return false;
                }
                in.seek(behind);
                continue;
            }
            if (!in.has(1)) {
                return false;
            }
            if (enterChunk()) {
                return true;
            }
            in.seek(end);
        }
    }

    /** Where the chunk's stream stands among {@link Survey#streams}. */
    int stream() {
        return stream;
    }

    /** Samples of the chunk. */
    long count() {
        return count;
    }

    /** Where the chunk's samples come from. */
    XdfInput input() {
        return in;
    }

    /** How many damaged stretches lie behind. */
    int damagesPassed() {
        return damagesPassed;
    }

    @Override
    public void close() {
        in.close();
    }

    private boolean enterChunk() {
        int width = in.unsignedByte();
        in.require(width + 2);
        long length = in.varIntOf(width);
        int tag = in.unsignedShort();
        end = in.position() + Math.max(2, length) - 2;
        if (tag != ChunkTag.SAMPLES.code()) {
            return false;
        }
        in.require(5);
        int found = Arrays.binarySearch(numbers, in.int32());
        if (found < 0) {
            return false;
        }
        stream = places[found];
        int countWidth = in.unsignedByte();
        in.require(8 < countWidth ? 8 : countWidth);
        count = in.varIntOf(countWidth);
        return true;
    }
}
