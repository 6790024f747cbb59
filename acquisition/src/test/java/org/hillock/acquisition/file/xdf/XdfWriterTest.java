package org.hillock.acquisition.file.xdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class XdfWriterTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static final OffsetDateTime DATE = OffsetDateTime.of(2026, 11, 24, 21, 30, 5, 0, ZoneOffset.ofHours(1));
    private static final double NANOS = 1e9;

    @ParameterizedTest
    @EnumSource(
            value = ChannelFormat.class,
            names = {"FLOAT32", "DOUBLE64", "INT8", "INT16", "INT32", "INT64"})
    void writesNumbersOfEveryFormatAsTheyAre(ChannelFormat format, @TempDir Path folder) {
        for (XdfWriterSettings.Stamps stamps : XdfWriterSettings.Stamps.values()) {
            Path file = folder.resolve(stamps + ".xdf");
            double[] times = {5, 5.25, 5.5, 5.76};
            try (XdfWriter writer = writer(file, XdfWriterSettings.defaults().with(stamps))) {
                append(writer.addStream(header("numbers", 2, format, 4)), times);
            }
            ReadBack read = ReadBack.of(file, XdfSettings.asRecorded());
            assertThat(read.stampsOf("1")).containsExactly(5.0, 5.25, 5.5, 5.76);
            assertThat(read.valuesOf("1")).containsExactly(1f, -2f, 3f, 100f, -128f, 127f, 0f, -1f);
            assertThat(read.stream("1").format()).isEqualTo(format);
            assertThat(read.facts.notes()).isEmpty();
            assertThat(read.facts.startTime().orElseThrow()).isEqualTo(DATE.toLocalDateTime());
        }
    }

    private static void append(XdfStreamWriter stream, double[] times) {
        long[] whole = {1, -2, 3, 100, -128, 127, 0, -1};
        float[] floats = {1, -2, 3, 100, -128, 127, 0, -1};
        double[] doubles = {1, -2, 3, 100, -128, 127, 0, -1};
        switch (stream.header().format()) {
            case FLOAT32 -> stream.append(times, 4, floats);
            case DOUBLE64 -> stream.append(times, 4, doubles);
            default -> stream.append(times, 4, whole);
        }
    }

    @Test
    void leavesOutOnlyStampsThatAReaderDeducesExactly(@TempDir Path folder) throws IOException {
        Path all = folder.resolve("all.xdf");
        Path fewer = folder.resolve("fewer.xdf");
        // 0.1 s steps from 10: some of these doubles are the reader's sums, some are not.
        double[] times = new double[64];
        for (int i = 0; i < times.length; i++) {
            times[i] = 10 + i / 10.0;
        }
        for (Path file : List.of(all, fewer)) {
            XdfWriterSettings settings = XdfWriterSettings.defaults()
                    .with(file.equals(all) ? XdfWriterSettings.Stamps.ALL : XdfWriterSettings.Stamps.UNLESS_DEDUCIBLE);
            try (XdfWriter writer = writer(file, settings)) {
                writer.addStream(header("n", 1, ChannelFormat.FLOAT32, 10)).append(times, 64, new float[64]);
            }
            ReadBack read = ReadBack.of(file, XdfSettings.asRecorded());
            for (int i = 0; i < times.length; i++) {
                assertThat(Math.round(read.stampsOf("1").get(i) * NANOS)).isEqualTo(Math.round(times[i] * NANOS));
            }
        }
        assertThat(Files.size(fewer)).isLessThan(Files.size(all) - 8);
    }

    @Test
    void keepsTextsWithTheirChannelsAndBoundsNoLength(@TempDir Path folder) {
        Path file = folder.resolve("texts.xdf");
        String longText = "é".repeat(70_000);
        try (XdfWriter writer = writer(file, XdfWriterSettings.defaults())) {
            XdfStreamWriter stream = writer.addStream(header("cues", 2, ChannelFormat.STRING, 0));
            stream.append(1.5, "left", "");
            stream.append(2.5, longText, "\u0000 <&>");
            stream.clockOffset(1, -0.125);
        }
        ReadBack read = ReadBack.of(file, XdfSettings.asRecorded());
        assertThat(read.labels()).containsExactly("left\t", longText + "\t\u0000 <&>");
        assertThat(read.stampsOf("1")).containsExactly(1.5, 2.5);
        assertThat(ReadBack.of(file).stampsOf("1")).containsExactly(1.375, 2.375);
        assertThat(read.stream("1").properties())
                .containsEntry("footer/sample_count", "2")
                .containsEntry("footer/first_timestamp", "1.5")
                .containsEntry("clock_offsets", "1");
    }

    @Property(tries = 200)
    void keepsEveryNanosecondOfASessionOfWeeks(@ForAll @LongRange(min = -(1L << 51), max = 1L << 51) long nanos) {
        assertThat(Math.round(XdfStreamWriter.seconds(nanos) * NANOS)).isEqualTo(nanos);
    }

    @Test
    void keepsTheOrderOfAppendingWhenAskedTo(@TempDir Path folder) {
        Path file = folder.resolve("order.xdf");
        XdfWriterSettings settings = XdfWriterSettings.defaults().with(XdfWriterSettings.Order.AS_APPENDED);
        List<String> order = new ArrayList<>();
        try (XdfWriter writer = writer(file, settings)) {
            XdfStreamWriter numbers = writer.addStream(header("eeg", 1, ChannelFormat.FLOAT32, 100));
            XdfStreamWriter cues = writer.addStream(header("cues", 1, ChannelFormat.STRING, 0));
            for (int i = 0; i < 200; i++) {
                boolean cue = i * 7 % 5 < 2;
                if (cue) {
                    cues.append(i, "cue " + i);
                    order.add("Marker 2");
                } else {
                    numbers.append(new double[] {i}, 1, new float[] {i});
                    if (order.isEmpty() || order.get(order.size() - 1).equals("Marker 2")) {
                        order.add("SampleChunk 1");
                    }
                }
            }
        }
        List<String> read = ReadBack.of(file, XdfSettings.asRecorded()).order.stream()
                .filter(event -> event.startsWith("Marker") || event.startsWith("SampleChunk"))
                .toList();
        List<String> merged = new ArrayList<>();
        for (String event : read) {
            boolean goesOn = event.startsWith("SampleChunk")
                    && !merged.isEmpty()
                    && merged.get(merged.size() - 1).equals(event);
            if (!goesOn) {
                merged.add(event);
            }
        }
        assertThat(merged).isEqualTo(order);
    }

    @Test
    void makesAFlushedFileReadableBeforeItIsClosed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("open.xdf");
        try (XdfWriter writer = writer(file, XdfWriterSettings.defaults().with(XdfWriterSettings.Durability.POWER))) {
            XdfStreamWriter stream = writer.addStream(header("n", 1, ChannelFormat.FLOAT32, 10));
            stream.append(new double[] {1, 1.1}, 2, new float[] {4, 5});
            writer.flush();
            Path copy = Files.copy(file, folder.resolve("copy.xdf"));
            stream.append(new double[] {1.2}, 1, new float[] {6});
            assertThat(ReadBack.of(copy, XdfSettings.asRecorded()).valuesOf("1"))
                    .containsExactly(4f, 5f);
            assertThat(writer.writtenBytes()).isEqualTo(Files.size(copy));
        }
        assertThat(ReadBack.of(file, XdfSettings.asRecorded()).valuesOf("1")).containsExactly(4f, 5f, 6f);
    }

    @Test
    void flushesByItselfWithinTheInterval(@TempDir Path folder) throws InterruptedException {
        Path file = folder.resolve("timed.xdf");
        XdfWriterSettings settings = XdfWriterSettings.defaults().withFlushInterval(Duration.ofMillis(20));
        try (XdfWriter writer = writer(file, settings)) {
            XdfStreamWriter stream = writer.addStream(header("n", 1, ChannelFormat.FLOAT32, 10));
            stream.append(new double[] {1}, 1, new float[] {4});
            List<Float> seen = List.of();
            for (int i = 0; i < 500 && seen.isEmpty(); i++) {
                Thread.sleep(10);
                seen = writer.writtenBytes() == 0 ? List.of() : valuesSoFar(file);
            }
            assertThat(seen).containsExactly(4f);
        }
    }

    private static List<Float> valuesSoFar(Path file) {
        try {
            return ReadBack.of(file, XdfSettings.asRecorded()).valuesOf("1");
        } catch (AcquisitionException headerNotThereYet) {
            return List.of();
        }
    }

    @Test
    void overwritesNoFileUnlessAsked(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("kept.xdf"), "precious");
        assertThatThrownBy(() -> writer(file, XdfWriterSettings.defaults()))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("overwrites none");
        assertThat(file).hasContent("precious");
        XdfWriter.create(file, XdfWriter.Existing.REPLACE, DATE, XdfWriterSettings.defaults(), CLOCK)
                .close();
        assertThat(Files.readAllBytes(file)).startsWith('X', 'D', 'F', ':');
    }

    @Test
    void saysOnceThatTheDiskIsFullAndKeepsWhatWasFlushed(@TempDir Path folder) throws IOException {
        FullDisk disk = new FullDisk(20_000);
        XdfWriter writer = XdfWriter.on(disk, "full.xdf", DATE, XdfWriterSettings.defaults(), CLOCK);
        XdfStreamWriter stream = writer.addStream(header("n", 4, ChannelFormat.FLOAT32, 100));
        int flushed = 0;
        for (int run = 0; run < 100 && writer.failure().isEmpty(); run++) {
            double[] times = new double[10];
            for (int i = 0; i < 10; i++) {
                times[i] = (run * 10 + i) / 100.0;
            }
            stream.append(times, 10, new float[40]);
            writer.flush();
            flushed = writer.failure().isEmpty() ? (run + 1) * 10 : flushed;
        }
        assertThat(writer.failure().orElseThrow())
                .hasMessageStartingWith("full.xdf: the recording ends here")
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("20000 bytes");
        stream.append(new double[] {9}, 1, new float[4]);
        assertThat(stream.dropped()).isEqualTo(1);
        assertThatThrownBy(writer::close).isInstanceOf(AcquisitionException.class);
        Path file = Files.write(folder.resolve("full.xdf"), disk.bytes());
        assertThat(ReadBack.of(file, XdfSettings.asRecorded()).stampsOf("1"))
                .hasSizeGreaterThanOrEqualTo(flushed)
                .hasSizeGreaterThan(500);
    }

    @Test
    void dropsAndCountsWhatAStalledDiskDoesNotTakeWhenItMayNotWait() throws InterruptedException {
        FullDisk disk = new FullDisk(Integer.MAX_VALUE);
        disk.stalled = true;
        XdfWriterSettings settings = XdfWriterSettings.defaults()
                .with(XdfWriterSettings.Overflow.DROP)
                .withBufferBytes(1 << 16);
        XdfWriter writer = XdfWriter.on(disk, "slow.xdf", DATE, settings, CLOCK);
        XdfStreamWriter stream = writer.addStream(header("n", 64, ChannelFormat.FLOAT32, 1000));
        for (int i = 0; i < 3000; i++) {
            stream.append(new double[] {i}, 1, new float[64]);
        }
        assertThat(stream.dropped()).isGreaterThan(2000);
        assertThat(stream.samples() + stream.dropped()).isEqualTo(3000);
        assertThat(writer.dropped()).isEqualTo(stream.dropped());
        disk.stalled = false;
        writer.close();
    }

    @Test
    void appendsNumbersWithoutAllocating(@TempDir Path folder) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        StreamInfo info = StreamInfo.eeg("eeg", Montage.eeg("C3", "C4", "Cz"), 100);
        SampleChunk chunk = SampleChunk.of(info, new float[60], new long[20], 0);
        try (XdfWriter writer = writer(folder.resolve("lean.xdf"), XdfWriterSettings.defaults())) {
            XdfStreamWriter floats = writer.addStream(header("a", 3, ChannelFormat.FLOAT32, 100));
            XdfStreamWriter whole = writer.addStream(header("b", 3, ChannelFormat.INT16, 100));
            double[] times = new double[20];
            long[] values = new long[60];
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 30; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 200; i++) {
                    floats.append(chunk);
                    whole.append(times, 20, values);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
                writer.flush();
            }
            assertThat(least).as("bytes for 8000 samples").isZero();
        }
    }

    @Test
    void isReadByLibxdf(@TempDir Path folder) throws IOException, InterruptedException {
        for (XdfWriterSettings.Stamps stamps : XdfWriterSettings.Stamps.values()) {
            Path file = folder.resolve(stamps + "-libxdf.xdf");
            double[] times = {5, 5.25, 5.5, 5.76};
            ChannelFormat[] formats = {
                ChannelFormat.FLOAT32,
                ChannelFormat.DOUBLE64,
                ChannelFormat.INT8,
                ChannelFormat.INT16,
                ChannelFormat.INT32,
                ChannelFormat.INT64
            };
            try (XdfWriter writer = writer(file, XdfWriterSettings.defaults().with(stamps))) {
                for (ChannelFormat format : formats) {
                    append(writer.addStream(header(format.word(), 2, format, 4)), times);
                }
                XdfStreamWriter cues = writer.addStream(header("cues", 1, ChannelFormat.STRING, 0));
                cues.append(6.5, "left");
                cues.append(7.5, "right".repeat(100));
            }
            List<String> lines = LibxdfReading.of(file, folder);
            for (ChannelFormat format : formats) {
                int at = lines.indexOf("stream " + format.word() + " " + format.word() + " 2 4 4 0");
                assertThat(at).as("%s in %s", format, lines).isNotNegative();
                assertThat(lines.subList(at + 1, at + 5))
                        .containsExactly(
                                "0x1.4p+2 0x1p+0 -0x1p+1",
                                "0x1.5p+2 0x1.8p+1 0x1.9p+6",
                                "0x1.6p+2 -0x1p+7 0x1.fcp+6",
                                "0x1.70a3d70a3d70ap+2 0x0p+0 -0x1p+0");
            }
            assertThat(lines).contains("event 0x1.ap+2 left", "event 0x1.ep+2 " + "right".repeat(100));
        }
    }

    @Test
    void keepsAllBitsOfAWideIntegerOfWhichLibxdfReadsTheNearestFloat(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve("wide.xdf");
        long[] wide = {(1L << 53) + 1, -(1L << 53) - 1, Long.MAX_VALUE, Long.MIN_VALUE};
        try (XdfWriter writer = writer(file, XdfWriterSettings.defaults())) {
            XdfStreamWriter stream = writer.addStream(header("wide", 4, ChannelFormat.INT64, 0));
            stream.append(new double[] {5}, 1, wide);
        }
        ByteBuffer sample =
                ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN).putDouble(5);
        for (long value : wide) {
            sample.putLong(value);
        }
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(new String(sample.array(), StandardCharsets.ISO_8859_1));
        StringBuilder floats = new StringBuilder("0x1.4p+2");
        for (long value : wide) {
            floats.append(value < 0 ? " -0x1p+" : " 0x1p+").append(value == wide[0] || value == wide[1] ? 53 : 63);
        }
        assertThat(LibxdfReading.of(file, folder)).contains(floats.toString());
    }

    private static XdfWriter writer(Path file, XdfWriterSettings settings) {
        return XdfWriter.create(file, XdfWriter.Existing.KEEP, DATE, settings, CLOCK);
    }

    static XdfStreamHeader header(String name, int channels, ChannelFormat format, double rateHz) {
        String xml = "<?xml version=\"1.0\"?>\n<info><name>" + name + "</name><type>EEG</type><channel_count>"
                + channels
                + "</channel_count><nominal_srate>" + rateHz + "</nominal_srate><channel_format>" + format.word()
                + "</channel_format><created_at>0</created_at><desc /></info>";
        return new XdfStreamHeader(xml, channels, format, rateHz);
    }

    /** A disk of a given size, in memory; it can be made to take nothing for a while. */
    private static final class FullDisk implements WritableByteChannel {
        private final int capacity;
        private final java.io.ByteArrayOutputStream taken = new java.io.ByteArrayOutputStream();
        private volatile boolean stalled;

        FullDisk(int capacity) {
            this.capacity = capacity;
        }

        byte[] bytes() {
            return taken.toByteArray();
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            while (stalled) {
                try {
                    Thread.sleep(1);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            int room = Math.min(capacity - taken.size(), from.remaining());
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            byte[] some = new byte[room];
            from.get(some);
            taken.writeBytes(some);
            return room;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
