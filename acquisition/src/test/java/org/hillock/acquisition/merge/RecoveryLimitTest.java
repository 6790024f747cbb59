package org.hillock.acquisition.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;

class RecoveryLimitTest {
    private final ScriptedSource cues = new ScriptedSource(StreamInfo.markers("cues"));
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private void run(Duration limit) {
        new RecoveryLimit(cues, limit)
                .events()
                .subscribe(
                        e -> told.add(e.getClass().getSimpleName()),
                        e -> told.add(String.valueOf(e.getMessage())),
                        () -> told.add("end"));
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void failsAfterTheLimitAndClosesTheSource() throws InterruptedException {
        run(Duration.ofMillis(50));
        cues.tell(new Lost("cues", 1, "the connection broke"));
        assertThat(next()).isEqualTo("Lost");
        assertThat(next()).contains("'cues' went away (the connection broke)", "within 0.1 s");
        cues.told.tryEmitComplete();
        assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void goesOnWhenTheStreamIsBackInTime() throws InterruptedException {
        run(Duration.ofMillis(150));
        cues.tell(new Lost("cues", 1, "gone"), new Recovered("cues", 2, 1), new Marker("cues", 3, 3, "x", 0));
        assertThat(next() + next() + next()).isEqualTo("LostRecoveredMarker");
        assertThat(told.poll(300, TimeUnit.MILLISECONDS)).isNull();
        cues.close();
        assertThat(next()).isEqualTo("end");
    }
}
