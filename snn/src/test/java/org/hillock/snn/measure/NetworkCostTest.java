package org.hillock.snn.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.Allocation;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.FromListConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.RecordedSource;
import org.hillock.snn.synapse.DeltaSynapse;
import org.junit.jupiter.api.Test;

class NetworkCostTest {
    /** Three sources on two cells in full, with two zeros; two cells on two others by a list of three, one of them 0. */
    private static FloatEngine engine() {
        var raster = new SpikeRaster(10, 3);
        raster.set(0, 0);
        raster.set(0, 2);
        raster.set(3, 1);
        var builder = Network.builder(1);
        Population sources = builder.population("sources", 3, new RecordedSource(raster));
        Population cells = builder.population("cells", 2, new LifNeuron(1e9, 0, 1, 0, 0));
        Population others = builder.population("others", 2, new LifNeuron(1e9, 0, 1, 0, 0));
        builder.project(
                sources,
                cells,
                ProjectionSettings.of(
                        new AllToAllConnector(new float[] {2, 0, 0.25f, 0.25f, 0, 0.5f}), new DeltaSynapse()));
        builder.project(
                cells,
                others,
                ProjectionSettings.of(
                        new FromListConnector(new int[] {0, 0, 1}, new int[] {0, 1, 1}, new float[] {0.1f, 0, 0.1f}),
                        new DeltaSynapse()));
        return new FloatEngine(builder.build(), 0);
    }

    @Test
    void countsZerosOfTheWeightMatrices() {
        StaticCost cost = StaticCost.of(engine());
        assertThat(cost.weights()).isEqualTo(6 + 4);
        assertThat(cost.nonzeroWeights()).isEqualTo(4 + 2);
        assertThat(cost.connectionSparsity()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void footprintGrowsByFourBytesAWeightAndByTheStateOfANeuron() {
        long one = StaticCost.of(chain(10, 5)).footprintBytes();
        assertThat(StaticCost.of(chain(10, 9)).footprintBytes() - one).isEqualTo(4 * 4);
        assertThat(one).isGreaterThan(4 * 5);
    }

    @Test
    void agreesWithTheEngineWhereNoWeightIsZero() {
        FloatEngine engine = chain(10, 9);
        var meter = new WorkloadMeter(engine);
        for (int step = 0; step < 20; step++) {
            engine.step();
            meter.afterStep();
        }
        meter.endExecution();
        assertThat(meter.workload().effectiveAccumulates())
                .isPositive()
                .isEqualTo(engine.cost().accumulates());
    }

    private static FloatEngine chain(int size, int synapses) {
        var raster = new SpikeRaster(10, size);
        for (int i = 0; i < size; i++) {
            raster.set(i, i);
        }
        int[] index = new int[synapses];
        float[] weights = new float[synapses];
        java.util.Arrays.setAll(index, k -> k);
        java.util.Arrays.fill(weights, 0.5f);
        var builder = Network.builder(1);
        var sources = builder.population("sources", size, new RecordedSource(raster));
        var cells = builder.population("cells", size, new LifNeuron(10, 0, 1, 0, 0));
        builder.project(
                sources,
                cells,
                ProjectionSettings.of(new FromListConnector(index, index, weights), new DeltaSynapse()));
        return new FloatEngine(builder.build(), 0);
    }

    @Test
    void countsEffectiveAndDenseOperations() {
        FloatEngine engine = engine();
        var meter = new WorkloadMeter(engine);
        for (int step = 0; step < 10; step++) {
            engine.step();
            meter.afterStep();
        }
        meter.endExecution();
        meter.endExecution();
        WorkloadMeter.Workload workload = meter.workload();
        // Sources 0 and 2 have one nonzero weight each, source 1 two; cell 0 fires once, with one nonzero weight.
        assertThat(workload.effectiveAccumulates()).isEqualTo((1 + 1 + 2 + 1) / 2.0);
        assertThat(workload.effectiveMultiplyAccumulates()).isZero();
        assertThat(workload.denseOperations()).isEqualTo(10 * 10 / 2.0);
        assertThat(workload.activationSparsity()).isCloseTo(39 / 40.0, within(1e-12));
        meter.reset();
        assertThat(meter.workload().activationSparsity()).isNaN();
    }

    @Test
    void allocatesNothingPerStep() {
        FloatEngine engine = engine();
        var meter = new WorkloadMeter(engine);
        assertThat(Allocation.bytesOnceWarm(() -> {
                    engine.step();
                    meter.afterStep();
                }))
                .isZero();
    }
}
