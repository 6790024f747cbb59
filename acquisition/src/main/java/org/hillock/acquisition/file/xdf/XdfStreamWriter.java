package org.hillock.acquisition.file.xdf;

import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SampleChunk;

/**
 * One stream of a file that is being written.
 *
 * <p>Samples are appended in runs, each under the writer's lock once. Numbers are appended without allocation after
 * warm-up. Any thread may append; what one appends in a call stays together. After a failure of the file, and while it
 * overflows if the settings say so, samples are dropped and counted.
 */
public final class XdfStreamWriter {
    private static final double NANOS = 1e9;
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    private final XdfWriter writer;
    private final int id;
    private final XdfStreamHeader header;
    private final OpenSamples open;
    private final DoubleList clockTimes = new DoubleList();
    private final DoubleList clockOffsets = new DoubleList();
    private long samples;
    private long dropped;
    private double firstSeconds;
    private double lastSeconds;

    XdfStreamWriter(XdfWriter writer, int id, XdfStreamHeader header, XdfWriterSettings.Stamps stamps) {
        this.writer = writer;
        this.id = id;
        this.header = header;
        this.open = new OpenSamples(header, stamps);
    }

    /** The stream's number in the file. */
    public int id() {
        return id;
    }

    /** How many samples were appended and not dropped. */
    public long samples() {
        synchronized (writer.lock()) {
            return samples;
        }
    }

    /** How many samples found no place. */
    public long dropped() {
        synchronized (writer.lock()) {
            return dropped;
        }
    }

    /** A session time as the seconds that stand in the file; exact to the nanosecond up to 52 days. */
    public static double seconds(long nanos) {
        return Math.floorDiv(nanos, NANOS_A_SECOND) + Math.floorMod(nanos, NANOS_A_SECOND) / NANOS;
    }

    /** Appends the frames of a chunk with their own stamps; the chunk is neither kept nor released. */
    public void append(SampleChunk chunk) {
        requireFormat(ChannelFormat.FLOAT32, ChannelFormat.DOUBLE64);
        int frames = chunk.frameCount();
        synchronized (writer.lock()) {
            if (!admit((long) frames * open.sampleBytes(), frames)) {
                return;
            }
            long[] nanos = chunk.frameNanos();
            float[] values = chunk.samples();
            for (int f = 0; f < frames; f++) {
                open.add(noted(seconds(nanos[f])), values, f * header.channelCount());
            }
            writer.appended(this);
        }
    }

    /**
     * Appends samples of float32 or double64.
     *
     * @param seconds Not modified: a stamp a sample, in the source's clock.
     * @param values Not modified: sample after sample.
     */
    public void append(double[] seconds, int count, float[] values) {
        requireFormat(ChannelFormat.FLOAT32, ChannelFormat.DOUBLE64);
        synchronized (writer.lock()) {
            if (!admit((long) count * open.sampleBytes(), count)) {
                return;
            }
            for (int s = 0; s < count; s++) {
                open.add(noted(seconds[s]), values, s * header.channelCount());
            }
            writer.appended(this);
        }
    }

    /** Appends samples of double64; see {@link #append(double[], int, float[])}. */
    public void append(double[] seconds, int count, double[] values) {
        requireFormat(ChannelFormat.DOUBLE64, ChannelFormat.DOUBLE64);
        synchronized (writer.lock()) {
            if (!admit((long) count * open.sampleBytes(), count)) {
                return;
            }
            for (int s = 0; s < count; s++) {
                open.add(noted(seconds[s]), values, s * header.channelCount());
            }
            writer.appended(this);
        }
    }

    /** Appends samples of integers, of which the bytes of the format are kept; see {@link #append(double[], int, float[])}. */
    public void append(double[] seconds, int count, long[] values) {
        if (!isInteger(header.format())) {
            throw mismatch();
        }
        synchronized (writer.lock()) {
            if (!admit((long) count * open.sampleBytes(), count)) {
                return;
            }
            for (int s = 0; s < count; s++) {
                open.add(noted(seconds[s]), values, s * header.channelCount());
            }
            writer.appended(this);
        }
    }

    /**
     * Appends one sample of texts.
     *
     * @param texts Not modified: one a channel.
     */
    public void append(double seconds, String... texts) {
        requireFormat(ChannelFormat.STRING, ChannelFormat.STRING);
        if (texts.length != header.channelCount()) {
            throw new IllegalArgumentException(
                    texts.length + " texts do not make a sample of " + header.channelCount() + " channels");
        }
        long most = 16;
        for (String text : texts) {
            most += 9 + 3L * text.length();
        }
        synchronized (writer.lock()) {
            if (admit(most, 1)) {
                open.add(noted(seconds), texts);
                writer.appended(this);
            }
        }
    }

    /**
     * Writes an estimate of the source's clock.
     *
     * @param collectionSeconds when it was measured, in the source's clock
     * @param offsetSeconds what to add to the source's stamps to get the recorder's time
     */
    public void clockOffset(double collectionSeconds, double offsetSeconds) {
        synchronized (writer.lock()) {
            if (writer.putClockOffset(this, collectionSeconds, offsetSeconds)) {
                clockTimes.add(collectionSeconds);
                clockOffsets.add(offsetSeconds);
            }
        }
    }

    XdfStreamHeader header() {
        return header;
    }

    OpenSamples open() {
        return open;
    }

    /** The StreamFooter's content. Guarded by the writer's lock. */
    String footer() {
        double duration = lastSeconds - firstSeconds;
        StringBuilder xml = new StringBuilder(256).append("<?xml version=\"1.0\"?>\n<info>\n");
        xml.append("\t<first_timestamp>").append(firstSeconds).append("</first_timestamp>\n");
        xml.append("\t<last_timestamp>").append(lastSeconds).append("</last_timestamp>\n");
        xml.append("\t<sample_count>").append(samples).append("</sample_count>\n");
        if (samples > 1 && duration > 0) {
            xml.append("\t<measured_srate>").append((samples - 1) / duration).append("</measured_srate>\n");
        }
        xml.append("\t<clock_offsets>\n");
        for (int i = 0; i < clockTimes.size(); i++) {
            xml.append("\t\t<offset><time>").append(clockTimes.get(i));
            xml.append("</time><value>").append(clockOffsets.get(i)).append("</value></offset>\n");
        }
        return xml.append("\t</clock_offsets>\n</info>\n").toString();
    }

    private boolean admit(long bytes, int count) {
        if (!writer.admit(this, bytes)) {
            dropped += count;
            return false;
        }
        open.bytes().reserve((int) bytes);
        return true;
    }

    private double noted(double seconds) {
        if (samples == 0) {
            firstSeconds = seconds;
        }
        lastSeconds = seconds;
        samples++;
        return seconds;
    }

    private void requireFormat(ChannelFormat one, ChannelFormat other) {
        if (header.format() != one && header.format() != other) {
            throw mismatch();
        }
    }

    private static boolean isInteger(ChannelFormat format) {
        return format == ChannelFormat.INT8
                || format == ChannelFormat.INT16
                || format == ChannelFormat.INT32
                || format == ChannelFormat.INT64;
    }

    private IllegalArgumentException mismatch() {
        return new IllegalArgumentException(
                "such values do not fit a stream of " + header.format().word());
    }
}
