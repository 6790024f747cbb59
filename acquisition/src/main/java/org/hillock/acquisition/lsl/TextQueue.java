package org.hillock.acquisition.lsl;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Encoded samples of texts, bounded in number and in bytes. */
final class TextQueue extends FeedQueue {
    private final SampleEncoder encoder;
    private final int capacity;
    private final Deque<byte[]> samples = new ArrayDeque<>();
    private long queuedBytes;
    private long dropped;
    /** The sample whose bytes are on their way, which must not be dropped any more. */
    private byte[] leaving = {};

    private int left;

    TextQueue(SampleEncoder encoder, int capacitySamples, FeedChannel channel) {
        super(channel, STAGED_BYTES);
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
            if (!claim()) {
                return;
            }
        }
        writeClaimed();
    }

    @Override
    boolean isEmpty() {
        return left == leaving.length && samples.isEmpty();
    }

    @Override
    void stage(ByteBuffer into) {
        while (into.hasRemaining() && !isEmpty()) {
            if (left == leaving.length) {
                leaving = samples.remove();
                left = 0;
                queuedBytes -= leaving.length;
            }
            int part = Math.min(into.remaining(), leaving.length - left);
            into.put(leaving, left, part);
            left += part;
        }
    }

    @Override
    public synchronized long dropped() {
        return dropped;
    }
}
