package org.hillock.tests.benchmark.spiking;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.engine.WarmUp;

/**
 * How long each single step of a fresh process takes: from the very first one on, and once everything is compiled.
 *
 * <p>Options: {@code warm} warms the engine up before its first step; {@code paced} begins a step every millisecond instead
 * of back to back.
 */
final class StepTimes {
    private static final int FIRST = 100;
    private static final int EARLY = 1000;
    private static final int SETTLING = 30_000;
    private static final int STEADY = 100_000;
    private static final int SETTLING_PACED = 3000;
    private static final int STEADY_PACED = 3000;
    private static final long PERIOD_NANOS = 1_000_000;
    private static final long SPIN_NANOS = 150_000;

    private final FloatEngine engine;
    private final boolean paced;
    private long nextNanos;

    private StepTimes(BenchmarkNetwork benchmark, boolean paced) {
        this.engine = benchmark.start();
        this.paced = paced;
    }

    static String of(BenchmarkNetwork benchmark, List<String> options) {
        var times = new StepTimes(benchmark, options.contains("paced"));
        long warmingNanos = System.nanoTime();
        if (options.contains("warm")) {
            times.engine.warmUp(WarmUp.STEPS);
        }
        warmingNanos = System.nanoTime() - warmingNanos;
        return times.measure(warmingNanos);
    }

    private String measure(long warmingNanos) {
        nextNanos = System.nanoTime();
        long[] early = new long[EARLY];
        long[] settling = new long[paced ? SETTLING_PACED : SETTLING];
        long[] steady = new long[paced ? STEADY_PACED : STEADY];
        time(early);
        time(settling);
        time(steady);
        return String.format(
                Locale.ROOT,
                "{\"warmingMillis\": %.1f, \"first\": %s, \"early\": %s, \"steady\": %s}",
                warmingNanos / 1e6,
                percentiles(Arrays.copyOf(early, FIRST)),
                percentiles(early),
                percentiles(steady));
    }

    private void time(long[] nanos) {
        for (int k = 0; k < nanos.length; k++) {
            if (paced) {
                await();
            }
            long begun = System.nanoTime();
            engine.step();
            nanos[k] = System.nanoTime() - begun;
        }
    }

    private void await() {
        nextNanos += PERIOD_NANOS;
        long left = nextNanos - System.nanoTime();
        while (left > 0) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            left = nextNanos - System.nanoTime();
        }
    }

    private static String percentiles(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "{\"p50\": %.2f, \"p99\": %.2f, \"p999\": %.2f, \"max\": %.2f}",
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 0.999),
                at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1000.0;
    }
}
