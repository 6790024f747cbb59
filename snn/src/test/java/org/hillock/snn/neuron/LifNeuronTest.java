package org.hillock.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifNeuronTest {
    @ParameterizedTest
    @CsvSource({"20, 0.1, 16, 2", "20, 0.1, 30.3, 0", "10, 0.5, 15.7, 5", "7, 1, 100, 1", "15, 0.1, 15.2, 0.3"})
    void firesAtTheAnalyticIntervalUnderAConstantDrive(double tau, double h, double drive, double refractory) {
        var builder = Network.builder(h);
        var cell = builder.population("cell", 1, new LifNeuron(tau, -65, -50, -65, refractory));
        var engine = new FloatEngine(builder.build(), 0);
        engine.drive(cell)[0] = (float) drive;
        long first = (long) Math.ceil(-tau / h * StrictMath.log(1 - 15 / drive));
        long interval = first + Math.round(refractory / h);
        var times = new ArrayList<Long>();
        for (long step = 1; times.size() < 20; step++) {
            engine.step();
            if (engine.spikeCount(cell) == 1) {
                times.add(step);
            }
        }
        for (int k = 0; k < times.size(); k++) {
            assertThat(times.get(k)).isEqualTo(first + k * interval);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 5, 0.1", "10, 2, 0.5", "5, 20, 0.1", "10, 10, 0.1", "10, 10.0000000001, 1"})
    void followsTheAnalyticPostsynapticPotential(double tauM, double tauS, double h) {
        int emitted = 7;
        int delay = 3;
        var raster = new SpikeRaster(20, 1);
        raster.set(emitted, 0);
        var builder = Network.builder(h);
        var source = builder.population("source", 1, new RecordedSource(raster));
        var cell = builder.population("cell", 1, new LifNeuron(tauM, -65, 0, -65, 2));
        builder.project(
                source,
                cell,
                ProjectionSettings.of(new AllToAllConnector(3.5), new ExponentialSynapse(tauS, 2, 0))
                        .delayed(delay));
        var engine = new FloatEngine(builder.build(), 0);
        double[] v = new double[1];
        for (int step = 0; step < 600; step++) {
            engine.step();
            engine.potentials(cell, v);
            double t = (step + 1 - emitted - delay) * h;
            double expected = -65;
            if (t > 0) {
                expected += 7
                        * (Math.abs(tauS - tauM) < 1e-6
                                ? t / tauM * StrictMath.exp(-t / tauM)
                                : tauS / (tauS - tauM) * (StrictMath.exp(-t / tauS) - StrictMath.exp(-t / tauM)));
            }
            assertThat(v[0]).isCloseTo(expected, within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2, 3.7})
    void isHeldAtItsResetForTheRefractoryTimeAndLosesWhatComesMeanwhile(double refractory) {
        double h = 0.1;
        NeuronKernel kernel = new LifNeuron(20, -65, -50, -70, refractory).kernel(1, h);
        int[] spikes = new int[1];
        double[] v = new double[1];
        assertThat(kernel.step(new float[] {20}, spikes)).isEqualTo(1);
        long held = Math.round(refractory / h);
        for (long k = 0; k < held; k++) {
            assertThat(kernel.step(new float[] {1000}, spikes)).isZero();
            kernel.potentials(v);
            assertThat(v[0]).isEqualTo(-70);
        }
        assertThat(kernel.step(new float[] {1000}, spikes)).isEqualTo(1);
    }

    @Test
    void decaysFromAnyPotentialTowardsRest() {
        NeuronKernel kernel = new LifNeuron(20, -65, -50, -70, 2).kernel(2, 0.1);
        kernel.setPotentials(new double[] {-55, -80});
        double[] v = new double[2];
        for (int step = 1; step <= 500; step++) {
            kernel.step(new float[2], new int[2]);
            kernel.potentials(v);
            assertThat(v[0]).isCloseTo(-65 + 10 * StrictMath.exp(-0.1 * step / 20), within(2e-5));
            assertThat(v[1]).isCloseTo(-65 - 15 * StrictMath.exp(-0.1 * step / 20), within(2e-5));
        }
    }

    @Test
    void refusesAThresholdThatIsNoThreshold() {
        assertThatThrownBy(() -> new LifNeuron(20, -65, -65, -70, 2))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("LIF neuron, threshold: read -65.0 mV");
        assertThatThrownBy(() -> new LifNeuron(Double.NaN, -65, -50, -70, 2)).isInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> new LifNeuron(20, -65, -50, -70, -1)).isInstanceOf(NetworkException.class);
    }
}
