package org.hillock.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coincidence detection as in Larkum, Zhu and Sakmann 1999, figure 1; a burst is a train of intervals below 16 ms. */
class BurstingPyramidalTest {
    private static final double H = 0.1;
    private static final int PROXIMAL = 0;
    private static final int DISTAL = 1;
    private static final float PROXIMAL_PULSE = 4500;
    private static final float DISTAL_PULSE = 500;

    private final NeuronKernel kernel = BurstingPyramidal.published(
                    List.of(Receptor.exponentialCurrent("proximal", 3)), List.of(Receptor.alphaCurrent("distal", 5)))
            .kernel(1, H);

    @Test
    void answersProximalInputWithOneSpike() {
        assertThat(spikes(PROXIMAL_PULSE, 0)).hasSize(1);
    }

    @Test
    void answersDistalInputWithNone() {
        assertThat(spikes(0, DISTAL_PULSE)).isEmpty();
    }

    @Test
    void answersTheCoincidenceOfBothWithABurst() {
        List<Double> burst = spikes(PROXIMAL_PULSE, DISTAL_PULSE);
        assertThat(burst).hasSize(3);
        for (int k = 1; k < burst.size(); k++) {
            assertThat(burst.get(k) - burst.get(k - 1)).isLessThan(16);
        }
    }

    @Test
    void answersInputsThatLieFarApartSeparately() {
        kernel.reset(0);
        kernel.receptor(DISTAL)[0] += DISTAL_PULSE;
        assertThat(run(100)).isEmpty();
        kernel.receptor(PROXIMAL)[0] += PROXIMAL_PULSE;
        assertThat(run(100)).hasSize(1);
    }

    private List<Double> spikes(float proximal, float distal) {
        kernel.reset(0);
        kernel.receptor(PROXIMAL)[0] += proximal;
        kernel.receptor(DISTAL)[0] += distal;
        return run(100);
    }

    private List<Double> run(double millis) {
        var times = new ArrayList<Double>();
        for (int step = 0; step < millis / H; step++) {
            if (kernel.step(new float[1], new int[1]) == 1) {
                times.add(step * H);
            }
        }
        return times;
    }
}
