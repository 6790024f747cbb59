package org.hillock.runtime.snn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.hillock.runtime.HillockException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.measure.SpikeTrains;
import org.junit.jupiter.api.Test;

class NetworkRunTest {
    private static LoadedNetwork network(String name) {
        return LoadedNetwork.read(Path.of("../networks", name), LoadedNetwork.Options.none());
    }

    @Test
    void theBalancedNetworkFiresAsPublished() {
        LoadedNetwork balanced = network("balanced.json");
        RunReport report = new NetworkRun(balanced, balanced.start(), 4).run();
        assertThat(report.synapses()).isEqualTo(320_000);
        assertThat(report.populations()).hasSize(2).allSatisfy(population -> {
            // 13.2 Hz with a start-up that the first second shows.
            assertThat(population.rateHz()).isCloseTo(13.3, within(0.7));
            assertThat(population.intervalCv()).isBetween(1.1, 1.7);
            assertThat(population.synchrony()).isBetween(0.02, 0.2);
        });
    }

    @Test
    void everyModelOfTheZooFires() {
        LoadedNetwork zoo = network("zoo.json");
        RunReport report = new NetworkRun(zoo, zoo.start(), 0.3).run();
        assertThat(report.populations())
                .hasSize(14)
                .allSatisfy(population ->
                        assertThat(population.spikes()).as(population.name()).isPositive());
        assertThat(report.plasticUpdates()).isPositive();
        assertThat(report.synapticOperations()).isPositive();
    }

    @Test
    void repeatsItselfAndHearsToASeed() {
        LoadedNetwork decoder = network("decoder.json");
        RunReport first = new NetworkRun(decoder, decoder.start(), 0.5).run();
        RunReport again = new NetworkRun(decoder, decoder.start(), 0.5).run();
        assertThat(again.populations()).isEqualTo(first.populations());
        var other = new LoadedNetwork(decoder.name(), decoder.network(), 99, decoder.starts());
        assertThat(new NetworkRun(other, other.start(), 0.5).run().populations())
                .isNotEqualTo(first.populations());
    }

    @Test
    void measuresIntervalsAsTheSingleNeuronMeasureDoes() {
        LoadedNetwork decoder = network("decoder.json");
        var run = new NetworkRun(decoder, decoder.start(), 1);
        RunReport report = run.run();
        SpikeRaster raster = run.rasters().get(0);
        double sum = 0;
        int counted = 0;
        for (int i = 0; i < raster.neurons(); i++) {
            var intervals = SpikeTrains.intervals(raster, 1, i);
            if (intervals.count() >= 2) {
                sum += intervals.cv();
                counted++;
            }
        }
        assertThat(report.populations().get(0).intervalCv()).isCloseTo(sum / counted, offset(1e-12));
        assertThat(NetworkRun.intervalCv(new SpikeRaster(10, 2))).isNaN();
    }

    @Test
    void refusesATimeBelowAStep() {
        LoadedNetwork decoder = network("decoder.json");
        assertThatExceptionOfType(HillockException.class)
                .isThrownBy(() -> new NetworkRun(decoder, decoder.start(), 0))
                .withMessageContaining("--seconds: read 0.0 s");
    }

    @Test
    void drawsEverySpikeInTheColourOfItsPopulation() {
        LoadedNetwork decoder = network("decoder.json");
        var run = new NetworkRun(decoder, decoder.start(), 0.5);
        RunReport report = run.run();
        BufferedImage image = RasterImage.draw(run, report);
        assertThat(count(image, 0x0072B2)).as("inputs").isBetween(1000, 20_000);
        assertThat(count(image, 0xD55E00)).as("hidden").isBetween(500, 20_000);
        assertThat(count(image, 0x009E73)).as("outputs").isBetween(500, 20_000);
        assertThat(count(image, 0xFFFFFF)).isGreaterThan(image.getWidth() * image.getHeight() / 2);
    }

    private static int count(BufferedImage image, int colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void putsTicksAtRoundNumbers() {
        var axis = new Axis(0, 2, 100, 300);
        assertThat(axis.ticks(10)).hasSize(11);
        assertThat(axis.pixel(1)).isEqualTo(200);
        assertThat(axis.label(axis.ticks(10).get(1), 10)).isEqualTo("0.2");
        assertThat(new Axis(3.1, 9.9, 0, 1).ticks(4)).containsExactly(4.0, 6.0, 8.0);
        assertThat(new Axis(0, 730, 0, 1).label(200, 5)).isEqualTo("200");
    }

    @Test
    void tellsWhatANetworkCosts() {
        NetworkCost cost = NetworkCost.of(network("balanced.json"), 0.05);
        assertThat(cost.neurons()).isEqualTo(4000);
        assertThat(cost.synapses()).isEqualTo(320_000);
        assertThat(cost.connectionSparsity()).isCloseTo(0.98, offset(1e-9));
        assertThat(cost.footprintBytes()).isBetween(1_400_000L, 2_500_000L);
        assertThat(cost.denseOperationsPerStep()).isEqualTo(4000.0 * 4000);
        assertThat(cost.accumulatesPerStep()).isCloseTo(80 * cost.spikesPerStep(), withinPercentage(2));
        assertThat(cost.projections()).hasSize(4).noneMatch(NetworkCost.ProjectionFacts::plastic);
    }
}
