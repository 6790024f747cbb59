package org.hillock.acquisition.file.xdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.Scratch;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;

/** Whatever the bytes: a clean reading or one sentence, soon, and without asking for much memory. */
class XdfFuzzTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_BYTES = 64L << 20;
    private static final Path FILE = temporary();
    private static final byte[] SOUND = sound();

    @BeforeContainer
    static void readsTheSoundFile() {
        assertThat(read(SOUND)).isEqualTo(2 * 60 + 20);
    }

    @AfterContainer
    static void removeTheFile() throws IOException {
        Files.deleteIfExists(FILE);
    }

    @Property(tries = 400)
    void survivesChangedBytes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) {
        byte[] bytes = SOUND.clone();
        Random random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
        }
        assertThat(read(bytes)).isBetween(-1L, 10_000L);
    }

    @Property(tries = 300)
    void survivesTruncationInsertionAndRemoval(@ForAll long seed) {
        Random random = new Random(seed);
        int from = 4 + random.nextInt(SOUND.length - 4);
        int to = Math.min(SOUND.length, from + random.nextInt(200));
        byte[] inserted = new byte[random.nextInt(60)];
        random.nextBytes(inserted);
        byte[] bytes = new XdfBytes()
                .raw(Arrays.copyOf(SOUND, from))
                .raw(inserted)
                .raw(random.nextBoolean() ? Arrays.copyOfRange(SOUND, to, SOUND.length) : new byte[0])
                .bytes();
        assertThat(read(bytes)).isBetween(-1L, 10_000L);
    }

    @Property(tries = 300)
    void survivesLyingLengthsAndCounts(@ForAll long length, @ForAll long count, @ForAll @IntRange(max = 7) int tag) {
        for (int width : new int[] {1, 4, 8}) {
            byte[] content = XdfBytes.samplesContent(1, 8, XdfBytes.floats(1, 2, 3));
            XdfBytes.buffer(13).putInt(1).put((byte) 8).putLong(count).flip().get(content, 0, 13);
            byte[] bytes = new XdfBytes()
                    .raw(SOUND)
                    .lyingChunk(tag, content, width, length)
                    .boundary()
                    .samples(1, XdfBytes.floats(9, 1, 2))
                    .bytes();
            assertThat(read(bytes)).isBetween(140L, 10_000L);
        }
    }

    @Property(tries = 300)
    void survivesAnythingBehindTheMagic(@ForAll @Size(max = 300) byte[] rubbish) {
        assertThat(read(new XdfBytes().hex("5844463a").raw(rubbish).bytes())).isEqualTo(-1);
        assertThat(read(XdfBytes.file()
                        .streamHeader(1, "s", "int8", 1, 10, "")
                        .raw(rubbish)
                        .bytes()))
                .isBetween(0L, 300L);
    }

    @Property(tries = 150)
    void survivesChangedBytesInPackedFiles(@ForAll long seed) {
        byte[] bytes = XdfBytes.packed(SOUND);
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            bytes[2 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt();
        }
        assertThat(read(bytes)).isBetween(-1L, 10_000L);
    }

    /** Frames and markers of a reading, -1 for a refusal; checks the contract on stamps on the way. */
    private static long read(byte[] bytes) {
        XdfBytes.write(FILE, bytes);
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        long[] count = new long[1];
        try (Recording recording = new XdfFormat().open(FILE)) {
            recording.events().doOnNext(event -> count[0] += count(event)).blockLast();
        } catch (AcquisitionException e) {
            assertThat(e.getMessage()).contains(FILE.toString()).endsWith(".");
            count[0] = -1;
        }
        long used = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(used).as("bytes allocated").isLessThan(MOST_BYTES);
        return count[0];
    }

    private static long count(StreamEvent event) {
        if (!(event instanceof SampleChunk chunk)) {
            return event instanceof Marker ? 1 : 0;
        }
        for (int f = 1; f < chunk.frameCount(); f++) {
            assertThat(chunk.frameNanos()[f]).isGreaterThanOrEqualTo(chunk.frameNanos()[f - 1]);
        }
        long frames = chunk.frameCount();
        chunk.release();
        return frames;
    }

    private static byte[] sound() {
        XdfBytes bytes = XdfBytes.file()
                .streamHeader(
                        1,
                        "f",
                        "float32",
                        2,
                        50,
                        "<desc><channels><channel><label>C3</label></channel></channels></desc>")
                .streamHeader(2, "d", "double64", 1, 0, "")
                .streamHeader(3, "m", "string", 2, 0, "");
        for (int i = 0; i < 20; i++) {
            double t = 100 + i * 0.06;
            bytes.samples(1, XdfBytes.floats(t, i, i), XdfBytes.unstamped(i, 1), XdfBytes.unstamped(i, 2))
                    .samples(3, XdfBytes.texts(t, "cue", "" + i));
            for (int k = 0; k < 3; k++) {
                bytes.samples(
                        2,
                        XdfBytes.stamped(
                                t + k * 0.01, XdfBytes.buffer(8).putDouble(i).array()));
            }
            if (i % 4 == 0) {
                bytes.clockOffset(1, t, 0.01).clockOffset(2, t, -3).boundary();
            }
        }
        return bytes.footer(1, "60").footer(2, "60").footer(3, "20").bytes();
    }

    private static Path temporary() {
        try {
            return Files.createTempFile(Scratch.directory(), "fuzz", ".xdf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
