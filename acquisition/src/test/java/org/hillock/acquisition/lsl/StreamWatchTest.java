package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.Test;

class StreamWatchTest {
    private final LslLibrary library = LslLibrary.java(LslRig.fresh(), SessionClock.monotonic());
    private final BlockingQueue<StreamPresence> seen = new LinkedBlockingQueue<>();

    @Test
    void tellsWhatAppearsAndWhatVanishes() throws InterruptedException {
        LslInfo info = LslInfo.of("comes and goes", "EEG", 1, ChannelFormat.FLOAT32, "", 100);
        LslInfo other = LslInfo.of("not meant", "Markers", 1, ChannelFormat.STRING, "", 0);
        BlockingQueue<String> end = new LinkedBlockingQueue<>();
        try (StreamOutlet unmeant = library.openOutlet(other);
                StreamWatch watch = StreamWatch.start(library, LslQuery.parse("type='EEG'"), Duration.ofSeconds(2))) {
            watch.events().doOnComplete(() -> end.add("complete")).subscribe(seen::add);
            StreamOutlet outlet = library.openOutlet(info);
            StreamPresence first = next();
            assertThat(first).isInstanceOf(StreamPresence.Appeared.class);
            assertThat(first.info().uid())
                    .isEqualTo(outlet.info().uid())
                    .isNotEqualTo(unmeant.info().uid());
            assertThat(watch.streams()).extracting(LslInfo::name).containsExactly("comes and goes");
            outlet.close();
            StreamPresence second = next();
            assertThat(second).isInstanceOf(StreamPresence.Vanished.class);
            assertThat(second.info().uid()).isEqualTo(outlet.info().uid());
            assertThat(watch.streams()).isEmpty();
        }
        assertThat(end.poll(10, TimeUnit.SECONDS)).isEqualTo("complete");
    }

    @Test
    void refusesToForgetBeforeItHasAskedTwice() {
        assertThatThrownBy(() -> StreamWatch.start(library, LslQuery.ALL, Duration.ofMillis(100)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private StreamPresence next() throws InterruptedException {
        StreamPresence event = seen.poll(15, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }
}
