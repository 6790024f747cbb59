package org.hillock.snn.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.Allocation;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.junit.jupiter.api.Test;

class SpikeTrainsTest {
    @Test
    void measuresAHandMadeTrain() {
        var raster = new SpikeRaster(100, 2);
        for (int step : new int[] {10, 20, 50, 60}) {
            raster.set(step, 1);
        }
        var intervals = SpikeTrains.intervals(raster, 0.5, 1);
        double mean = (5 + 15 + 5) / 3.0;
        assertThat(intervals.count()).isEqualTo(3);
        assertThat(intervals.meanMillis()).isCloseTo(mean, within(1e-12));
        double variance = (25 + 225 + 25) / 3.0 - mean * mean;
        assertThat(intervals.cv()).isCloseTo(StrictMath.sqrt(variance) / mean, within(1e-12));
        assertThat(intervals.cv2()).isCloseTo(2 * 10 / 20.0, within(1e-12));
        assertThat(intervals.localVariation()).isCloseTo(3 * 0.25, within(1e-12));
        double[] rates = new double[2];
        SpikeTrains.ratesHz(raster, 0.5, rates);
        assertThat(rates).containsExactly(0, 80);
        int[] counts = new int[2];
        SpikeTrains.counts(raster, 10, 50, counts);
        assertThat(counts).containsExactly(0, 2);
        assertThat(SpikeTrains.intervals(raster, 0.5, 0).meanMillis()).isNaN();
    }

    @Test
    void findsAClockRegularAndAPoissonTrainIrregular() {
        var raster = new SpikeRaster(2_000_000, 2);
        for (int step = 0; step < raster.steps(); step++) {
            if (step % 50 == 0) {
                raster.set(step, 0);
            }
            if (CounterRandom.uniform(4, step) < 0.01) {
                raster.set(step, 1);
            }
        }
        var clock = SpikeTrains.intervals(raster, 1, 0);
        assertThat(clock.cv()).isCloseTo(0, within(1e-9));
        assertThat(clock.cv2()).isZero();
        // One Bernoulli trial a step makes intervals geometric: CV = sqrt(1 - p).
        var poisson = SpikeTrains.intervals(raster, 1, 1);
        assertThat(poisson.cv()).isCloseTo(StrictMath.sqrt(0.99), within(0.02));
        assertThat(poisson.cv2()).isCloseTo(1, within(0.02));
        assertThat(poisson.localVariation()).isCloseTo(1, within(0.03));
        assertThat(SpikeTrains.fanoFactor(raster, 1000, 1)).isCloseTo(0.99, within(0.1));
        assertThat(SpikeTrains.fanoFactor(raster, 1000, 0)).isZero();
    }

    @Test
    void allocatesNothingForCountsAndRates() {
        var raster = new SpikeRaster(500, 10);
        int[] counts = new int[10];
        double[] rates = new double[10];
        assertThat(Allocation.bytesOnceWarm(() -> {
                    SpikeTrains.counts(raster, 0, 500, counts);
                    SpikeTrains.ratesHz(raster, 1, rates);
                }))
                .isZero();
    }

    @Test
    void refusesARangeOutsideTheRaster() {
        assertThatThrownBy(() -> SpikeTrains.counts(new SpikeRaster(5, 1), 2, 6, new int[1]))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("2 to 6");
    }
}
