package org.hillock.acquisition.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;
import org.hillock.acquisition.stream.StreamEvent;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class SyntheticHeadsetTest extends SignalSourceContract {
    @Override
    protected SignalSource open() {
        return new SyntheticHeadset(SyntheticSettings.defaults().withTrials(3));
    }

    @Test
    void cuesEachClassEquallyOftenAtTheTimeOfAFrame() {
        SyntheticSettings settings = SyntheticSettings.defaults().withTrials(8);
        List<Marker> markers = new SyntheticHeadset(settings)
                .events()
                .doOnNext(SyntheticHeadsetTest::release)
                .ofType(Marker.class)
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(markers).extracting(Marker::label).containsOnly("left", "right");
        assertThat(markers).filteredOn(marker -> marker.label().equals("left")).hasSize(4);
        for (int i = 0; i < markers.size(); i++) {
            assertThat(markers.get(i).timeNanos()).isEqualTo(1_500_000_000L + i * 6_000_000_000L);
            assertThat(markers.get(i).durationNanos()).isEqualTo(3_000_000_000L);
        }
    }

    @Test
    void goesOnWithoutAnEndWhenTheNumberOfTrialsIsZero() {
        SignalSource source =
                new SyntheticHeadset(SyntheticSettings.defaults().withTrials(0).withChunk(Duration.ofSeconds(1)));
        StreamEvent last = source.events()
                .doOnNext(SyntheticHeadsetTest::release)
                .take(5000)
                .last()
                .blockOptional()
                .orElseThrow();
        assertThat(last.arrivalNanos()).isGreaterThan(4_000_000_000_000L);
    }

    @Test
    void mayBeHeardOnceOnly() {
        SignalSource source = open();
        source.events().take(2).doOnNext(SyntheticHeadsetTest::release).blockLast();
        assertThat(source.events().materialize().blockFirst())
                .matches(signal -> signal != null && signal.getThrowable() instanceof IllegalStateException);
    }

    @Test
    void allocatesNothingPerChunkOnceItRuns() {
        SyntheticSettings settings = SyntheticSettings.defaults().withTrials(0);
        Asking asking = new Asking();
        new SyntheticHeadset(
                        settings.withTiming(new TrialTiming(Duration.ofMinutes(2), Duration.ofHours(1), Duration.ZERO)))
                .events()
                .subscribe(asking);
        asking.ask(20_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            asking.ask(2_000);
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        asking.cancel();
        assertThat(asking.chunks).isGreaterThan(29_000);
        assertThat(least).as("bytes for 2000 chunks").isLessThanOrEqualTo(64);
    }

    private static void release(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            chunk.release();
        }
    }

    private static final class Asking extends BaseSubscriber<StreamEvent> {
        int chunks;

        void ask(int events) {
            request(events);
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // The test asks.
        }

        @Override
        protected void hookOnNext(StreamEvent event) {
            if (event instanceof SampleChunk chunk) {
                chunks++;
                chunk.release();
            }
        }
    }
}
