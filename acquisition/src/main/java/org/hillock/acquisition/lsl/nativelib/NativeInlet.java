package org.hillock.acquisition.lsl.nativelib;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * An inlet of liblsl. Waits for one sample and then takes over all others that are there. Values are pulled as floats,
 * doubles or 64-bit integers, whichever holds the stream's format exactly.
 */
final class NativeInlet implements StreamInlet {
    private static final double OPEN_SECONDS = 10;
    /** How long liblsl waits at a time, and with it how long a close may take. */
    private static final double SLICE_SECONDS = 0.1;

    private static final int MOST_SAMPLES = 512;
    private static final int MOST_VALUES = 1 << 16;

    private final LslInfo info;
    private final Pointer inlet;
    private final int channels;
    private final int capacity;
    private final Memory error = new Memory(Integer.BYTES);
    private final Memory raw;
    private final Pointer behindFirst;
    private final Memory rawStamps;
    private final Memory lengths;
    private final float[] floats;
    private final double[] doubles;
    private final long[] longs;
    private final String[] texts;
    private final double[] stamps;
    private final ReentrantLock gate = new ReentrantLock();
    private volatile boolean closed;
    private boolean destroyed;
    private double limitSeconds = Double.POSITIVE_INFINITY;
    private int ready;
    private int current;

    private NativeInlet(LslInfo info, Pointer inlet) {
        this.info = info;
        this.inlet = inlet;
        this.channels = info.channelCount();
        boolean textual = info.format() == ChannelFormat.STRING;
        this.capacity = textual ? 1 : Math.max(1, Math.min(MOST_SAMPLES, MOST_VALUES / Math.max(1, channels)));
        int values = capacity * channels;
        this.raw = new Memory(Math.max(1L, values) * Long.BYTES);
        this.behindFirst = raw.share(
                (long) channels * (textual ? 0 : info.format() == ChannelFormat.FLOAT32 ? Float.BYTES : Long.BYTES));
        this.rawStamps = new Memory((long) capacity * Double.BYTES);
        this.lengths = new Memory(Math.max(1L, channels) * Integer.BYTES);
        this.floats = new float[info.format() == ChannelFormat.FLOAT32 ? values : 0];
        this.doubles = new double[info.format() == ChannelFormat.DOUBLE64 ? values : 0];
        this.longs = new long[textual || floats.length + doubles.length > 0 ? 0 : values];
        this.texts = new String[textual ? channels : 0];
        this.stamps = new double[capacity];
    }

    /** Connects; the inlet belongs to the result, or is destroyed. */
    static StreamInlet open(LslInfo info, Pointer inlet) {
        try (Memory error = new Memory(Integer.BYTES)) {
            error.setInt(0, 0);
            Liblsl.lsl_open_stream(inlet, OPEN_SECONDS, error);
            if (error.getInt(0) != 0) {
                Liblsl.lsl_destroy_inlet(inlet);
                throw new AcquisitionException("LSL stream " + info.name() + " cannot be received: liblsl gave code "
                        + error.getInt(0) + "; check that it still runs.");
            }
        }
        return new NativeInlet(info, inlet);
    }

    @Override
    public LslInfo info() {
        return info;
    }

    @Override
    public double nextSeconds() throws IOException {
        if (current + 1 < ready) {
            current++;
        } else {
            fetch();
        }
        return stamps[current];
    }

    private void fetch() throws IOException {
        current = 0;
        ready = 0;
        double waited = 0;
        while (ready == 0) {
            if (waited >= limitSeconds) {
                throw new SocketTimeoutException("nothing came for " + limitSeconds + " s");
            }
            double slice = Math.min(SLICE_SECONDS, limitSeconds - waited);
            gate.lock();
            try {
                if (closed) {
                    throw new IOException("the inlet is closed");
                }
                pull(slice);
            } finally {
                gate.unlock();
            }
            waited += slice;
        }
    }

    private void pull(double seconds) throws IOException {
        error.setInt(0, 0);
        double stamp = pullOne(seconds);
        int code = error.getInt(0);
        if (stamp == 0) {
            if (code != 0 && code != Liblsl.TIMEOUT) {
                throw new IOException("liblsl lost the stream with code " + code);
            }
            return;
        }
        if (texts.length > 0) {
            takeTexts();
        }
        stamps[0] = stamp;
        ready = 1 + pullMore();
        copyOut();
    }

