package org.hillock.acquisition.device.serial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;

/** Listens to a source and keeps what it says. */
final class Heard {
    final List<float[]> samples = Collections.synchronizedList(new ArrayList<>());
    final List<Long> stamps = Collections.synchronizedList(new ArrayList<>());
    final List<Long> missingBefore = Collections.synchronizedList(new ArrayList<>());
    final List<StreamEvent> others = Collections.synchronizedList(new ArrayList<>());
    final AtomicReference<Throwable> failure = new AtomicReference<>();
    final CountDownLatch ended = new CountDownLatch(1);
    private final String signal;
    private long pendingGap;

    Heard(SignalSource source) {
        this.signal = source.streams().get(0).id();
        source.events().subscribe(this::take, this::failed, ended::countDown);
    }

    private void failed(Throwable e) {
        failure.set(e);
        ended.countDown();
    }

    private synchronized void take(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            if (chunk.streamId().equals(signal)) {
                for (int f = 0; f < chunk.frameCount(); f++) {
                    float[] sample = new float[chunk.channelCount()];
                    System.arraycopy(chunk.samples(), f * sample.length, sample, 0, sample.length);
                    missingBefore.add(pendingGap);
                    pendingGap = 0;
                    stamps.add(chunk.frameNanos()[f]);
                    samples.add(sample);
                }
            }
            chunk.release();
        } else {
            others.add(event);
            if (event instanceof Gap gap) {
                pendingGap += gap.missingFrames();
            }
        }
    }

    long missing() {
        return missingBefore.stream().mapToLong(Long::longValue).sum();
    }

    /** Waits until so many samples came or it ended. */
    void await(long count, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (samples.size() < count && ended.getCount() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(2);
        }
    }

    /** Waits until so many samples came or were reported missing, or it ended. */
    void awaitTotal(long count, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (total() < count && ended.getCount() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(2);
        }
    }

    private synchronized long total() {
        return samples.size() + missing();
    }
}
