package org.hillock.acquisition.device.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Stamps against the truth, in emulated time. */
class SampleClockTest {
    private static final long MILLI = 1_000_000;
    private static final int RATE = 250;

    /** Arrivals of samples that a USB chip gathers for 16 ms, as the host's USB frames of 1 ms and its scheduler allow. */
    private static long[] errorsAfterTenSeconds(double driftPpm, long firstPhaseNanos, long seed, int seconds) {
        Random random = new Random(seed);
        SampleClock clock = new SampleClock(RATE);
        double period = 1e9 / RATE * (1 + driftPpm * 1e-6);
        int samples = RATE * seconds;
        long[] errors = new long[samples];
        long flush = firstPhaseNanos;
        int sent = 0;
        int kept = 0;
        while (sent < samples) {
            flush += 16 * MILLI + random.nextInt((int) MILLI);
            long arrival = flush + (long) (Math.abs(random.nextGaussian()) * 0.2 * MILLI);
            int until = sent;
            while (until < samples && until * period <= flush) {
                until++;
            }
            if (until == sent) {
                continue;
            }
            clock.observe(until - 1, arrival);
            for (int n = sent; n < until; n++) {
                long error = Math.abs(clock.stamp(n) - Math.round(n * period));
                if (n >= 10 * RATE) {
                    errors[kept++] = error;
                }
            }
            sent = until;
        }
        return Arrays.copyOf(errors, kept);
    }

    @Test
    void staysWithinAMillisecondUnderDriftAndBatching() {
        for (int run = 0; run < 40; run++) {
            long[] errors = errorsAfterTenSeconds(run % 2 == 0 ? 50 : -50, run * 100_000L, run, 60);
            Arrays.sort(errors);
            assertThat(errors).hasSizeGreaterThan(10_000);
            assertThat(errors[errors.length * 99 / 100])
                    .as("99th percentile of run %d", run)
                    .isLessThan(MILLI);
        }
    }

    @Test
    void findsTheRateOfADeviceThatIsHalfAPercentSlow() {
        SampleClock clock = new SampleClock(200);
        for (int n = 0; n < 200 * 30; n++) {
            clock.observe(n, Math.round(n * 1e9 / 199) + n % 7 * MILLI);
        }
        assertThat(clock.rateHz()).isBetween(198.99, 199.01);
    }

    @Test
    void neverStepsBack() {
        SampleClock clock = new SampleClock(1000);
        Random random = new Random(3);
        long arrival = 0;
        long last = Long.MIN_VALUE;
        for (int n = 0; n < 20_000; n++) {
            arrival += random.nextInt(2_000_000);
            clock.observe(n, arrival);
            long stamp = clock.stamp(n);
            assertThat(stamp).isGreaterThan(last);
            last = stamp;
            if (n == 9_000) {
                clock.restart();
            }
        }
    }

    @Test
    void noticesALossOfAWholeWayRoundOfTheCounter() {
        SampleClock clock = new SampleClock(RATE);
        long told = 0;
        long index = 0;
        for (int n = 0; n < 6000; n++) {
            if (n >= 3000 && n < 3000 + 256) {
                continue;
            }
            long arrival = n * 4 * MILLI + n % 5 * MILLI;
            if (clock.observe(index, arrival)) {
                long missing = clock.missingByTime(256, 100 * MILLI);
                if (missing > 0) {
                    clock.skip(missing);
                    index += missing;
                    told += missing;
                }
            }
            clock.stamp(index++);
        }
        assertThat(told).isEqualTo(256);
    }

    @Test
    void takesAStallForAStall() {
        SampleClock clock = new SampleClock(RATE);
        for (int n = 0; n < 6000; n++) {
            long arrival = n * 4 * MILLI;
            if (n >= 3000 && n < 3400) {
                arrival = 3400 * 4 * MILLI;
            }
            if (clock.observe(n, arrival)) {
                assertThat(clock.missingByTime(256, 100 * MILLI)).isZero();
            }
            clock.stamp(n);
        }
    }
}
