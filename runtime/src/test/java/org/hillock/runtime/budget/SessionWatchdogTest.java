package org.hillock.runtime.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.session.WatchdogSetting;
import org.junit.jupiter.api.Test;

class SessionWatchdogTest {
    private static final long MS = 1_000_000;
    private static final WatchdogSetting LIMITS = new WatchdogSetting(5, 100, 200, 50, 1000);

    private final List<String> trips = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger cutOffs = new AtomicInteger();
    private long nowMillis;
    private long wallMillis = 1_700_000_000_000L;

    private final SessionWatchdog watchdog = watchdog(LIMITS);

    private SessionWatchdog watchdog(WatchdogSetting limits) {
        return new SessionWatchdog(limits, () -> nowMillis * MS, () -> wallMillis, new SessionWatchdog.Ward() {
            @Override
            public void cutOff(long nowNanos) {
                cutOffs.incrementAndGet();
            }

            @Override
            public void tripped(String reason, long nowNanos) {
                trips.add(reason);
            }

            @Override
            public void tick(long nowNanos) {
                // Only the trips are looked at.
            }
        });
    }

    private void pass(SessionWatchdog which, long millis) {
        for (long end = nowMillis + millis; nowMillis < end; ) {
            nowMillis += 5;
            wallMillis += 5;
            which.look(nowMillis * MS);
        }
    }

    @Test
    void tellsOnceOfADecoderThatHangsWithinOnePeriod() {
        pass(watchdog, 50);
        watchdog.begun(nowMillis * MS);
        pass(watchdog, 100);
        assertThat(trips).isEmpty();
        pass(watchdog, 5);
        assertThat(trips).containsExactly("the decoder has been busy for 105 ms");
        pass(watchdog, 500);
        assertThat(trips).hasSize(1);
        assertThat(cutOffs).hasValue(1);
        watchdog.finished();
        watchdog.begun(nowMillis * MS);
        pass(watchdog, 150);
        assertThat(watchdog.counts().hung()).isEqualTo(2);
    }

    @Test
    void tellsOfASilentSourceOnceASilenceAndNotAtRest() {
        pass(watchdog, 1000);
        assertThat(trips).isEmpty();
        watchdog.heard(nowMillis * MS);
        pass(watchdog, 300);
        assertThat(trips).containsExactly("the source has said nothing for 205 ms");
        watchdog.heard(nowMillis * MS);
        pass(watchdog, 300);
        assertThat(watchdog.counts().silent()).isEqualTo(2);
        watchdog.heard(nowMillis * MS);
        watchdog.rest();
        pass(watchdog, 300);
        assertThat(watchdog.counts().silent()).isEqualTo(2);
    }

    @Test
    void tellsOfAProcessThatWasStoppedOrWhoseClockJumpedEitherWay() {
        pass(watchdog, 50);
        nowMillis += 3_600_000;
        wallMillis += 3_600_000;
        pass(watchdog, 5);
        assertThat(watchdog.counts().stopped()).isEqualTo(1);
        assertThat(watchdog.counts().latestWakeMillis()).isEqualTo(3_600_000);
        nowMillis -= 3_600_000;
        wallMillis -= 3_600_000;
        pass(watchdog, 5);
        assertThat(watchdog.counts().stopped()).isEqualTo(2);
        assertThat(watchdog.counts().wallSteps()).isZero();
    }

    @Test
    void tellsOfAWallClockThatSteppedEitherWay() {
        pass(watchdog, 50);
        wallMillis += 3_600_000;
        pass(watchdog, 50);
        wallMillis -= 3_600_000;
        pass(watchdog, 50);
        assertThat(trips)
                .containsExactly("the wall clock stepped by 3600000 ms", "the wall clock stepped by -3600000 ms");
    }

    @Test
    void watchesNothingWhoseLimitIsNought() {
        SessionWatchdog blind = watchdog(new WatchdogSetting(5, 0, 0, 0, 0));
        blind.heard(0);
        blind.begun(0);
        pass(blind, 50);
        nowMillis += 10_000;
        pass(blind, 50);
        assertThat(trips).isEmpty();
        assertThat(blind.counts().stopped()).isZero();
    }

    @Test
    void looksOnAThreadOfItsOwn() throws InterruptedException {
        CountDownLatch tripped = new CountDownLatch(1);
        SessionClock clock = SessionClock.monotonic();
        SessionWatchdog.Ward ward = new SessionWatchdog.Ward() {
            @Override
            public void cutOff(long nowNanos) {
                cutOffs.incrementAndGet();
            }

            @Override
            public void tripped(String reason, long nowNanos) {
                if (reason.startsWith("the decoder")) {
                    tripped.countDown();
                }
            }

            @Override
            public void tick(long nowNanos) {
                // Only the trip is waited for.
            }
        };
        try (SessionWatchdog own =
                new SessionWatchdog(new WatchdogSetting(2, 20, 0, 0, 0), clock, System::currentTimeMillis, ward)) {
            own.start();
            own.begun(clock.nanoTime());
            assertThat(tripped.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void cutsOffAndLivesOnWhenTheMemoryHasRunOut() throws InterruptedException {
        CountDownLatch looksAfter = new CountDownLatch(3);
        SessionWatchdog.Ward ward = new SessionWatchdog.Ward() {
            @Override
            public void cutOff(long nowNanos) {
                if (cutOffs.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("not even for a neutral");
                }
            }

            @Override
            public void tripped(String reason, long nowNanos) {
                trips.add(reason);
            }

            @Override
            public void tick(long nowNanos) {
                if (cutOffs.get() < 2) {
                    throw new OutOfMemoryError("nothing left");
                }
                looksAfter.countDown();
            }
        };
        try (SessionWatchdog own = new SessionWatchdog(
                new WatchdogSetting(2, 0, 0, 0, 0), SessionClock.monotonic(), System::currentTimeMillis, ward)) {
            own.start();
            assertThat(looksAfter.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(cutOffs).hasValue(2);
    }
}
