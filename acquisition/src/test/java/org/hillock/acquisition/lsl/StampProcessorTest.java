package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StampProcessorTest {
    private static StampProcessor processor(double rateHz, StampProcessing... steps) {
        return new StampProcessor(Set.of(steps), rateHz, StampProcessor.HALF_TIME_SECONDS, () -> 10);
    }

    @Test
    void leavesStampsAloneWhenNothingIsAskedFor() {
        StampProcessor none = processor(100);
        assertThat(none.process(5, 0)).isEqualTo(5);
        assertThat(none.process(4, 0)).isEqualTo(4);
    }

    @Test
    void refreshesTheClockOffsetAfterFiftySamplesAndHalfASecond() {
        double[] offset = {1};
        StampProcessor sync = new StampProcessor(Set.of(StampProcessing.CLOCK_SYNC), 100, 90, () -> offset[0]);
        assertThat(sync.process(0, 0)).isEqualTo(1);
        offset[0] = 2;
        for (int n = 1; n <= 50; n++) {
            assertThat(sync.process(0, 10)).isEqualTo(1);
        }
        assertThat(sync.process(0, 10)).isEqualTo(2);
        offset[0] = 3;
        for (int n = 0; n < 100; n++) {
            assertThat(sync.process(0, 10.4)).isEqualTo(2);
        }
    }

    @Test
    void fitsALineThatIsCloserToTheTruthThanTheStamps() {
        Random random = new Random(4);
        StampProcessor smooth = processor(250, StampProcessing.DEJITTER);
        double[] errors = new double[20_000];
        for (int n = 0; n < 20_000; n++) {
            double truth = 1000.3 + n / 249.99;
            errors[n] = Math.abs(smooth.process(truth + random.nextGaussian() * 1e-3, 0) - truth);
        }
        double[] settled = Arrays.copyOfRange(errors, 5000, errors.length);
        assertThat(Arrays.stream(settled).max().orElseThrow()).isLessThan(2e-4);
        smooth.reset();
        assertThat(smooth.process(7.25, 0)).isCloseTo(7.25, within(1e-6));
    }

    @Test
    void keepsItsCountOverSkippedSamples() {
        StampProcessor smooth = processor(100, StampProcessing.DEJITTER);
        for (int n = 0; n < 1000; n++) {
            smooth.process(n / 100.0, 0);
        }
        smooth.skip(500);
        assertThat(smooth.process(15, 0)).isCloseTo(15, within(1e-6));
    }

    @Test
    void neverStepsBackWhenMonotonyIsAskedFor() {
        StampProcessor monotone = processor(0, StampProcessing.MONOTONIZE, StampProcessing.THREAD_SAFE);
        assertThat(monotone.process(5, 0)).isEqualTo(5);
        assertThat(monotone.process(4, 0)).isEqualTo(5);
        assertThat(monotone.process(6, 0)).isEqualTo(6);
    }

    @Test
    void allocatesNothingPerStamp() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        StampProcessor all = new StampProcessor(EnumSet.allOf(StampProcessing.class), 100, 90, () -> 1);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int n = 0; n < 2000; n++) {
                all.process(n / 100.0, n / 100.0);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }
}