    private double pullOne(double seconds) {
        if (floats.length > 0) {
            return Liblsl.lsl_pull_sample_f(inlet, raw, channels, seconds, error);
        }
        if (doubles.length > 0) {
            return Liblsl.lsl_pull_sample_d(inlet, raw, channels, seconds, error);
        }
        return texts.length > 0
                ? Liblsl.lsl_pull_sample_buf(inlet, raw, lengths, channels, seconds, error)
                : Liblsl.lsl_pull_sample_l(inlet, raw, channels, seconds, error);
    }

    /** Takes over what lies in liblsl's queue behind the first sample. */
    private int pullMore() {
        int most = capacity - 1;
        if (most == 0 || channels == 0) {
            return 0;
        }
        long values = (long) most * channels;
        long got;
        if (floats.length > 0) {
            got = Liblsl.lsl_pull_chunk_f(inlet, behindFirst, rawStamps, values, most, 0, error);
        } else if (doubles.length > 0) {
            got = Liblsl.lsl_pull_chunk_d(inlet, behindFirst, rawStamps, values, most, 0, error);
        } else {
            got = Liblsl.lsl_pull_chunk_l(inlet, behindFirst, rawStamps, values, most, 0, error);
        }
        int samples = (int) ((Native.LONG_SIZE == Integer.BYTES ? got & 0xffffffffL : got) / channels);
        rawStamps.read(0, stamps, 1, samples);
        return samples;
    }

    private void copyOut() {
        int values = ready * channels;
        if (floats.length > 0) {
            raw.read(0, floats, 0, values);
        } else if (doubles.length > 0) {
            raw.read(0, doubles, 0, values);
        } else if (longs.length > 0) {
            raw.read(0, longs, 0, values);
        }
    }

    private void takeTexts() {
        for (int c = 0; c < channels; c++) {
            Pointer text = raw.getPointer((long) c * Native.POINTER_SIZE);
            byte[] bytes = text.getByteArray(0, lengths.getInt((long) c * Integer.BYTES));
            texts[c] = new String(bytes, StandardCharsets.UTF_8);
            Liblsl.lsl_destroy_string(text);
        }
    }

    @Override
    public void readFloats(float[] out, int offset) throws IOException {
        if (floats.length > 0) {
            System.arraycopy(floats, current * channels, out, offset, channels);
            return;
        }
        requireNumbers();
        for (int c = 0; c < channels; c++) {
            int at = current * channels + c;
            out[offset + c] = doubles.length > 0 ? (float) doubles[at] : (float) longs[at];
        }
    }

    @Override
    public void readDoubles(double[] out, int offset) throws IOException {
        requireNumbers();
        for (int c = 0; c < channels; c++) {
            int at = current * channels + c;
            out[offset + c] = floats.length > 0 ? floats[at] : doubles.length > 0 ? doubles[at] : (double) longs[at];
        }
    }

    private void requireNumbers() throws IOException {
        if (texts.length > 0) {
            throw new IOException("values of string read as numbers");
        }
    }

    @Override
    public void readLongs(long[] out, int offset) throws IOException {
        if (longs.length == 0) {
            throw new IOException("values of " + info.format().word() + " read as integers");
        }
        System.arraycopy(longs, current * channels, out, offset, channels);
    }

    @Override
    public void readTexts(String[] out) throws IOException {
        if (texts.length == 0) {
            throw new IOException("values of " + info.format().word() + " read as texts");
        }
        System.arraycopy(texts, 0, out, 0, channels);
    }

    @Override
    public boolean hasBuffered() {
        return current + 1 < ready;
    }

    @Override
    public void silenceLimit(Duration limit) {
        limitSeconds = limit.isZero() ? Double.POSITIVE_INFINITY : limit.toMillis() / 1000.0;
    }

    @Override
    public void close() {
        closed = true;
        gate.lock();
        try {
            if (!destroyed) {
                destroyed = true;
                Liblsl.lsl_destroy_inlet(inlet);
            }
        } finally {
            gate.unlock();
        }
    }
}
