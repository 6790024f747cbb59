package org.hillock.acquisition.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BackgroundTest {
    private static final Session BACKGROUND = Session.of(Session.bare(Paradigm.resting())
            .withTrials(50)
            .withLevels(CorticalLevels.silent().withBackground(8)));

    @Test
    void fallsAsOneOverTheFrequency() {
        double sumX = 0;
        double sumY = 0;
        double sumXX = 0;
        double sumXY = 0;
        int count = 0;
        for (double f = 1; f < 40; f *= 1.2) {
            double x = Math.log(f);
            double y = Math.log(BACKGROUND.density("C3", f));
            sumX += x;
            sumY += y;
            sumXX += x * x;
            sumXY += x * y;
            count++;
        }
        double slope = (count * sumXY - sumX * sumY) / (count * sumXX - sumX * sumX);
        assertThat(slope).isCloseTo(-1, within(0.15));
    }

    @Test
    void isAsStrongAsAskedAtEveryElectrode() {
        for (String label : BACKGROUND.settings().montage().labels()) {
            assertThat(BACKGROUND.rms(label)).as(label).isCloseTo(8, within(1.6));
        }
    }

    @Test
    void isSharedByNearElectrodesAndNotByFarOnes() {
        assertThat(correlation("C3", "Cz")).isGreaterThan(correlation("C3", "C4") + 0.2);
        assertThat(Math.abs(correlation("Fp1", "O2"))).isLessThan(0.25);
    }

    private static double correlation(String one, String other) {
        double[] a = BACKGROUND.channel(one);
        double[] b = BACKGROUND.channel(other);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / a.length / (BACKGROUND.rms(one) * BACKGROUND.rms(other));
    }
}
