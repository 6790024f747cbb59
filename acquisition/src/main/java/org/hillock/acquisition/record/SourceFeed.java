package org.hillock.acquisition.record;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.file.xdf.XdfStreamWriter;
import org.hillock.acquisition.record.Recorder.SourceTime;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Records a source: its chunks as float32 with their stamps, its markers as texts. Gaps and resets of its clock show in
 * the stamps.
 */
final class SourceFeed implements Feed {
    private static final long OFFSET_NANOS = OffsetLog.PERIOD_MILLIS * 1_000_000;
    private static final long PATIENCE_SECONDS = 2;

    private final SignalSource source;
    private final SourceTime time;
    private final SessionClock clock;
    private final Recorder recorder;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Scheduler thread;
    private @Nullable Disposable running;

    SourceFeed(SignalSource source, SourceTime time, SessionClock clock, Recorder recorder) {
        this.source = source;
        this.time = time;
        this.clock = clock;
        this.recorder = recorder;
        this.thread = Schedulers.newSingle("record-" + source.name(), true);
        source.streams().forEach(this::add);
    }

    private Lane add(StreamInfo stream) {
        Lane lane = new Lane(recorder.add(StreamHeaders.recorded(stream), source.name()));
        lanes.put(stream.id(), lane);
        return lane;
    }

    @Override
    public void start() {
        running = source.events()
                .subscribeOn(thread)
                .doFinally(signal -> over.countDown())
                .subscribe(this::take, this::failed, this::completed);
    }

    @Override
    public void finish() {}

    @Override
    public void stop() {
        source.close();
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS) && running != null) {
                running.dispose();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.dispose();
    }

    @Override
    public boolean isOver() {
        return over.getCount() == 0;
    }

    private void take(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            Lane lane = lanes.get(chunk.streamId());
            lane = lane == null ? add(chunk.stream()) : lane;
            lane.stream.writer().append(chunk);
            chunk.release();
            noteClock(lane, event);
        } else if (event instanceof Marker marker) {
            Lane lane = lanes.get(marker.streamId());
            lane = lane == null ? add(StreamInfo.markers(marker.streamId())) : lane;
            lane.stream.writer().append(XdfStreamWriter.seconds(marker.timeNanos()), marker.label());
            noteClock(lane, event);
        } else if (event instanceof Lost lost) {
            lanes.values().forEach(lane -> lane.stream.lost(lost.reason()));
        } else if (event instanceof Recovered) {
            lanes.values().forEach(lane -> lane.stream.recovered());
        }
    }

    /** A source with a time of its own is as far from the recorder's as its events arrive now and arrived then. */
    private void noteClock(Lane lane, StreamEvent event) {
        if (time == SourceTime.SESSION) {
            return;
        }
        long now = clock.nanoTime();
        if (!lane.measured || now - lane.measuredNanos >= OFFSET_NANOS) {
            lane.measured = true;
            lane.measuredNanos = now;
            long arrived = event.arrivalNanos();
            lane.stream.clockOffset(XdfStreamWriter.seconds(arrived), XdfStreamWriter.seconds(now - arrived));
        }
    }

    private void completed() {
        lanes.values().forEach(lane -> lane.stream.ended());
    }

    private void failed(Throwable e) {
        lanes.values().forEach(lane -> lane.stream.failed(String.valueOf(e.getMessage())));
    }

    private static final class Lane {
        private final RecordedStream stream;
        private boolean measured;
        private long measuredNanos;

        Lane(RecordedStream stream) {
            this.stream = stream;
        }
    }
}
