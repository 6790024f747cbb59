package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** Encoded samples of texts, bounded in number and in bytes. */
final class TextQueue implements ConsumerQueue {
    private final SampleEncoder encoder;
    private final int capacity;
    private final Deque<byte[]> samples = new ArrayDeque<>();
    private long queuedBytes;
    private long dropped;
    private boolean closed;

    TextQueue(SampleEncoder encoder, int capacitySamples) {
        this.encoder = encoder;
        this.capacity = Math.max(1, capacitySamples);
    }

    @Override
    public void offer(float[] values, int count, double lastSeconds, double periodSeconds) {
        throw numbers();
    }

    @Override
    public void offer(double[] values, int count, double lastSeconds, double periodSeconds) {
        throw numbers();
    }

    @Override
    public void offer(long[] values, int count, double lastSeconds, double periodSeconds) {
        throw numbers();
    }

    private static IllegalArgumentException numbers() {
        return new IllegalArgumentException("numbers do not fit a stream of texts");
    }

    @Override
    public void offer(String[] values, double seconds) {
        byte[] sample = encoder.encode(seconds, values);
        synchronized (this) {
            while (samples.size() >= capacity
                    || (!samples.isEmpty() && queuedBytes + sample.length > Limits.QUEUED_TEXT_BYTES)) {
                queuedBytes -= samples.remove().length;
                dropped++;
            }
            samples.add(sample);
            queuedBytes += sample.length;
            notifyAll();
        }
    }

    @Override
    public boolean sendNext(OutputStream out) throws IOException {
        byte[] sample;
        synchronized (this) {
            while (samples.isEmpty() && !closed) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            if (closed) {
                return false;
            }
            sample = samples.remove();
            queuedBytes -= sample.length;
        }
        out.write(sample);
        return true;
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
