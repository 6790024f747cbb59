package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.engine.Learning;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.DenseSynapses;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class RewardModulatedStdpTest {
    private static final int[] ONE = {0};

    /** dw = integral of c d from the reward on: c0 exp(-t_r/tau_c) d0 tau, tau = tau_c tau_d / (tau_c + tau_d). */
    @Test
    void turnsATagIntoAWeightWhenTheRewardComesLate() {
        var rule = new RewardModulatedStdp(20, 20, 1, 1.5, Pairing.ALL_TO_ALL, 1000, 200, 0, 1, -10, 10);
        var table = new DenseSynapses(1, 1, new float[] {0}, new WeightTransfer.Identity());
        ModulatedKernel kernel = rule.kernel(table, 1);
        for (int step = 0; step < 6000; step++) {
            if (step == 1510) {
                kernel.modulate(0.5);
                assertThat(table.weights()[0]).isZero();
            }
            kernel.learn(ONE, step == 0 ? 1 : 0, ONE, step == 10 ? 1 : 0);
        }
        double tag = StrictMath.exp(-10.0 / 20) * StrictMath.exp(-1.5);
        double tau = 1.0 * 0.2 / 1.2;
        assertThat(table.weights()[0]).isCloseTo((float) (tag * 0.5 * tau), within(4e-4f));
    }

    @Test
    void changesOnlyTheTargetThatIsRewarded() {
        var rule = new RewardModulatedStdp(20, 20, 1, 1.5, Pairing.ALL_TO_ALL, 1000, 200, 0, 10, -10, 10);
        var table = new DenseSynapses(1, 2, new float[2], new WeightTransfer.Identity());
        ModulatedKernel kernel = rule.kernel(table, 1);
        kernel.learn(ONE, 1, ONE, 0);
        kernel.learn(ONE, 0, new int[] {0, 1}, 2);
        kernel.modulate(new float[] {0, 1});
        for (int step = 0; step < 100; step++) {
            kernel.learn(ONE, 0, ONE, 0);
        }
        assertThat(table.weights()[0]).isZero();
        assertThat(table.weights()[1]).isPositive();
    }

    @Test
    void isScheduledWhileTheNetworkRuns() {
        var pairs = new SpikeRaster(10_000, 1);
        for (int step = 0; step < 10_000; step += 100) {
            pairs.set(step, 0);
        }
        var builder = Network.builder(1);
        var source = builder.population("source", 1, IntegrateAndFire.neverFiring());
        var target = builder.population("target", 1, IntegrateAndFire.neverFiring());
        var synapse = builder.project(
                source,
                target,
                ProjectionSettings.of(new AllToAllConnector(1), new DeltaSynapse())
                        .delayed(95)
                        .plastic(new RewardModulatedStdp(20, 20, 1, 1.5, Pairing.NEAREST, 1000, 200, 0, 10, 0, 4)));
        var engine = new FloatEngine(builder.build(), 0);
        engine.clamp(source, pairs);
        engine.clamp(target, pairs);
        float[] weight = new float[1];
        engine.run(1000);
        engine.weights(synapse, weight);
        assertThat(weight[0]).as("learning, but never rewarded").isEqualTo(1f);
        engine.learning(synapse, Learning.FROZEN);
        engine.modulate(synapse, 1);
        engine.run(2000);
        engine.weights(synapse, weight);
        assertThat(weight[0]).as("rewarded, but frozen").isEqualTo(1f);
        engine.learning(synapse, Learning.ACTIVE);
        engine.modulate(synapse, 1);
        engine.run(500);
        engine.weights(synapse, weight);
        assertThat(weight[0]).as("rewarded for what was tagged while frozen").isGreaterThan(1.05f);
    }

    /** A hundred neurons for 20 minutes; every constant as in the paper, and as many inputs a neuron as a tenth of it. */
    @Test
    void solvesTheDistalRewardProblemInASmallNetwork() {
        var network = new DistalRewardNetwork(100, 0.5, 1);
        network.run(1_200_000);
        assertThat(network.rewards).isBetween(20L, 200L);
        assertThat(network.excitation.weights()[0]).isGreaterThan(3.9f);
        assertThat(network.meanOfOthers()).isLessThan(1);
        assertThat(network.shareOfOthersAbove(3.8)).isLessThan(0.005);
    }

    /** Without rewards the same synapse stays among the others. */
    @Test
    void leavesTheSynapseAmongTheOthersWithoutRewards() {
        var network = new DistalRewardNetwork(100, 0, 1);
        network.run(1_200_000);
        assertThat(network.excitation.weights()[0]).isLessThan(0.5f);
    }

    /** The experiment of figure 1 as it was: 1000 neurons for an hour. */
    @Test
    @EnabledIfSystemProperty(named = "hillock.slow", matches = "true")
    void solvesTheDistalRewardProblem() {
        var network = new DistalRewardNetwork(1000, 0.5, 1);
        network.run(3_600_000);
        assertThat(network.excitation.weights()[0]).isGreaterThan(3.8f);
        assertThat(network.meanOfOthers()).isLessThan(1);
        assertThat(network.shareOfOthersAbove(3.8)).isLessThan(0.03);
    }
}
