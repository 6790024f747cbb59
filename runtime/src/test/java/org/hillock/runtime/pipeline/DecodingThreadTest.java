package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.HillockException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DecodingThreadTest {
    private static final Duration SHORT = Duration.ofMillis(60);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicLong progress = new AtomicLong();

    @AfterEach
    void letGo() {
        released.countDown();
    }

    private DecodingThread start(DecodingThread.Work work) {
        return new DecodingThread(work, SessionClock.monotonic(), progress::get);
    }

    /** As a decoder in native code would. */
    private void hangWhateverComes() {
        while (released.getCount() > 0) {
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    @Test
    void isLeftAloneOnceItDoesNotReturnAfterItsEnd() {
        DecodingThread decoding = start(this::hangWhateverComes);
        decoding.shouldEnd(Duration.ofHours(1));
        decoding.shouldEnd(SHORT);
        assertThatThrownBy(decoding::await)
                .isInstanceOfSatisfying(
                        HillockException.class, e -> assertThat(e.kind()).isEqualTo(HillockException.Kind.WORK_FAILED))
                .hasMessageStartingWith("The decoder did not return within 0.1 s of the session's end")
                .hasMessageEndingWith(".");
    }

    @Test
    void isWaitedForAsLongAsItGetsOn() {
        DecodingThread decoding = start(() -> {
            for (int i = 0; i < 40; i++) {
                progress.incrementAndGet();
                Thread.sleep(15);
            }
        });
        decoding.shouldEnd(Duration.ofMillis(300));
        decoding.await();
        assertThat(progress).hasValue(40);
    }

    @Test
    void isWaitedForWithoutLimitWhileNoEndIsKnown() throws InterruptedException {
        DecodingThread decoding = start(this::hangWhateverComes);
        Thread waiting = new Thread(decoding::await);
        waiting.start();
        waiting.join(3 * SHORT.toMillis());
        assertThat(waiting.isAlive()).isTrue();
        released.countDown();
        waiting.join();
    }

    @Test
    void passesItsFailureOn() {
        IllegalStateException failure = new IllegalStateException("spoilt");
        DecodingThread decoding = start(() -> {
            throw failure;
        });
        assertThatThrownBy(decoding::await).isSameAs(failure);
    }
}
