package org.hillock.acquisition.lsl.nativelib;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * An outlet of liblsl. Numbers are rounded here to what the format can hold, since liblsl cuts them, and pushed as floats,
 * doubles or 64-bit integers with one stamp a sample. The buffers grow to the largest push.
 */
final class NativeOutlet implements StreamOutlet {
    private final LslInfo info;
    private final LiblslClock clock;
    private final Pointer outlet;
    private final double periodSeconds;
    private Memory values = new Memory(Long.BYTES);
    private Memory stamps = new Memory(Double.BYTES);
    private float[] floats = {};
    private double[] doubles = {};
    private long[] longs = {};
    private double[] seconds = {};
    private boolean closed;

    private NativeOutlet(LslInfo info, LiblslClock clock, Pointer outlet) {
        this.info = info;
        this.clock = clock;
        this.outlet = outlet;
        this.periodSeconds = info.nominalRateHz() > 0 ? 1 / info.nominalRateHz() : 0;
    }

    /** @param bufferUnits seconds, or hundreds of samples where there is no rate */
    static StreamOutlet open(LslInfo stream, int bufferUnits, LiblslClock clock) {
        Pointer outlet = LiblslInfos.with(stream, info -> {
            Pointer made = Liblsl.lsl_create_outlet(info, 0, bufferUnits);
            return made == null ? Pointer.NULL : made;
        });
        if (outlet == null) {
            throw new AcquisitionException(
                    "liblsl cannot publish LSL stream " + stream.name() + "; check that its ports are free.");
        }
        LslInfo served = LiblslInfos.take(Liblsl.lsl_get_info(outlet), "the new outlet " + stream.name());
        return new NativeOutlet(served, clock, outlet);
    }

    @Override
    public LslInfo info() {
        return info;
    }

    @Override
    public void push(float[] source, long lastNanos) {
        int samples = StreamOutlet.wholeSamples(info, source.length);
        if (info.format() == ChannelFormat.FLOAT32) {
            room(source.length);
            values.write(0, source, 0, source.length);
        } else if (info.format() == ChannelFormat.DOUBLE64) {
            double[] wide = doubles(source.length);
            for (int i = 0; i < source.length; i++) {
                wide[i] = source[i];
            }
            values.write(0, wide, 0, source.length);
        } else {
            long[] whole = longs(source.length);
            for (int i = 0; i < source.length; i++) {
                whole[i] = bounded(Math.round((double) source[i]));
            }
            values.write(0, whole, 0, source.length);
        }
        send(source.length, samples, lastNanos);
    }

    @Override
    public void push(double[] source, long lastNanos) {
        int samples = StreamOutlet.wholeSamples(info, source.length);
        if (info.format() == ChannelFormat.FLOAT32) {
            float[] narrow = floats(source.length);
            for (int i = 0; i < source.length; i++) {
                narrow[i] = (float) source[i];
            }
            values.write(0, narrow, 0, source.length);
        } else if (info.format() == ChannelFormat.DOUBLE64) {
            room(source.length);
            values.write(0, source, 0, source.length);
        } else {
            long[] whole = longs(source.length);
            for (int i = 0; i < source.length; i++) {
                whole[i] = bounded(Math.round(source[i]));
            }
            values.write(0, whole, 0, source.length);
        }
        send(source.length, samples, lastNanos);
    }

    @Override
    public void push(long[] source, long lastNanos) {
        int samples = StreamOutlet.wholeSamples(info, source.length);
        if (info.format() == ChannelFormat.FLOAT32) {
            float[] narrow = floats(source.length);
            for (int i = 0; i < source.length; i++) {
                narrow[i] = (float) source[i];
            }
            values.write(0, narrow, 0, source.length);
        } else if (info.format() == ChannelFormat.DOUBLE64) {
            double[] wide = doubles(source.length);
            for (int i = 0; i < source.length; i++) {
                wide[i] = (double) source[i];
            }
            values.write(0, wide, 0, source.length);
        } else {
            long[] whole = longs(source.length);
            for (int i = 0; i < source.length; i++) {
                whole[i] = bounded(source[i]);
            }
            values.write(0, whole, 0, source.length);
        }
        send(source.length, samples, lastNanos);
    }

    private long bounded(long value) {
        int bits = 8 * info.format().bytes() - 1;
        return Math.max(-1L << bits, Math.min(bits == 63 ? Long.MAX_VALUE : (1L << bits) - 1, value));
    }

    private void room(int count) {
        if (values.size() < (long) count * Long.BYTES) {
            values = new Memory((long) count * Long.BYTES);
        }
    }

    private float[] floats(int count) {
        room(count);
        if (floats.length < count) {
            floats = new float[count];
        }
        return floats;
    }

    private double[] doubles(int count) {
        room(count);
        if (doubles.length < count) {
            doubles = new double[count];
        }
        return doubles;
    }

    private long[] longs(int count) {
        room(count);
        if (longs.length < count) {
            longs = new long[count];
        }
        return longs;
    }

    private void send(int count, int samples, long lastNanos) {
        if (closed) {
            return;
        }
        if (seconds.length < samples) {
            seconds = new double[samples];
            stamps = new Memory((long) samples * Double.BYTES);
        }
        double last = seconds(lastNanos);
        for (int s = 0; s < samples; s++) {
            seconds[s] = last - (samples - 1 - s) * periodSeconds;
        }
        stamps.write(0, seconds, 0, samples);
        switch (info.format()) {
            case FLOAT32 -> Liblsl.lsl_push_chunk_ftnp(outlet, values, count, stamps, 1);
            case DOUBLE64 -> Liblsl.lsl_push_chunk_dtnp(outlet, values, count, stamps, 1);
            default -> Liblsl.lsl_push_chunk_ltnp(outlet, values, count, stamps, 1);
        }
    }

    private double seconds(long nanos) {
        double local = Math.floorDiv(nanos, 1_000_000_000L) + Math.floorMod(nanos, 1_000_000_000L) / 1e9;
        return local - clock.aheadSeconds();
    }

    @Override
    public void push(String[] source, long nanos) {
        StreamOutlet.requireSample(info, source);
        if (closed) {
            return;
        }
        byte[][] texts = new byte[source.length][];
        long bytes = 0;
        for (int c = 0; c < source.length; c++) {
            texts[c] = source[c].getBytes(StandardCharsets.UTF_8);
            bytes += texts[c].length + 1L;
        }
        try (Memory body = new Memory(bytes);
                Memory pointers = new Memory((long) source.length * Native.POINTER_SIZE);
                Memory lengths = new Memory((long) source.length * Integer.BYTES)) {
            long at = 0;
            for (int c = 0; c < source.length; c++) {
                body.write(at, texts[c], 0, texts[c].length);
                pointers.setPointer((long) c * Native.POINTER_SIZE, body.share(at));
                lengths.setInt((long) c * Integer.BYTES, texts[c].length);
                at += texts[c].length + 1L;
            }
            Liblsl.lsl_push_sample_buftp(outlet, pointers, lengths, seconds(nanos), 1);
        }
    }

    @Override
    public boolean hasConsumers() {
        return !closed && Liblsl.lsl_have_consumers(outlet) != 0;
    }

    @Override
    public OptionalLong droppedSamples() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Liblsl.lsl_destroy_outlet(outlet);
        }
    }
}
