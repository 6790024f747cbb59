package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Autapses;
import org.hillock.snn.network.Connector;
import org.hillock.snn.network.Distribution;
import org.hillock.snn.network.DrawnConnector;
import org.hillock.snn.network.FixedOutDegree;
import org.hillock.snn.network.Multapses;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.network.SynapticDelays;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.plasticity.Pairing;
import org.hillock.snn.plasticity.PowerLawStdp;
import org.hillock.snn.plasticity.TripletStdp;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Test;

class SynapseMemoryTest {
    private static final Connector LISTED =
            new DrawnConnector(new FixedOutDegree(3, Autapses.ALLOWED, Multapses.FORBIDDEN), 0.1, 1);

    private static int bytes(int targets, Connector connector, UnaryOperator<ProjectionSettings> more) {
        var builder = Network.builder(1);
        Population sources = builder.population("sources", 5, new PoissonSource(10));
        Population cells = builder.population("cells", targets, new LifNeuron(20, -70, -50, -65, 2));
        Projection projection =
                builder.project(sources, cells, more.apply(ProjectionSettings.of(connector, new DeltaSynapse())));
        return new FloatEngine(builder.build(), 1).bytesPerSynapse(projection);
    }

    @Test
    void isLessThan8BytesWhereNothingIsLearned() {
        assertThat(bytes(100, LISTED, s -> s)).isEqualTo(6);
        assertThat(bytes(65_536, LISTED, s -> s)).isEqualTo(6);
        assertThat(bytes(65_537, LISTED, s -> s)).isEqualTo(7);
        assertThat(bytes(100, new AllToAllConnector(0.1), s -> s)).isEqualTo(4);
    }

    @Test
    void isLessThan16BytesUnderPairStdp() {
        var pair = new PairStdp(20, 20, 0.01, 0.01, 0, 1);
        assertThat(bytes(100, LISTED, s -> s.plastic(pair))).isEqualTo(6);
        var powerLaw = new PowerLawStdp(20, 20, 0.001, 1, 1, 1, Pairing.ALL_TO_ALL);
        assertThat(bytes(100, LISTED, s -> s.plastic(powerLaw))).isEqualTo(10);
    }

    @Test
    void countsTheIndexOrTheStateOfOtherRulesAndTheDelays() {
        var triplet = new TripletStdp(16.8, 101, 33.7, 114, 0, 6.5e-3, 7.1e-3, 0, 0, 1, Pairing.ALL_TO_ALL);
        assertThat(bytes(100, LISTED, s -> s.plastic(triplet))).isEqualTo(14);
        var nearest = new PairStdp(20, 20, 0.01, 0.01, 0, 1, Pairing.NEAREST);
        assertThat(bytes(100, LISTED, s -> s.plastic(nearest))).isEqualTo(26);
        var drawn = new SynapticDelays.Drawn(new Distribution.Uniform(1, 3), 1);
        assertThat(bytes(100, LISTED, s -> s.delayed(drawn))).isEqualTo(8);
        var logarithm = new WeightTransfer.Logarithm(0.1);
        assertThat(bytes(100, new AllToAllConnector(0.1), s -> s.through(logarithm)))
                .isEqualTo(8);
    }
}
