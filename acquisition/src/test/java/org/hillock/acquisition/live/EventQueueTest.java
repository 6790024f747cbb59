package org.hillock.acquisition.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.StreamEvent;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class EventQueueTest {
    @Test
    void dropsTheOldestMarkerWhenNobodyAsksAndKeepsTheLoss() {
        EventQueue queue = new EventQueue(3);
        List<StreamEvent> seen = new ArrayList<>();
        BaseSubscriber<StreamEvent> subscriber = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                // Asks for nothing yet.
            }

            @Override
            protected void hookOnNext(StreamEvent event) {
                seen.add(event);
            }
        };
        queue.flux(() -> {}, () -> {}).subscribe(subscriber);
        Lost lost = new Lost("s", 0, "test");
        queue.offer(lost);
        for (int i = 0; i < 5; i++) {
            queue.offer(marker(i));
        }
        queue.end(Optional.empty());
        assertThat(queue.droppedFrames()).isEqualTo(3);
        assertThat(seen).isEmpty();
        subscriber.request(1);
        assertThat(seen).containsExactly(lost);
        subscriber.request(10);
        assertThat(seen).hasSize(4);
        Gap gap = (Gap) seen.get(1);
        assertThat(gap.missingFrames()).isEqualTo(3);
        assertThat(gap.fromNanos()).isZero();
        assertThat(gap.toNanos()).isEqualTo(3);
        assertThat(seen).containsExactly(lost, gap, marker(3), marker(4));
        assertThat(subscriber.isDisposed()).isTrue();
    }

    private static Marker marker(int n) {
        return new Marker("s", n, n, "m" + n, 0);
    }
}
