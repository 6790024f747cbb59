package org.hillock.tests.faults;

import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;

/** What a source delivered of its signal, and what it reported as missing before each sample. */
final class HeardSamples {
    private final String signal;
    private final List<float[]> samples = new ArrayList<>();
    private final List<Long> stamps = new ArrayList<>();
    private final List<Long> missingBefore = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private long pending;
    private int losses;
    private int recoveries;
    private @Nullable Throwable failure;

    HeardSamples(SignalSource source) {
        this.signal = source.streams().get(0).id();
        source.events().subscribe(this::take, this::failed);
    }

    private synchronized void failed(Throwable cause) {
        failure = cause;
    }

    private synchronized void take(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            if (chunk.streamId().equals(signal)) {
                keep(chunk);
            }
            chunk.release();
        } else if (event instanceof Gap gap) {
            pending += gap.missingFrames();
            gaps.add(gap);
        } else if (event instanceof Lost) {
            losses++;
        } else if (event instanceof Recovered) {
            recoveries++;
        }
    }

    private void keep(SampleChunk chunk) {
        for (int frame = 0; frame < chunk.frameCount(); frame++) {
            float[] sample = new float[chunk.channelCount()];
            System.arraycopy(chunk.samples(), frame * sample.length, sample, 0, sample.length);
            samples.add(sample);
            stamps.add(chunk.frameNanos()[frame]);
            missingBefore.add(pending);
            pending = 0;
        }
    }

    synchronized List<float[]> samples() {
        return List.copyOf(samples);
    }

    synchronized List<Long> stamps() {
        return List.copyOf(stamps);
    }

    synchronized List<Long> missingBefore() {
        return List.copyOf(missingBefore);
    }

    synchronized List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    synchronized int losses() {
        return losses;
    }

    synchronized int recoveries() {
        return recoveries;
    }

    synchronized @Nullable Throwable failure() {
        return failure;
    }

    /** All that was reported missing between two samples. */
    long missing() {
        return missingBefore().stream().mapToLong(Long::longValue).sum();
    }
}
