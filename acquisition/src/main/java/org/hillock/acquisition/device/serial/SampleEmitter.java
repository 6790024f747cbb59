package org.hillock.acquisition.device.serial;

import java.util.Optional;
import org.hillock.acquisition.device.frame.FrameBatch;
import org.hillock.acquisition.device.quality.QualityWatch;
import org.hillock.acquisition.device.timing.SampleClock;
import org.hillock.acquisition.live.EventQueue;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;

/** Makes events of a batch: stamps, gaps, markers, chunks. Runs on the reader's thread. */
final class SampleEmitter {
    private static final int MOST_POOLED_CHUNKS = 64;
    private static final int POOLED_VALUES = 1 << 21;
    private static final long LEAST_DELAY_NANOS = 100_000_000;

    private final DeviceStreams streams;
    private final TriggerLine triggers;
    private final EventQueue queue;
    private final SampleClock clock;
    private final ChunkPool chunks;
    private final @Nullable ChunkPool auxChunks;
    private final int chunkSamples;
    private final int channels;
    private final int auxValues;
    private final long[] stamps;
    private final long samplesAround;
    private final @Nullable QualityWatch quality;
    private long nextIndex;

    SampleEmitter(
            DeviceStreams streams,
            TriggerLine triggers,
            EventQueue queue,
            SampleClock clock,
            int batchSamples,
            long samplesAround,
            Optional<QualityWatch> quality) {
        this.streams = streams;
        this.triggers = triggers;
        this.queue = queue;
        this.clock = clock;
        this.chunkSamples = batchSamples;
        this.channels = streams.signal().channelCount();
        this.auxValues = streams.auxiliary().map(StreamInfo::channelCount).orElse(0);
        int pooled = Math.max(4, Math.min(MOST_POOLED_CHUNKS, POOLED_VALUES / (chunkSamples * channels)));
        this.chunks = new ChunkPool(streams.signal(), chunkSamples, pooled);
        this.auxChunks = streams.auxiliary()
                .map(aux -> new ChunkPool(aux, chunkSamples, pooled))
                .orElse(null);
        this.stamps = new long[batchSamples];
        this.samplesAround = samplesAround;
        this.quality = quality.orElse(null);
    }

    /** The device starts anew: numbers go on, times are learnt afresh. */
    void restart() {
        clock.restart();
        if (quality != null) {
            quality.restart();
        }
    }

    /** Emits what a read brought. */
    void emit(FrameBatch batch, long arrivalNanos) {
        int count = batch.count();
        long last = nextIndex - 1 + count;
        for (int s = 0; s < count; s++) {
            last += batch.missingBefore(s);
        }
        if (count > 0 && clock.observe(last, arrivalNanos)) {
            checkTime(arrivalNanos);
        }
        int from = 0;
        for (int s = 0; s < count; s++) {
            int missing = batch.missingBefore(s);
            if (missing > 0) {
                emitSamples(batch, from, s, arrivalNanos);
                from = s;
            }
            long before = clock.lastStamp();
            nextIndex += missing;
            stamps[s] = clock.stamp(nextIndex++);
            if (missing > 0) {
                gap(before, stamps[s], missing, arrivalNanos, "the device's counter");
            }
        }
        emitAuxiliary(batch, arrivalNanos);
        emitSamples(batch, from, count, arrivalNanos);
        watchQuality(batch, arrivalNanos);
    }

    private void watchQuality(FrameBatch batch, long arrivalNanos) {
        QualityWatch watch = quality;
        if (watch == null) {
            return;
        }
        for (int s = 0; s < batch.count(); s++) {
            if (batch.missingBefore(s) > 0) {
                watch.restart();
            }
            if (watch.take(batch.samples(), s * channels)) {
                queue.offer(watch.report(streams.signal().id(), arrivalNanos));
            }
        }
    }

    private void checkTime(long arrivalNanos) {
        long missing = clock.missingByTime(samplesAround, LEAST_DELAY_NANOS);
        if (missing > 0) {
            clock.skip(missing);
            nextIndex += missing;
            long before = clock.lastStamp();
            gap(
                    before,
                    before + Math.round(missing * 1e9 / clock.rateHz()),
                    missing,
                    arrivalNanos,
                    "the time that passed");
        }
    }

    private void gap(long from, long to, long missing, long arrivalNanos, String reason) {
        queue.offer(
                new Gap(streams.signal().id(), from == Long.MIN_VALUE ? to : from, to, missing, arrivalNanos, reason));
    }

    /** Tells what the line's loss cost, by the host's clock, once the first sample after it has its stamp. */
    void gapAfterLoss(long before, long arrivalNanos) {
        long missing = Math.max(0, Math.round((arrivalNanos - before) * clock.rateHz() / 1e9) - 1);
        nextIndex += missing;
        gap(before, arrivalNanos, missing, arrivalNanos, "the line was lost");
    }

    private void emitSamples(FrameBatch batch, int from, int to, long arrivalNanos) {
        for (int start = from; start < to; start += chunkSamples) {
            int count = Math.min(chunkSamples, to - start);
            SampleChunk chunk = chunks.take();
            System.arraycopy(batch.samples(), start * channels, chunk.samples(), 0, count * channels);
            System.arraycopy(stamps, start, chunk.frameNanos(), 0, count);
            chunk.fill(count, arrivalNanos);
            queue.offer(chunk);
        }
    }

    /** Markers go before the samples that they come with. */
    private void emitAuxiliary(FrameBatch batch, long arrivalNanos) {
        for (int n = 0; n < batch.notes().size(); n++) {
            long time = batch.count() > 0 ? stamps[0] : Math.max(clock.lastStamp(), arrivalNanos);
            marker(time, arrivalNanos, batch.notes().get(n));
        }
        ChunkPool pool = auxChunks;
        if (pool == null || batch.auxCount() == 0) {
            return;
        }
        SampleChunk chunk = pool.take();
        for (int row = 0; row < batch.auxCount(); row++) {
            long time = stampOf(batch, row, arrivalNanos);
            if (triggers.watches() && triggers.fires(batch.auxRows(), row * auxValues)) {
                marker(time, arrivalNanos, triggers.label());
            }
            System.arraycopy(batch.auxRows(), row * auxValues, chunk.samples(), row * auxValues, auxValues);
            chunk.frameNanos()[row] = time;
        }
        chunk.fill(batch.auxCount(), arrivalNanos);
        queue.offer(chunk);
    }

    private long stampOf(FrameBatch batch, int row, long arrivalNanos) {
        if (batch.count() == 0) {
            return clock.lastStamp() == Long.MIN_VALUE ? arrivalNanos : clock.lastStamp();
        }
        return stamps[Math.min(batch.auxSample(row), batch.count() - 1)];
    }

    private void marker(long time, long arrivalNanos, String label) {
        queue.offer(new Marker(streams.markers().id(), time, arrivalNanos, label, 0));
    }

    Optional<Long> lastStamp() {
        return clock.lastStamp() == Long.MIN_VALUE ? Optional.empty() : Optional.of(clock.lastStamp());
    }
}
