package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.io.OutputStream;

/** Encoded samples of equal size in a ring that grows to its bound. Once grown, nothing is allocated. */
final class NumberQueue implements ConsumerQueue {
    private static final int BATCH_BYTES = 64 << 10;
    private static final int FIRST_SAMPLES = 64;
    private static final int RING_BYTES = 1 << 30;

    private final SampleEncoder encoder;
    private final int sampleBytes;
    private final int capacity;
    private final byte[] batch;
    private byte[] ring;
    private int slots;
    private int head;
    private int count;
    private long dropped;
    private boolean waiting;
    private boolean closed;

    NumberQueue(SampleEncoder encoder, int capacitySamples) {
        this.encoder = encoder;
        this.sampleBytes = encoder.sampleBytes();
        this.capacity = Math.max(1, Math.min(capacitySamples, RING_BYTES / sampleBytes));
        this.slots = Math.min(capacity, FIRST_SAMPLES);
        this.ring = new byte[slots * sampleBytes];
        this.batch = new byte[Math.max(1, BATCH_BYTES / sampleBytes) * sampleBytes];
    }

    @Override
    public synchronized void offer(float[] values, int samples, double lastSeconds, double periodSeconds) {
        int channels = values.length / samples;
        for (int s = 0; s < samples; s++) {
            double seconds = lastSeconds - (samples - 1 - s) * periodSeconds;
            encoder.encode(ring(), slot(), seconds, values, s * channels);
        }
        wake();
    }

    @Override
    public synchronized void offer(double[] values, int samples, double lastSeconds, double periodSeconds) {
        int channels = values.length / samples;
        for (int s = 0; s < samples; s++) {
            double seconds = lastSeconds - (samples - 1 - s) * periodSeconds;
            encoder.encode(ring(), slot(), seconds, values, s * channels);
        }
        wake();
    }

    @Override
    public synchronized void offer(long[] values, int samples, double lastSeconds, double periodSeconds) {
        int channels = values.length / samples;
        for (int s = 0; s < samples; s++) {
            double seconds = lastSeconds - (samples - 1 - s) * periodSeconds;
            encoder.encode(ring(), slot(), seconds, values, s * channels);
        }
        wake();
    }

    @Override
    public void offer(String[] values, double seconds) {
        throw new IllegalArgumentException("texts do not fit a stream of numbers");
    }

    @Override
    public boolean sendNext(OutputStream out) throws IOException {
        int bytes = take();
        if (bytes > 0) {
            out.write(batch, 0, bytes);
        }
        return bytes > 0;
    }

    private synchronized int take() {
        while (count == 0 && !closed) {
            waiting = true;
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }
        waiting = false;
        if (closed) {
            return 0;
        }
        int samples = Math.min(count, batch.length / sampleBytes);
        int first = Math.min(samples, slots - head);
        System.arraycopy(ring, head * sampleBytes, batch, 0, first * sampleBytes);
        System.arraycopy(ring, 0, batch, first * sampleBytes, (samples - first) * sampleBytes);
        head = (head + samples) % slots;
        count -= samples;
        return samples * sampleBytes;
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

    private void wake() {
        if (waiting) {
            notifyAll();
        }
    }

    @Override
    public synchronized long dropped() {
        return dropped;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
