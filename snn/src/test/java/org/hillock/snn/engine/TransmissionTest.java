package org.hillock.snn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.Allocation;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Distribution;
import org.hillock.snn.network.FromListConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.network.SynapticDelays;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.neuron.RecordedSource;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.Transmission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransmissionTest {
    @ParameterizedTest
    @CsvSource({"0.5, 800, 0, 20", "0.05, 100, 1000, 10", "0.2, 300, 500, 7", "1, 50, 0, 40"})
    void shortTermPlasticityReachesItsAnalyticSteadyState(double u, double rec, double facil, int interval) {
        double[] jumps = jumps(new Transmission.ShortTerm(u, rec, facil), interval, 400, -1);
        double kept = facil == 0 ? 0 : StrictMath.exp(-interval / facil);
        double utilisation = u / (1 - (1 - u) * kept);
        double recovery = StrictMath.exp(-interval / rec);
        double available = (1 - recovery) / (1 - (1 - utilisation) * recovery);
        assertThat(jumps[0]).isCloseTo(u, within(1e-6));
        assertThat(jumps[399]).isCloseTo(utilisation * available, within(1e-6));
    }

    @Test
    void depressedSynapsesRecoverExponentially() {
        for (int pause : new int[] {10, 100, 1000}) {
            double[] jumps = jumps(new Transmission.ShortTerm(0.6, 200, 0), 1000, 2, pause);
            double left = 0.4;
            double expected = 0.6 * (1 - (1 - left) * StrictMath.exp(-pause / 200.0));
            assertThat(jumps[1]).isCloseTo(expected, within(1e-6));
        }
    }

    /** Sends spikes at equal intervals, or two with a pause, and returns how far each moves the target. */
    private static double[] jumps(Transmission transmission, int interval, int spikes, int pause) {
        int gap = pause > 0 ? pause : interval;
        var raster = new SpikeRaster(gap * spikes + 1, 1);
        for (int k = 0; k < spikes; k++) {
            raster.set(k * gap, 0);
        }
        var builder = Network.builder(1);
        var source = builder.population("source", 1, new RecordedSource(raster));
        var target = builder.population("target", 1, IntegrateAndFire.neverFiring());
        builder.project(
                source,
                target,
                ProjectionSettings.of(new AllToAllConnector(1), new DeltaSynapse())
                        .delayed(0)
                        .transmitting(transmission));
        var engine = new FloatEngine(builder.build(), 0);
        double[] jumps = new double[spikes];
        double[] before = new double[1];
        double[] after = new double[1];
        for (int step = 0; step < gap * spikes; step++) {
            engine.step();
            engine.potentials(target, after);
            if (step % gap == 0) {
                jumps[step / gap] = after[0] - before[0];
            }
            before[0] = after[0];
        }
        assertThat(engine.cost().multiplies()).isEqualTo(spikes);
        assertThat(engine.cost().accumulates()).isZero();
        return jumps;
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.5", "0.9", "1"})
    void releasesEachSpikeWithTheGivenProbabilityIndependently(double p) {
        var builder = Network.builder(1);
        var source = builder.population("source", 100, new IntegrateAndFire(1));
        var target = builder.population("target", 50, IntegrateAndFire.neverFiring());
        builder.project(
                source,
                target,
                ProjectionSettings.of(new AllToAllConnector(1), new DeltaSynapse())
                        .delayed(0)
                        .transmitting(new Transmission.StochasticRelease(p)));
        var engine = new FloatEngine(builder.build(), 3);
        java.util.Arrays.fill(engine.drive(source), 1);
        engine.run(20);
        double[] sums = new double[50];
        engine.potentials(target, sums);
        double mean = 0;
        for (double sum : sums) {
            mean += sum / 50;
        }
        double variance = 0;
        for (double sum : sums) {
            variance += (sum - mean) * (sum - mean) / 49;
        }
        assertThat(mean).isCloseTo(2000 * p, within(5 * Math.sqrt(2000 * p * (1 - p) / 50) + 1e-9));
        assertThat(variance).isCloseTo(2000 * p * (1 - p), within(5 * 2000 * p * (1 - p) * Math.sqrt(2 / 49.0) + 1e-9));
    }

    @Test
    void releaseRepeatsWithTheSeedAndDiffersWithAnother() {
        var noisy = new Noisy(new Transmission.StochasticRelease(0.5));
        long first = noisy.digest(7);
        assertThat(noisy.digest(8)).isNotEqualTo(first);
        assertThat(noisy.digest(7)).isEqualTo(first);
    }

    @Test
    void everySynapseDeliversAfterItsOwnDelay() {
        int[] delays = {1, 4, 2, 9, 1, 30};
        var raster = new SpikeRaster(20, 2);
        raster.set(3, 0);
        raster.set(5, 1);
        raster.set(6, 0);
        var builder = Network.builder(1);
        var source = builder.population("source", 2, new RecordedSource(raster));
        var target = builder.population("target", 3, IntegrateAndFire.neverFiring());
        builder.project(
                source,
                target,
                ProjectionSettings.of(new AllToAllConnector(new float[] {1, 2, 3, 4, 5, 6}), new DeltaSynapse())
                        .delayed(new SynapticDelays.Listed(delays)));
        var engine = new FloatEngine(builder.build(), 0);
        double[] v = new double[3];
        for (int step = 0; step < 50; step++) {
            engine.step();
            engine.potentials(target, v);
            for (int j = 0; j < 3; j++) {
                double expected = 0;
                for (int i = 0; i < 2; i++) {
                    for (int emitted : i == 0 ? new int[] {3, 6} : new int[] {5}) {
                        expected += emitted + delays[3 * i + j] <= step ? 1 + 3 * i + j : 0;
                    }
                }
                assertThat(v[j]).isEqualTo(expected);
            }
        }
    }

    @Test
    void synapticDelaysOfOneLengthActAsTheDelayOfTheProjection() {
        assertThat(new Noisy(new Transmission.Reliable()).spikes())
                .isEqualTo(new Noisy(5, new Transmission.Reliable()).spikes());
    }

    @Test
    void allocatesNothingPerStepAndGoesOnFromASavedState() {
        for (Transmission transmission :
                new Transmission[] {new Transmission.Reliable(), new Transmission.ShortTerm(0.4, 50, 20)}) {
            var noisy = new Noisy(transmission);
            var engine = new FloatEngine(noisy.network, 5);
            engine.run(123);
            NetworkState saved = engine.save();
            engine.run(200);
            long digest = engine.save().digest();
            var other = new FloatEngine(noisy.network, 6);
            other.restore(saved);
            other.run(200);
            assertThat(other.save().digest()).isEqualTo(digest);
            assertThat(Allocation.bytesOnceWarm(() -> engine.run(500))).isZero();
        }
    }

    @Test
    void refusesPlasticAndStochasticProjectionsWithSynapticDelays() {
        var delays = new SynapticDelays.Drawn(new Distribution.Uniform(1, 5), 1);
        var settings = ProjectionSettings.of(new AllToAllConnector(1), new DeltaSynapse())
                .delayed(delays);
        var builder = Network.builder(1);
        Population cells = builder.population("cells", 2, new IntegrateAndFire(1));
        assertThatThrownBy(() -> builder.project(cells, cells, settings.plastic(new PairStdp(20, 20, 1, 1, 0, 1))))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("a plastic projection with a delay for each synapse");
        assertThatThrownBy(() ->
                        builder.project(cells, cells, settings.transmitting(new Transmission.StochasticRelease(0.5))))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("stochastic release with a delay for each synapse");
    }

    /** Poisson spikes onto integrators, with drawn delays or one of five steps. */
    private static final class Noisy {
        final Network network;

        Noisy(Transmission transmission) {
            this(0, transmission);
        }

        Noisy(int delay, Transmission transmission) {
            var builder = Network.builder(1);
            var source = builder.population("source", 20, new PoissonSource(50));
            var target = builder.population("target", 8, new IntegrateAndFire(4));
            int[] pre = new int[100];
            int[] post = new int[100];
            for (int k = 0; k < 100; k++) {
                pre[k] = k * 7 % 20;
                post[k] = k * 3 % 8;
            }
            var settings = ProjectionSettings.of(
                            new FromListConnector(pre, post, filled(100, 0.5f)), new DeltaSynapse())
                    .transmitting(transmission);
            if (delay > 0) {
                settings = settings.delayed(delay);
            } else if (!(transmission instanceof Transmission.StochasticRelease)) {
                settings = settings.delayed(new SynapticDelays.Drawn(new Distribution.Constant(5), 9));
            }
            builder.project(source, target, settings);
            network = builder.build();
        }

        private static float[] filled(int count, float value) {
            float[] values = new float[count];
            java.util.Arrays.fill(values, value);
            return values;
        }

        long digest(long seed) {
            var engine = new FloatEngine(network, seed);
            engine.run(300);
            return engine.save().digest();
        }

        java.util.List<Integer> spikes() {
            var engine = new FloatEngine(network, 11);
            var fired = new java.util.ArrayList<Integer>();
            int[] spikes = new int[8];
            for (int step = 0; step < 500; step++) {
                engine.step();
                int count = engine.spikes(network.populations().get(1), spikes);
                for (int k = 0; k < count; k++) {
                    fired.add(100 * step + spikes[k]);
                }
            }
            assertThat(fired).hasSizeGreaterThan(100);
            return fired;
        }
    }
}
