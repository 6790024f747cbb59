package org.hillock.acquisition.lsl;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Encoded samples of equal size, in segments that are used again, the last one used first. The queue grows by a segment
 * when it must, up to its bound; once grown, nothing is allocated. A queue that is empty again begins its segment anew, so
 * that a consumer that keeps up touches the same few kilobytes all the time.
 */
final class NumberQueue extends FeedQueue {
    private static final int SEGMENT_BYTES = 64 << 10;
    private static final int QUEUED_BYTES = 1 << 30;

    private final SampleEncoder encoder;
    private final int sampleBytes;
    private final int segmentSamples;
    private final int capacity;
    /** Those behind the one that is taken from; the last is filled. */
    private final Deque<WireBuffer> full = new ArrayDeque<>();

    private final Deque<WireBuffer> spare = new ArrayDeque<>();
    private WireBuffer head;
    private WireBuffer tail;
    private int taken;
    private int filled;
    private int count;
    private long dropped;
    /** What leaves next; the samples of a push lie here at once when nothing waits. */
    private final WireBuffer leaving;

    private int straight;
    private WireBuffer target;

    NumberQueue(SampleEncoder encoder, int capacitySamples, FeedChannel channel) {
        super(channel, Math.max(1, STAGED_BYTES / encoder.sampleBytes()) * encoder.sampleBytes());
        this.encoder = encoder;
        this.sampleBytes = encoder.sampleBytes();
        this.capacity = Math.max(1, Math.min(capacitySamples, QUEUED_BYTES / sampleBytes));
        this.segmentSamples = Math.max(1, Math.min(capacity, SEGMENT_BYTES / sampleBytes));
        this.head = segment();
        this.tail = head;
        this.leaving = new WireBuffer(staged(), encoder.order());
        this.target = head;
    }

    private WireBuffer segment() {
        return WireBuffer.allocate(segmentSamples * sampleBytes, encoder.order());
    }

    @Override
    public void offer(float[] values, int samples, double lastSeconds, double periodSeconds) {
        synchronized (this) {
            int channels = values.length / samples;
            straight = reserve(samples * (long) sampleBytes) / sampleBytes;
            for (int s = 0; s < samples; s++) {
                double seconds = lastSeconds - (samples - 1 - s) * periodSeconds;
                int slot = slot(s);
                encoder.encode(target, slot, seconds, values, s * channels);
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
            straight = reserve(samples * (long) sampleBytes) / sampleBytes;
            for (int s = 0; s < samples; s++) {
                double seconds = lastSeconds - (samples - 1 - s) * periodSeconds;
                int slot = slot(s);
                encoder.encode(target, slot, seconds, values, s * channels);
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
            straight = reserve(samples * (long) sampleBytes) / sampleBytes;
            for (int s = 0; s < samples; s++) {
                double seconds = lastSeconds - (samples - 1 - s) * periodSeconds;
                int slot = slot(s);
                encoder.encode(target, slot, seconds, values, s * channels);
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
        int room = into.remaining() / sampleBytes;
        while (room > 0 && count > 0) {
            int ready = (head == tail ? filled : segmentSamples) - taken;
            int samples = Math.min(room, ready);
            head.copyTo(into, taken * sampleBytes, samples * sampleBytes);
            room -= samples;
            remove(samples);
        }
    }

    /** Says where a sample of a push belongs, and makes that the target. */
    private int slot(int sample) {
        if (sample < straight) {
            target = leaving;
            return sample * sampleBytes;
        }
        int slot = nextSlot();
        target = tail;
        return slot;
    }

    /** Makes room for one more sample at the end of the queue and says where it lies in the last segment. */
    private int nextSlot() {
        if (count == capacity) {
            remove(1);
            dropped++;
        }
        if (filled == segmentSamples) {
            tail = spare.isEmpty() ? segment() : spare.pop();
            full.addLast(tail);
            filled = 0;
        }
        count++;
        return filled++ * sampleBytes;
    }

    /** Takes samples of the first segment away, no more than it holds. */
    private void remove(int samples) {
        taken += samples;
        count -= samples;
        if (count == 0) {
            taken = 0;
            filled = 0;
            if (head != tail) {
                spare.push(head);
                full.clear();
                head = tail;
            }
        } else if (taken == segmentSamples) {
            spare.push(head);
            head = full.removeFirst();
            taken = 0;
        }
    }

    @Override
    public synchronized long dropped() {
        return dropped;
    }
}
