package org.hillock.snn.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.SpikeRaster;
import org.junit.jupiter.api.Test;

class SynchronyTest {
    @Test
    void vanRossumDistanceHasItsClosedForms() {
        double[] none = {};
        assertThat(Synchrony.vanRossumDistance(new double[] {3}, none, 10))
                .isCloseTo(StrictMath.sqrt(0.5), within(1e-12));
        assertThat(Synchrony.vanRossumDistance(new double[] {3, 9}, new double[] {3, 9}, 10))
                .isZero();
        assertThat(Synchrony.vanRossumDistance(new double[] {3}, new double[] {8}, 10))
                .isCloseTo(StrictMath.sqrt(1 - StrictMath.exp(-0.5)), within(1e-12));
    }

    @Test
    void vanRossumDistanceIsTheIntegralItStandsFor() {
        double[] one = {3, 9, 11};
        double[] other = {4, 20};
        double sum = 0;
        double dt = 1e-3;
        for (double t = dt / 2; t < 200; t += dt) {
            double difference = filtered(one, t) - filtered(other, t);
            sum += difference * difference * dt / 7;
        }
        assertThat(Synchrony.vanRossumDistance(one, other, 7)).isCloseTo(StrictMath.sqrt(sum), within(1e-3));
    }

    private static double filtered(double[] spikes, double t) {
        double f = 0;
        for (double s : spikes) {
            f += t > s ? StrictMath.exp(-(t - s) / 7) : 0;
        }
        return f;
    }

    @Test
    void correlationOfTrainsWithACommonSourceIsTheShareTheyShare() {
        var raster = new SpikeRaster(400_000, 3);
        for (int step = 0; step < raster.steps(); step++) {
            boolean common = CounterRandom.uniform(1, step) < 0.01;
            for (int i = 0; i < 2; i++) {
                if (common || CounterRandom.uniform(2 + i, step) < 0.01) {
                    raster.set(step, i);
                }
            }
            if (CounterRandom.uniform(5, step) < 0.02) {
                raster.set(step, 2);
            }
        }
        assertThat(Synchrony.countCorrelation(raster, 20, 0, 1)).isCloseTo(0.5, within(0.03));
        assertThat(Synchrony.countCorrelation(raster, 20, 0, 2)).isCloseTo(0, within(0.03));
        assertThat(Synchrony.countCorrelation(raster, 20, 0, 0)).isCloseTo(1, within(1e-9));
        assertThat(Synchrony.meanCountCorrelation(raster, 20)).isCloseTo(0.5 / 3, within(0.03));
    }

    @Test
    void chiIsOneInUnisonAndOneOverRootNForIndependentNeurons() {
        int n = 25;
        var unison = new SpikeRaster(50_000, n);
        var independent = new SpikeRaster(200_000, n);
        for (int step = 0; step < independent.steps(); step++) {
            for (int i = 0; i < n; i++) {
                if (step < unison.steps() && CounterRandom.uniform(1, step) < 0.02) {
                    unison.set(step, i);
                }
                if (CounterRandom.uniform(2, (long) step * n + i) < 0.02) {
                    independent.set(step, i);
                }
            }
        }
        assertThat(Synchrony.chi(unison, 10)).isCloseTo(1, within(1e-6));
        assertThat(Synchrony.chi(independent, 10)).isCloseTo(0.2, within(0.01));
    }
}
