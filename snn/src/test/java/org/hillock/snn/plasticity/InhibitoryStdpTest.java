package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InhibitoryStdpTest {
    @Test
    void strengthensNearCoincidencesAndWeakensLoneArrivals() {
        var rule = new InhibitoryStdp(20, 0.01, 5, 0, 1);
        double quiet = 2 * 5 * 0.020;
        double near = 0.01 * StrictMath.exp(-4.0 / 20);
        float lone = PowerLawStdpTest.weightAfter(rule, 0.5f, new int[] {10}, new int[0]);
        assertThat(lone).isCloseTo((float) (0.5 - 0.01 * quiet), within(1e-7f));
        float causal = PowerLawStdpTest.weightAfter(rule, 0.5f, new int[] {10}, new int[] {14});
        float acausal = PowerLawStdpTest.weightAfter(rule, 0.5f, new int[] {14}, new int[] {10});
        assertThat(causal).isCloseTo((float) (0.5 - 0.01 * quiet + near), within(1e-7f));
        assertThat(acausal).isCloseTo(causal, within(1e-7f));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 5, 10})
    void bringsEveryTargetToTheTargetRate(double targetHz) {
        int targets = 10;
        var builder = Network.builder(1);
        var excitation = builder.population("excitation", 100, new PoissonSource(20));
        var inhibition = builder.population("inhibition", 200, new PoissonSource(20));
        var cells = builder.population("cells", targets, new LifNeuron(20, -60, -50, -60, 5));
        builder.project(
                excitation, cells, ProjectionSettings.of(new AllToAllConnector(1.6), new ExponentialSynapse(5)));
        builder.project(
                inhibition,
                cells,
                ProjectionSettings.of(new AllToAllConnector(0.02), new ExponentialSynapse(10, -1, 0))
                        .plastic(new InhibitoryStdp(20, 0.002, targetHz, 0, 30)));
        var engine = new FloatEngine(builder.build(), 4);
        engine.run(2_000);
        double before = engine.spikesEmitted(cells) / (double) targets / 2;
        engine.run(100_000);
        long learned = engine.spikesEmitted(cells);
        engine.run(200_000);
        double after = (engine.spikesEmitted(cells) - learned) / (double) targets / 200;
        assertThat(before).isGreaterThan(2 * targetHz);
        assertThat(after).isCloseTo(targetHz, within(0.06 * targetHz));
    }
}
