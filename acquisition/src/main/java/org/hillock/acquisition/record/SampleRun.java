package org.hillock.acquisition.record;

import java.io.IOException;
import org.hillock.acquisition.file.xdf.XdfStreamWriter;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * Samples of one received stream on their way to the file, with their full precision and their source's stamps. Numbers
 * cost no allocation. Used by one thread.
 */
final class SampleRun {
    private static final int MOST_SAMPLES = 256;
    private static final int MOST_VALUES = 1 << 15;

    private final ChannelFormat format;
    private final int channels;
    private final double[] seconds;
    private final float[] floats;
    private final double[] doubles;
    private final long[] longs;
    private final String[] texts;
    private int count;

    SampleRun(ChannelFormat format, int channels) {
        this.format = format;
        this.channels = channels;
        int samples = Math.max(1, Math.min(MOST_SAMPLES, MOST_VALUES / channels));
        this.seconds = new double[samples];
        this.floats = new float[format == ChannelFormat.FLOAT32 ? samples * channels : 0];
        this.doubles = new double[format == ChannelFormat.DOUBLE64 ? samples * channels : 0];
        boolean whole = floats.length + doubles.length == 0 && format != ChannelFormat.STRING;
        this.longs = new long[whole ? samples * channels : 0];
        this.texts = new String[format == ChannelFormat.STRING ? channels : 0];
    }

    /** Waits for a sample and hands on what is there when no more lies in memory. */
    void readOne(StreamInlet inlet, XdfStreamWriter to) throws IOException {
        double stamp = inlet.nextSeconds();
        if (format == ChannelFormat.STRING) {
            inlet.readTexts(texts);
            to.append(stamp, texts);
            return;
        }
        readNumbers(inlet);
        seconds[count++] = stamp;
        if (count == seconds.length || !inlet.hasBuffered()) {
            handOver(to);
        }
    }

    private void readNumbers(StreamInlet inlet) throws IOException {
        int at = count * channels;
        switch (format) {
            case FLOAT32 -> inlet.readFloats(floats, at);
            case DOUBLE64 -> inlet.readDoubles(doubles, at);
            default -> inlet.readLongs(longs, at);
        }
    }

    /** Appends what has been read. */
    void handOver(XdfStreamWriter to) {
        if (count == 0) {
            return;
        }
        switch (format) {
            case FLOAT32 -> to.append(seconds, count, floats);
            case DOUBLE64 -> to.append(seconds, count, doubles);
            default -> to.append(seconds, count, longs);
        }
        count = 0;
    }
}
