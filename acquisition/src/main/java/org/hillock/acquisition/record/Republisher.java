package org.hillock.acquisition.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.replay.Replay;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;

/**
 * Sends a recording out as Lab Streaming Layer streams: numbers as the float32 that readers give, markers as one text.
 *
 * <p>Stamps are those of the recording, moved to the present as a whole and divided by the speed, so that the distance of
 * two samples and of a sample and a marker stays what it was; where the recording pauses for longer than 5 s, or its clock
 * was reset, the stream goes on with the present. Plays on the caller's thread; {@link #stop()} from any.
 */
public final class Republisher implements AutoCloseable {
    private static final long ASTRAY_NANOS = 1_000_000_000L;

    private final SessionClock clock;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final List<Lane> inOrder = new ArrayList<>();
    private volatile boolean stopped;
    private volatile @Nullable Replay playing;
    private long originNanos;
    private long beginNanos;
    private long lastNanos = Long.MIN_VALUE;
    private boolean begun;

    /**
     * Opens an outlet for each stream.
     *
     * @param identity what source ids begin with, the same for the same recording, so that receivers recover
     */
    public Republisher(List<StreamInfo> streams, String identity, LslLibrary library) {
        this.clock = library.clock();
        for (StreamInfo stream : streams) {
            StreamInfo outside = StreamHeaders.recorded(stream);
            LslInfo info = LslInfo.of(outside, identity + "-" + stream.id());
            Lane lane = new Lane(outside.name(), library.openOutlet(info), stream.channelCount());
            lanes.put(stream.id(), lane);
            inOrder.add(lane);
        }
    }

    /** Whether every stream is received by somebody. */
    public boolean isHeard() {
        return inOrder.stream().allMatch(lane -> lane.outlet.hasConsumers());
    }

    /** How much of each stream was sent. */
    public List<Published> published() {
        return inOrder.stream()
                .map(lane -> new Published(
                        lane.name, lane.samples.get(), lane.outlet.hasConsumers(), lane.outlet.droppedSamples()))
                .toList();
    }

    /**
     * Plays a recording with these streams to its end.
     *
     * @param source closed at the end
     */
    public void play(SignalSource source, Pace pace, Parker parker) {
        begun = false;
        try (Replay replay = new Replay(source, pace, clock, parker)) {
            playing = replay;
            if (!stopped) {
                replay.events().doOnNext(event -> take(event, pace.speed())).blockLast();
            }
        } finally {
            playing = null;
        }
    }

    /** Ends a running play, and every later one, at once. */
    public void stop() {
        stopped = true;
        Replay running = playing;
        if (running != null) {
            running.close();
        }
    }

    /** Whether {@link #stop()} was called. */
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        stop();
        inOrder.forEach(lane -> lane.outlet.close());
    }

    private void take(StreamEvent event, double speed) {
        begin(event, speed);
        Lane lane = lanes.get(event.streamId());
        if (lane == null) {
            discard(event);
        } else if (event instanceof SampleChunk chunk) {
            lane.settle(event, speed);
            push(lane, chunk, speed);
            chunk.release();
        } else if (event instanceof Marker marker) {
            lane.settle(event, speed);
            lane.text[0] = marker.label();
            lane.outlet.push(lane.text, lane.shiftNanos + sent(marker.timeNanos(), speed));
            lane.samples.incrementAndGet();
        } else if (event instanceof ClockReset) {
            lane.shiftNanos = clock.nanoTime() - due(event, speed);
        }
    }

    private void begin(StreamEvent event, double speed) {
        if (!begun) {
            begun = true;
            originNanos = event.arrivalNanos();
            beginNanos = Math.max(clock.nanoTime(), earliestBegin(event, speed));
            inOrder.forEach(lane -> lane.shiftNanos = 0);
        }
    }

    /** When a play may begin so that its stamps follow those of the play before; its first chunk begins before it arrives. */
    private long earliestBegin(StreamEvent event, double speed) {
        if (lastNanos == Long.MIN_VALUE || !(event instanceof SampleChunk chunk) || chunk.frameCount() == 0) {
            return lastNanos;
        }
        long[] frames = chunk.frameNanos();
        long period = chunk.frameCount() > 1 ? frames[1] - frames[0] : 1;
        beginNanos = 0;
        return lastNanos + sent(originNanos, speed) - sent(frames[0] - period, speed);
    }

    private void push(Lane lane, SampleChunk chunk, double speed) {
        int channels = lane.frame.length;
        for (int f = 0; f < chunk.frameCount(); f++) {
            System.arraycopy(chunk.samples(), f * channels, lane.frame, 0, channels);
            long stamp = lane.shiftNanos + sent(chunk.frameNanos()[f], speed);
            lane.outlet.push(lane.frame, stamp);
            lastNanos = Math.max(lastNanos, stamp);
        }
        lane.samples.addAndGet(chunk.frameCount());
    }

    private long due(StreamEvent event, double speed) {
        return sent(event.arrivalNanos(), speed);
    }

    /** A recorded time in the present, before the stream's own shift. */
    private long sent(long recordedNanos, double speed) {
        long since = recordedNanos - originNanos;
        return beginNanos + (speed == 1 || Double.isInfinite(speed) ? since : (long) (since / speed));
    }

    private static void discard(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            chunk.release();
        }
    }

    /**
     * How much of a stream was sent.
     *
     * @param name the stream's name
     * @param samples frames or markers
     * @param heard whether anybody receives it now
     * @param dropped what slow receivers lost; empty when the library does not tell
     */
    public record Published(String name, long samples, boolean heard, OptionalLong dropped) {}

    private final class Lane {
        private final String name;
        private final StreamOutlet outlet;
        private final float[] frame;
        private final String[] text = new String[1];
        private final AtomicLong samples = new AtomicLong();
        private long shiftNanos;

        Lane(String name, StreamOutlet outlet, int channels) {
            this.name = name;
            this.outlet = outlet;
            this.frame = new float[channels];
        }

        /** Follows the present where the replay cut a pause. */
        void settle(StreamEvent event, double speed) {
            long astray = clock.nanoTime() - (due(event, speed) + shiftNanos);
            if (astray < -ASTRAY_NANOS && !Double.isInfinite(speed)) {
                shiftNanos += astray;
            }
        }
    }
}
