package org.hillock.snn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hillock.snn.NetworkException;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.synapse.DeltaSynapse;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private final Network.Builder builder = Network.builder(1);
    private final Population noise = builder.population("noise", 3, new PoissonSource(10));
    private final Population cells = builder.population("cells", 2, new IntegrateAndFire(1));

    @Test
    void findsPopulationsByName() {
        assertThat(builder.build().population("cells")).contains(cells);
        assertThat(builder.build().population("cell")).isEmpty();
    }

    @Test
    void refusesASecondPopulationOfOneName() {
        assertThatThrownBy(() -> builder.population("cells", 2, new IntegrateAndFire(1)))
                .isInstanceOf(NetworkException.class)
                .hasMessage("population cells: read a name in use, expected a new one; rename it.");
    }

    @Test
    void refusesAProjectionOntoASource() {
        refuses(cells, noise, ProjectionSettings.of(new AllToAllConnector(1), new DeltaSynapse()), "poisson_source");
    }

    @Test
    void refusesALoopWithoutDelay() {
        refuses(
                cells,
                cells,
                ProjectionSettings.of(new AllToAllConnector(1), new DeltaSynapse())
                        .delayed(0),
                "a delay of 0 onto a population that is updated no later");
    }

    @Test
    void refusesAPopulationOfAnotherNetwork() {
        var other = Network.builder(1).population("other", 2, new IntegrateAndFire(1));
        refuses(noise, other, ProjectionSettings.of(new AllToAllConnector(1), new DeltaSynapse()), "another network");
    }

    @Test
    void refusesWeightsAndIndicesThatDontFit() {
        refuses(
                noise,
                cells,
                ProjectionSettings.of(new AllToAllConnector(new float[5]), new DeltaSynapse()),
                "projection noise -> cells: read 5 weights, expected 6 for 3 x 2 neurons");
        refuses(
                noise,
                cells,
                ProjectionSettings.of(
                        new FromListConnector(new int[] {0, 3}, new int[] {0, 0}, new float[2]), new DeltaSynapse()),
                "projection noise -> cells, presynaptic index: read 3, expected 0 to 2");
    }

    @Test
    void sortsAListBySourceThenTarget() {
        var list = new FromListConnector(new int[] {2, 0, 2, 0}, new int[] {1, 1, 0, 0}, new float[] {1, 2, 3, 4});
        float[] weights = new float[4];
        list.initialWeights(weights);
        assertThat(list.pre()).containsExactly(0, 0, 2, 2);
        assertThat(list.post()).containsExactly(0, 1, 0, 1);
        assertThat(weights).containsExactly(4, 2, 3, 1);
    }

    private void refuses(Population pre, Population post, ProjectionSettings settings, String sentence) {
        assertThatThrownBy(() -> builder.project(pre, post, settings))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining(sentence);
    }
}
