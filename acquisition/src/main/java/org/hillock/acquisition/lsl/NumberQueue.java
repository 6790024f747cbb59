package org.hillock.acquisition.lsl;

import java.nio.ByteBuffer;

/** Encoded samples of equal size in a ring that grows to its bound. Once grown, nothing is allocated. */
final class NumberQueue extends FeedQueue {
    private static final int FIRST_SAMPLES = 64;
    private static final int RING_BYTES = 1 << 30;

    private final SampleEncoder encoder;
    private final int sampleBytes;
    private final int capacity;
    private byte[] ring;
    private int slots;
    private int head;
    private int count;
    private long dropped;

    NumberQueue(SampleEncoder encoder, int capacitySamples, FeedChannel channel) {
        super(channel, Math.max(STAGED_BYTES, encoder.sampleBytes()));
        this.encoder = encoder;
        this.sampleBytes = encoder.sampleBytes();
        this.capacity = Math.max(1, Math.min(capacitySamples, RING_BYTES / sampleBytes));
        this.slots = Math.min(capacity, FIRST_SAMPLES);
        this.ring = new byte[slots * sampleBytes];
    }

    @Override
    public void offer(float[] values, int samples, double lastSeconds, double periodSeconds) {
        synchronized (this) {
            int channels = values.length / samples;
            for (int s = 0; s < samples; s++) {
                double seconds = lastSeconds - (samples - 1 - s) * periodSeconds;
                encoder.encode(ring(), slot(), seconds, values, s * channels);
            }
            if (!claim()) {
                return;
            }
        }
        writeClaimed();
    }

    @Override
    public void offer(double[] values, int samples, double lastSeconds, double periodSeconds) {
        synchronized (this) {
            int channels = values.length / samples;
            for (int s = 0; s < samples; s++) {
                double seconds = lastSeconds - (samples - 1 - s) * periodSeconds;
                encoder.encode(ring(), slot(), seconds, values, s * channels);
            }
            if (!claim()) {
                return;
            }
        }
        writeClaimed();
    }

    @Override
    public void offer(long[] values, int samples, double lastSeconds, double periodSeconds) {
        synchronized (this) {
            int channels = values.length / samples;
            for (int s = 0; s < samples; s++) {
                double seconds = lastSeconds - (samples - 1 - s) * periodSeconds;
                encoder.encode(ring(), slot(), seconds, values, s * channels);
            }
            if (!claim()) {
                return;
            }
        }
        writeClaimed();
    }

    @Override
    public void offer(String[] values, double seconds) {
        throw new IllegalArgumentException("texts do not fit a stream of numbers");
    }

    @Override
    boolean isEmpty() {
        return count == 0;
    }

    @Override
    void stage(ByteBuffer into) {
        int samples = Math.min(count, into.remaining() / sampleBytes);
        int first = Math.min(samples, slots - head);
        into.put(ring, head * sampleBytes, first * sampleBytes);
        into.put(ring, 0, (samples - first) * sampleBytes);
        head = (head + samples) % slots;
        count -= samples;
    }

    /** The ring with room for one more, which {@link #slot()} then takes. */
    private byte[] ring() {
        if (count == slots) {
            if (slots < capacity) {
                grow();
            } else {
                head = head + 1 == slots ? 0 : head + 1;
                count--;
                dropped++;
            }
        }
        return ring;
    }

    private int slot() {
        int index = head + count;
        count++;
        return (index >= slots ? index - slots : index) * sampleBytes;
    }

    private void grow() {
        int more = (int) Math.min(capacity, slots * 2L);
        byte[] wider = new byte[more * sampleBytes];
        int first = slots - head;
        System.arraycopy(ring, head * sampleBytes, wider, 0, first * sampleBytes);
        System.arraycopy(ring, 0, wider, first * sampleBytes, head * sampleBytes);
        ring = wider;
        slots = more;
        head = 0;
    }

    @Override
    public synchronized long dropped() {
        return dropped;
    }
}
