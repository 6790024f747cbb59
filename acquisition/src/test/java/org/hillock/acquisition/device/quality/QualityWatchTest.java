package org.hillock.acquisition.device.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.stream.SignalQuality.ChannelSignal;
import org.junit.jupiter.api.Test;

class QualityWatchTest {
    private static final DeviceProfile CYTON = DeviceProfiles.shipped().named("cyton");
    private static final double RATE_HZ = 250;
    private static final int FP1 = 0;

    /** The report on a signal in microvolts, the same on all channels. */
    private static ChannelSignal report(IntToDoubleFunction signal) {
        QualityWatch watch = QualityWatch.of(CYTON).orElseThrow();
        float[] sample = new float[8];
        int s = 0;
        boolean full;
        do {
            java.util.Arrays.fill(sample, (float) signal.applyAsDouble(s++));
            full = watch.take(sample, 0);
        } while (!full);
        assertThat(s).isEqualTo(500);
        return watch.report("cyton", 5).channels().get(FP1);
    }

    private static double tone(int sample, double hz, double amplitude) {
        return amplitude * Math.sin(2 * Math.PI * hz * sample / RATE_HZ);
    }

    /** Brownian noise: its power falls with the square of frequency. */
    private static IntToDoubleFunction brown(double step) {
        return brown(step, 3);
    }

    private static IntToDoubleFunction brown(double step, long seed) {
        Random random = new Random(seed);
        double[] level = new double[1];
        return s -> level[0] = 0.995 * level[0] + step * random.nextGaussian();
    }

    @Test
    void findsNothingWrongWithASignalLikeEeg() {
        ChannelSignal quality = report(brown(1));
        assertThat(quality.isUsable()).isTrue();
        assertThat(quality.blinks()).isFalse();
        assertThat(quality.muscle()).isFalse();
        assertThat(quality.mainsRatio()).isLessThan(0.05);
    }

    @Test
    void findsTheFallOfBrownianNoise() {
        double sum = 0;
        for (int seed = 0; seed < 40; seed++) {
            sum += report(brown(1, seed)).slope();
        }
        assertThat(sum / 40).isCloseTo(-2, within(0.2));
    }

    @Test
    void tellsRailedAndFlatChannels() {
        assertThat(report(s -> 187_500).railed()).isTrue();
        assertThat(report(s -> s % 50 == 0 ? -187_500 : s).railed()).isTrue();
        assertThat(report(s -> 3).flat()).isTrue();
        assertThat(report(s -> 3).isUsable()).isFalse();
        assertThat(report(s -> 100_000 + s).railed()).isFalse();
    }

    @Test
    void tellsMains() {
        IntToDoubleFunction brain = brown(1);
        ChannelSignal quality = report(s -> brain.applyAsDouble(s) + tone(s, 50, 100));
        assertThat(quality.mainsRatio()).isGreaterThan(5);
        assertThat(quality.isUsable()).isFalse();
        assertThat(report(s -> tone(s, 10, 20) + tone(s, 50, 10)).mainsRatio()).isCloseTo(0.25, within(0.02));
    }

    @Test
    void tellsBlinksAndMuscle() {
        IntToDoubleFunction brain = brown(1);
        assertThat(report(s -> brain.applyAsDouble(s) + (s > 200 && s < 250 ? 180 : 0))
                        .blinks())
                .isTrue();
        Random random = new Random(5);
        ChannelSignal muscle = report(s -> brown(1).applyAsDouble(s) + 60 * random.nextGaussian());
        assertThat(muscle.muscle()).isTrue();
        assertThat(muscle.slope()).isBetween(-0.6, 0.6);
    }

    @Test
    void givesTheDeviationOfATone() {
        assertThat(report(s -> tone(s, 10, 30)).deviation()).isCloseTo(30 / Math.sqrt(2), within(0.01));
    }

    @Test
    void watchesNoSpikeArrays() {
        assertThat(QualityWatch.of(DeviceProfiles.shipped().named("electrode-stream-1024")))
                .isEmpty();
    }

    @Test
    void allocatesNothingASample() {
        QualityWatch watch = QualityWatch.of(CYTON).orElseThrow();
        float[] sample = new float[8];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int s = 0; s < 60_000; s++) {
            if (s == 40_000) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            watch.take(sample, 0);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4096);
    }

    /** Powers by StrictMath.pow alone once cost fourteen kilobytes. */
    @Test
    void aReportIsAllThatItAllocates() {
        QualityWatch watch = QualityWatch.of(CYTON).orElseThrow();
        Random random = new Random(1);
        float[] sample = new float[8];
        boolean full;
        do {
            java.util.Arrays.fill(sample, (float) random.nextGaussian());
            full = watch.take(sample, 0);
        } while (!full);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int report = 0; report < 20; report++) {
            watch.report("cyton", report);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        int reports = 100;
        for (int report = 0; report < reports; report++) {
            watch.report("cyton", report);
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / reports)
                .isLessThan(1024);
    }
}
