package org.hillock.snn.fixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.engine.Simulator;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Autapses;
import org.hillock.snn.network.Distribution;
import org.hillock.snn.network.DrawnConnector;
import org.hillock.snn.network.FixedProbability;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.CurrentLif;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.ReceptorSynapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineDriftTest {
    private static final LifNeuron LIF = new LifNeuron(20, -65, -50, -65, 2);

    /**
     * With A the drive and n = h/tau, the decay E is off by at most 2 units of 2^-15 (its argument is truncated, then
     * its value) and half a unit more for a step that s16.15 can't hold; E^k off by a relative k dE peaks at A dE /
     * (e n). Each step rounds once or twice, by 2^-15 each, which adds up to 1/n of them.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 20, 14, FLOOR",
        "1, 20, 14, NEAREST",
        "1, 5, 10, FLOOR",
        "0.1, 20, 14, FLOOR",
        "0.1, 10, -300, NEAREST"
    })
    void staysWithinTheBoundOfTheExactStepResponse(double h, double tau, float drive, Rounding rounding) {
        var builder = Network.builder(h);
        var cells = builder.population("cells", 1, new LifNeuron(tau, -65, -50, -65, 2));
        var engine = new FixedPointEngine(
                builder.build(), 0, FixedPointSettings.standard().rounding(rounding));
        engine.drive(cells)[0] = drive;
        double unit = 1.0 / 32768;
        double n = h / tau;
        double decayError = 2 * unit + 0.5 * unit / tau;
        double bound = Math.abs(drive) * decayError / (Math.E * n) + 2 * unit / n;
        double[] v = new double[1];
        double worst = 0;
        for (int k = 1; k <= 10 * tau / h; k++) {
            engine.step();
            engine.potentials(cells, v);
            worst = Math.max(worst, Math.abs(v[0] + 65 - drive * -StrictMath.expm1(-k * n)));
        }
        assertThat(worst).isLessThan(bound).isGreaterThan(bound / 1000);
    }

    @Test
    void findsNoneBetweenAnEngineAndItself() {
        Network network = balanced();
        EngineDrift drift = EngineDrift.measure(new FloatEngine(network, 3), new FloatEngine(network, 3), 500);
        assertThat(drift.firstDivergingStep()).isEmpty();
        for (PopulationDrift population : drift.populations()) {
            assertThat(population.spikes())
                    .isEqualTo(population.referenceSpikes())
                    .isPositive();
            assertThat(population.coincidenceFactor()).isCloseTo(1, within(1e-12));
            assertThat(population.vanRossumDistance()).isZero();
            assertThat(population.rateDifferenceHz()).isZero();
        }
        assertThat(drift.toString()).contains("never").contains("excitatory").contains("+0.000");
    }

    @Test
    void findsNoneWhereAllSumsAreExact() {
        var builder = Network.builder(1);
        var noise = builder.population("noise", 30, new PoissonSource(80));
        var counters = builder.population("counters", 10, new IntegrateAndFire(1));
        builder.project(noise, counters, ProjectionSettings.of(new AllToAllConnector(0.03125), new DeltaSynapse()));
        Network network = builder.build();
        EngineDrift drift = EngineDrift.measure(
                new FloatEngine(network, 3),
                new FixedPointEngine(network, 3),
                2000,
                (step, simulator) -> simulator.drive(counters)[step % 10] = step % 3 == 0 ? 0.125f : 0);
        assertThat(drift.firstDivergingStep()).isEmpty();
        assertThat(drift.populations().get(1).spikes()).isGreaterThan(100);
    }

    /** Both engines get the same Poisson spikes; the populations that they drive drift apart but keep their rates. */
    @Test
    void measuresHowABalancedNetworkDriftsInFixedPoint() {
        Network network = balanced();
        EngineDrift drift = EngineDrift.measure(new FloatEngine(network, 3), new FixedPointEngine(network, 3), 3000);
        PopulationDrift noise = drift.populations().get(0);
        PopulationDrift excitatory = drift.populations().get(1);
        assertThat(noise.firstDivergingStep()).isEmpty();
        assertThat(excitatory.firstDivergingStep()).isPresent();
        assertThat(excitatory.coincidenceFactor()).isBetween(0.5, 0.999);
        assertThat(excitatory.vanRossumDistance()).isPositive();
        assertThat(excitatory.rateHz()).isCloseTo(excitatory.referenceRateHz(), within(0.1 * excitatory.rateHz()));
        assertThat(drift.toString().lines()).hasSize(4);
    }

    @Test
    void seesAMissingSpikeWhereAndByHowMuch() {
        var one = new SpikeRaster(1000, 1);
        var other = new SpikeRaster(1000, 1);
        for (int t = 50; t < 1000; t += 100) {
            one.set(t, 0);
            if (t != 450) {
                other.set(t, 0);
            }
        }
        var builder = Network.builder(1);
        var cells = builder.population("cells", 1, LIF);
        Network network = builder.build();
        var a = new FloatEngine(network, 0);
        var b = new FixedPointEngine(network, 0);
        a.clamp(cells, one);
        b.clamp(cells, other);
        PopulationDrift drift = EngineDrift.measure(a, b, 1000).populations().get(0);
        assertThat(drift.firstDivergingStep()).hasValue(450);
        assertThat(drift.vanRossumDistance()).isCloseTo(StrictMath.sqrt(0.5), within(1e-12));
        assertThat(drift.rateDifferenceHz()).isCloseTo(-1, within(1e-12));
        // Nine coincide; 10 times 9 spikes in 1000 steps times the 5 of the window would by chance.
        double chance = 5 * 9 / 1000.0;
        assertThat(drift.coincidenceFactor()).isCloseTo((9 - chance * 10) / (9.5 * (1 - chance)), within(1e-12));
    }

    @Test
    void countsShiftedSpikesAsCoincidentWithinTheWindowOnly() {
        var one = SpikeRaster.periodic(1000, 1, 0, 50);
        for (int shift : new int[] {1, 2, 3}) {
            var other = new SpikeRaster(1000, 1);
            for (int t = 49; t + shift < 1000; t += 50) {
                other.set(t + shift, 0);
            }
            double factor = TrainDistance.coincidenceFactor(one, other, 0, 2);
            if (shift <= 2) {
                assertThat(factor).isGreaterThan(0.95);
            } else {
                assertThat(factor).isLessThan(0);
            }
            double apart = TrainDistance.vanRossum(one, other, 0, 10);
            double perPair = StrictMath.sqrt(1 - StrictMath.exp(-shift / 10.0));
            assertThat(apart).isCloseTo(perPair * StrictMath.sqrt(20), within(0.35));
        }
    }

    @Test
    void isNearChanceForIndependentTrains() {
        var one = new SpikeRaster(20000, 1);
        var other = new SpikeRaster(20000, 1);
        for (int t = 0; t < 20000; t++) {
            if (CounterRandom.uniform(1, t) < 0.02) {
                one.set(t, 0);
            }
            if (CounterRandom.uniform(2, t) < 0.02) {
                other.set(t, 0);
            }
        }
        assertThat(TrainDistance.coincidenceFactor(one, other, 0, 2)).isBetween(-0.06, 0.06);
    }

    @Test
    void refusesNetworksThatDiffer() {
        var builder = Network.builder(1);
        builder.population("cells", 1, LIF);
        Simulator small = new FixedPointEngine(builder.build(), 0);
        assertThatThrownBy(() -> EngineDrift.measure(new FloatEngine(balanced(), 0), small, 10))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("networks of different populations");
    }

    private static Network balanced() {
        var builder = Network.builder(1);
        var noise = builder.population("noise", 100, new PoissonSource(15));
        var excitatory = builder.population("excitatory", 80, new CurrentLif(LIF, 11, 5, 10));
        var inhibitory = builder.population("inhibitory", 20, new CurrentLif(LIF, 11, 5, 10));
        builder.project(noise, excitatory, drawn(0.2, 2.5, "excitatory", 1));
        builder.project(noise, inhibitory, drawn(0.2, 2.5, "excitatory", 2));
        builder.project(excitatory, inhibitory, drawn(0.1, 1.2, "excitatory", 3));
        builder.project(excitatory, excitatory, drawn(0.1, 1.2, "excitatory", 4));
        builder.project(inhibitory, excitatory, drawn(0.2, -3, "inhibitory", 5));
        return builder.build();
    }

    private static ProjectionSettings drawn(double probability, double weight, String receptor, long seed) {
        return ProjectionSettings.of(
                new DrawnConnector(
                        new FixedProbability(probability, Autapses.FORBIDDEN), new Distribution.Constant(weight), seed),
                new ReceptorSynapse(receptor));
    }
}
