package org.hillock.acquisition.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;

class TimeOrderTest {
    private static final StreamInfo EEG = StreamInfo.eeg("eeg", Montage.eeg("C3"), 100);
    private static final int SAMPLES = 0;
    private static final int CUES = 1;

    private static StreamEvent chunk(long lastNanos) {
        return SampleChunk.of(EEG, new float[] {0, 0}, new long[] {lastNanos - 5, lastNanos}, lastNanos);
    }

    private static StreamEvent marker(long timeNanos) {
        return new Marker("cues", timeNanos, timeNanos, "m" + timeNanos, 0);
    }

    private static List<Long> drain(TimeOrder order, long nowNanos) {
        List<Long> times = new ArrayList<>();
        for (Optional<StreamEvent> next = order.poll(nowNanos); next.isPresent(); next = order.poll(nowNanos)) {
            times.add(time(next.get()));
        }
        return times;
    }

    private static long time(StreamEvent event) {
        return event instanceof SampleChunk chunk
                ? chunk.frameNanos()[1]
                : event instanceof Marker marker ? marker.timeNanos() : -1;
    }

    @Test
    void letsEverythingGoAtOnceWithoutAHoldBack() {
        TimeOrder order = new TimeOrder(2, 0);
        order.offer(SAMPLES, chunk(100), 7);
        assertThat(drain(order, 7)).containsExactly(100L);
        order.offer(CUES, marker(90), 8);
        assertThat(drain(order, 8)).containsExactly(90L);
        assertThat(order.lateMarkers()).isEqualTo(1);
    }

    @Test
    void holdsSamplesUntilTheOtherInputHasComeAsFar() {
        TimeOrder order = new TimeOrder(2, 1000);
        order.offer(SAMPLES, chunk(100), 0);
        assertThat(drain(order, 10)).isEmpty();
        order.offer(CUES, marker(90), 10);
        order.offer(SAMPLES, chunk(200), 10);
        assertThat(drain(order, 20)).as("the cue, not yet the chunk after it").containsExactly(90L);
        order.offer(CUES, marker(150), 30);
        assertThat(drain(order, 30)).containsExactly(100L, 150L);
        assertThat(order.lateMarkers()).isZero();
    }

    @Test
    void holdsNothingLongerThanTheHoldBack() {
        TimeOrder order = new TimeOrder(2, 1000);
        order.offer(SAMPLES, chunk(100), 50);
        assertThat(order.dueNanos()).isEqualTo(1050);
        assertThat(drain(order, 1049)).isEmpty();
        assertThat(drain(order, 1050)).containsExactly(100L);
        assertThat(order.dueNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void putsAMarkerBeforeTheChunkThatEndsWithIt() {
        TimeOrder order = new TimeOrder(2, 1000);
        order.offer(SAMPLES, chunk(100), 0);
        order.offer(CUES, marker(100), 0);
        assertThat(order.poll(0)).get().isInstanceOf(Marker.class);
    }

    @Test
    void doesNotWaitForAnInputThatHasEnded() {
        TimeOrder order = new TimeOrder(2, 1000);
        order.offer(SAMPLES, chunk(100), 0);
        order.ended(CUES);
        assertThat(drain(order, 1)).containsExactly(100L);
    }

    @Test
    void tellsALossAfterWhatItsInputBroughtAndBeforeAnythingElse() {
        TimeOrder order = new TimeOrder(2, 0);
        order.offer(SAMPLES, chunk(100), 0);
        order.offer(SAMPLES, new Lost("eeg", 0, "gone"), 0);
        order.offer(CUES, marker(300), 0);
        assertThat(drain(order, 0)).containsExactly(100L, -1L, 300L);
    }

    @Property(tries = 200)
    void sortsWhatComesWithinTheHoldBack(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TimeOrder order = new TimeOrder(2, 100);
        List<Long> out = new ArrayList<>();
        for (long now = 0; now < 2000; now++) {
            if (now % 10 == 0) {
                order.offer(SAMPLES, chunk(now), now);
            }
            // A cue is up to 90 late, less than events are held back.
            if (now % 100 == 90) {
                order.offer(CUES, marker(now - random.nextInt(90)), now);
            }
            out.addAll(drain(order, now));
        }
        assertThat(out).hasSizeGreaterThan(200).isSorted();
        assertThat(order.lateMarkers()).isZero();
    }
}
