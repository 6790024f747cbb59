package org.hillock.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptiveThresholdLifTest {
    @ParameterizedTest
    @CsvSource({"20, 100, 2, 40.3", "10, 30, 5, 27.7", "15, 300, 0.5, 19.1"})
    void firesAtTheStepsThatTheClosedFormsGive(double tauM, double tauA, double jump, double drive) {
        double h = 0.1;
        NeuronKernel kernel =
                new AdaptiveThresholdLif(new LifNeuron(tauM, 0, 15, 0, 0), tauA, jump, drive, List.of()).kernel(1, h);
        double atSpike = 0;
        int since = 0;
        int spikes = 0;
        for (int step = 0; step < 5000 && spikes < 40; step++) {
            since++;
            double v = drive * -StrictMath.expm1(-since * h / tauM);
            double threshold = 15 + atSpike * StrictMath.exp(-since * h / tauA);
            // A crossing closer than rounding can tell may fall into either step.
            boolean clear = Math.abs(v - threshold) > 1e-4;
            boolean fired = kernel.step(new float[1], new int[1]) == 1;
            if (clear) {
                assertThat(fired).isEqualTo(v > threshold);
            }
            if (fired) {
                atSpike = atSpike * StrictMath.exp(-since * h / tauA) + jump;
                since = 0;
                spikes++;
            }
        }
        assertThat(spikes).isGreaterThan(10);
    }

    @Test
    void settlesWhereLeakAndOpenConductancesBalance() {
        NeuronKernel kernel = new AdaptiveThresholdLif(
                        new LifNeuron(20, -65, 100, -65, 0),
                        50,
                        1,
                        0,
                        List.of(Receptor.exponentialConductance("slow", 1e9, 0)))
                .kernel(1, 0.1);
        kernel.receptor(0)[0] = 1.5f;
        double[] v = new double[1];
        for (int step = 1; step <= 2000; step++) {
            kernel.step(new float[1], new int[1]);
            kernel.potentials(v);
            double settled = -65 / 2.5;
            double expected = settled + (-65 - settled) * StrictMath.exp(-2.5 * step * 0.1 / 20);
            assertThat(v[0]).isCloseTo(expected, within(3e-4));
        }
    }
}
