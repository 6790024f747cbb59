package org.hillock.runtime.snn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.runtime.HillockException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.FloatEngine;
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
        var other = new LoadedNetwork(decoder.name(), decoder.network(), 99, decoder.starts(), decoder.modulations());
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

    private static LoadedNetwork taught(String rule, String modulation) {
        String json = """
                {
                  "name": "taught", "stepMillis": 1,
                  "populations": [
                    { "name": "in", "size": 20, "model": { "is": "poisson_source", "rateHz": 100 } },
                    { "name": "out", "size": 4, "model": { "is": "lif" } }
                  ],
                  "projections": [
                    {
                      "from": "in", "to": "out", "connector": { "is": "all_to_all" }, "synapse": { "is": "delta" },
                      "weight": { "draw": "constant", "value": 2 },
                      "plasticity": { "is": "%s", "leastWeight": 0, "greatestWeight": 4 %s },
                      "modulation": %s
                    }
                  ]
                }
                """;
        String more = rule.startsWith("error") ? ", \"learningRate\": 0.5" : "";
        return LoadedNetwork.described(
                "taught.json",
                NetworkFiles.parse("taught.json", json.formatted(rule, more, modulation)),
                LoadedNetwork.Options.none());
    }

    private static float[] weightsAfter(LoadedNetwork network, double... seconds) {
        FloatEngine engine = network.start();
        for (double part : seconds) {
            new NetworkRun(network, engine, part).run();
        }
        float[] weights = new float[80];
        engine.weights(network.network().projections().get(0), weights);
        return weights;
    }

    @Test
    void handsAnErrorToEachTarget() {
        float[] weights = weightsAfter(
                taught("error_modulated", "[{ \"atMillis\": 30, \"everyMillis\": 10, \"factors\": [1, -1, 0, 0] }]"),
                0.2);
        for (int k = 0; k < weights.length; k += 4) {
            assertThat(weights[k]).isGreaterThan(2.01f);
            assertThat(weights[k + 1]).isLessThan(1.99f);
            assertThat(weights[k + 2]).isEqualTo(2);
            assertThat(weights[k + 3]).isEqualTo(2);
        }
    }

    @Test
    void learnsByARewardOnlyAfterItCame() {
        String atHalfASecond = "[{ \"atMillis\": 500, \"factors\": [1] }]";
        float[] unpaid = weightsAfter(taught("stdp_reward_modulated", "[]"), 1);
        float[] before = weightsAfter(taught("stdp_reward_modulated", atHalfASecond), 0.5);
        float[] after = weightsAfter(taught("stdp_reward_modulated", atHalfASecond), 1);
        assertThat(unpaid).containsOnly(2);
        assertThat(before).containsOnly(2);
        assertThat(after).doesNotContain(2);
        // A run that goes on from where another ended counts the time of both.
        assertThat(weightsAfter(taught("stdp_reward_modulated", atHalfASecond), 0.3, 0.7))
                .containsExactly(after);
    }

    @Test
    void aModulationComesAgainAtItsInterval() {
        var once = new Modulation(0, 5, 0, List.of(1.0));
        var again = new Modulation(0, 5, 3, List.of(1.0));
        assertThat(IntStream.range(0, 15).filter(once::isDue)).containsExactly(5);
        assertThat(IntStream.range(0, 15).filter(again::isDue)).containsExactly(5, 8, 11, 14);
    }

    @Test
    void countsWhatARewardedRuleChanges() {
        LoadedNetwork silent = taught("stdp_reward_modulated", "[]");
        LoadedNetwork paid = taught("stdp_reward_modulated", "[{ \"atMillis\": 0, \"factors\": [1] }]");
        assertThat(NetworkCost.of(silent, 0.1).plasticUpdatesPerStep()).isZero();
        NetworkCost cost = NetworkCost.of(paid, 0.1);
        // All 80 weights every tenth step.
        assertThat(cost.plasticUpdatesPerStep()).isEqualTo(8);
        assertThat(cost.projections().get(0).rule()).isEqualTo("reward_modulated_stdp");
        assertThat(cost.projections().get(0).bytesPerSynapse()).isEqualTo(20);
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
        assertThat(cost.projections())
                .allSatisfy(
                        projection -> assertThat(projection.bytesPerSynapse()).isEqualTo(6));
    }
}
