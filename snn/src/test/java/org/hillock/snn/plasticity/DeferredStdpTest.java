package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hillock.snn.CopiedState;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Autapses;
import org.hillock.snn.network.Connector;
import org.hillock.snn.network.DrawnConnector;
import org.hillock.snn.network.FixedProbability;
import org.hillock.snn.synapse.DenseSynapses;
import org.hillock.snn.synapse.SparseSynapses;
import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Potentiation that waits for the next arrival, against the pass over all synapses of a target at each of its spikes. */
class DeferredStdpTest {
    private static final int PRE = 60;
    private static final int POST = 40;
    private static final double H = 0.5;

    private final int[] arrivals = new int[PRE];
    private final int[] fired = new int[POST];

    private static SynapseTable sparse() {
        return table(new DrawnConnector(new FixedProbability(0.3, Autapses.ALLOWED), 0.5, 7));
    }

    private static SynapseTable table(Connector connector) {
        return connector.table(PRE, POST, new WeightTransfer.Identity());
    }

    @ParameterizedTest
    @CsvSource({
        // tau+, tau-, a+, a-, rate of arrivals, of spikes, greatest difference
        "20, 20, 0.001, 0.0011, 0.01, 0.01, 5e-6",
        "20, 20, 0.001, 0.0011, 0.002, 0.0005, 5e-6",
        "3, 100, 0.01, 0.001, 0.05, 0.02, 5e-6",
        "100, 3, 0.0003, 0.01, 0.02, 0.05, 5e-6",
        "0.1, 0.1, 0.1, 0.1, 0.3, 0.3, 5e-6",
        "20, 20, -0.001, -0.0012, 0.01, 0.01, 5e-6",
        "20, 20, 0.1, 0.1, 0.02, 0.02, 3e-5",
        "5, 5, 0.05, 0.05, 0.9, 0.9, 3e-4"
    })
    void additiveWeightsAreThoseOfThePassOverTheTarget(
            double tauPlus,
            double tauMinus,
            double aPlus,
            double aMinus,
            double preRate,
            double postRate,
            double tolerance) {
        var rule = new PairStdp(tauPlus, tauMinus, aPlus, aMinus, 0.1, 0.9);
        requireEqualWeights(rule, sparse(), sparse(), preRate, postRate, tolerance);
        var all = new AllToAllConnector(0.5);
        requireEqualWeights(rule, table(all), table(all), preRate, postRate, tolerance);
    }

    @ParameterizedTest
    @CsvSource({"1e-4, 2.02, 1e-6", "1e-3, 1.05, 3e-5"})
    void weightsOfAProportionalRuleAreThoseButForTheSquareOfItsRate(double rate, double asymmetry, double tolerance) {
        var rule = new PowerLawStdp(20, 20, rate, asymmetry, 1, 1, Pairing.ALL_TO_ALL);
        requireEqualWeights(rule, sparse(), sparse(), 0.01, 0.01, tolerance);
        var all = new AllToAllConnector(0.5);
        requireEqualWeights(rule, table(all), table(all), 0.01, 0.01, tolerance);
    }

    private void requireEqualWeights(
            PlasticityRule rule,
            SynapseTable deferring,
            SynapseTable prompt,
            double preRate,
            double postRate,
            double tolerance) {
        float[] start = prompt.weights().clone();
        PlasticityKernel deferred = rule.kernel(deferring, H);
        PlasticityKernel literal = rule.promptKernel(prompt, H);
        assertThat(deferred).isInstanceOf(DeliveringKernel.class);
        assertThat(literal).isNotInstanceOf(DeliveringKernel.class);
        float[] read = new float[prompt.size()];
        for (int step = 0; step < 5000; step++) {
            int arrivalCount = draw(1, step, preRate, arrivals);
            int firedCount = draw(2, step, postRate, fired);
            boolean frozen = step % 1700 > 1500;
            if (frozen) {
                deferred.observe(arrivals, arrivalCount, fired, firedCount);
                literal.observe(arrivals, arrivalCount, fired, firedCount);
            } else {
                deferred.learn(arrivals, arrivalCount, fired, firedCount);
                literal.learn(arrivals, arrivalCount, fired, firedCount);
            }
            if (step % 431 == 0 || step == 4999) {
                System.arraycopy(deferring.weights(), 0, read, 0, read.length);
                deferred.applyOwed(read);
                requireClose(read, prompt.weights(), tolerance);
            }
        }
        deferred.settle();
        assertThat(deferring.weights()).containsExactly(read);
        assertThat(meanChange(start, read)).isGreaterThan(10 * tolerance);
    }

    @Test
    void deliversTheWeightsAsTheyAre() {
        var rule = new PairStdp(20, 20, 0.01, 0.011, 0.1, 0.9);
        SynapseTable deferring = sparse();
        SynapseTable prompt = sparse();
        var deferred = (DeliveringKernel) rule.kernel(deferring, H);
        PlasticityKernel literal = rule.promptKernel(prompt, H);
        float[] delivered = new float[POST];
        float[] expected = new float[POST];
        for (int step = 0; step < 2000; step++) {
            int arrivalCount = draw(1, step, 0.02, arrivals);
            int firedCount = draw(2, step, 0.02, fired);
            prompt.deliver(arrivals, arrivalCount, expected);
            deferred.deliver(arrivals, arrivalCount, 1, delivered);
            deferred.learnFired(fired, firedCount);
            literal.learn(arrivals, arrivalCount, fired, firedCount);
        }
        for (int j = 0; j < POST; j++) {
            assertThat(delivered[j]).isCloseTo(expected[j], within(1e-5f * expected[j]));
        }
    }

    @Test
    void survivesMoreSpikesThanItsLogHolds() {
        int targets = 3000;
        var connector = new DrawnConnector(new FixedProbability(0.01, Autapses.ALLOWED), 0.5, 7);
        var rule = new PairStdp(200, 200, 1e-4, 1.1e-4, 0, 1);
        SynapseTable deferring = connector.table(PRE, targets, new WeightTransfer.Identity());
        SynapseTable prompt = connector.table(PRE, targets, new WeightTransfer.Identity());
        PlasticityKernel deferred = rule.kernel(deferring, H);
        PlasticityKernel literal = rule.promptKernel(prompt, H);
        int[] many = new int[targets];
        for (int step = 0; step < 2000; step++) {
            int arrivalCount = draw(1, step, 0.02, arrivals);
            int firedCount = draw(2, step, 0.5, many);
            deferred.learn(arrivals, arrivalCount, many, firedCount);
            literal.learn(arrivals, arrivalCount, many, firedCount);
        }
        deferred.settle();
        requireClose(deferring.weights(), prompt.weights(), 2e-5);
    }

    @Test
    void aProportionalRuleGoesOnBitForBitInAnotherKernelThatGetsItsState() {
        var rule = new PowerLawStdp(20, 20, 1e-3, 1.05, 1, 1, Pairing.ALL_TO_ALL);
        SynapseTable oneTable = sparse();
        SynapseTable otherTable = sparse();
        PlasticityKernel one = rule.kernel(oneTable, H);
        PlasticityKernel other = rule.kernel(otherTable, H);
        learn(one, 0, 400);
        learn(other, 1000, 100);
        CopiedState.of(one).writeTo(other);
        CopiedState.of(oneTable).writeTo(otherTable);
        learn(one, 400, 800);
        learn(other, 400, 800);
        one.settle();
        other.settle();
        assertThat(otherTable.weights()).containsExactly(oneTable.weights());
        assertThat(CopiedState.of(other)).isEqualTo(CopiedState.of(one));
    }

    private void learn(PlasticityKernel kernel, int from, int steps) {
        for (int step = from; step < from + steps; step++) {
            int arrivalCount = draw(1, step, 0.05, arrivals);
            kernel.learn(arrivals, arrivalCount, fired, draw(2, step, 0.05, fired));
        }
    }

    private static void requireClose(float[] weights, float[] expected, double tolerance) {
        double worst = 0;
        for (int k = 0; k < expected.length; k++) {
            worst = Math.max(worst, Math.abs(weights[k] - expected[k]));
        }
        assertThat(worst).isLessThan(tolerance);
    }

    private static double meanChange(float[] before, float[] after) {
        double sum = 0;
        for (int k = 0; k < before.length; k++) {
            sum += Math.abs(after[k] - before[k]);
        }
        return sum / before.length;
    }

    private static int draw(long seed, int step, double probability, int[] out) {
        int count = 0;
        for (int i = 0; i < out.length; i++) {
            if (CounterRandom.uniform(seed, (long) step * out.length + i) < probability) {
                out[count++] = i;
            }
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowsThatAreShorterThanTheSpikesOfAStepLearnBitForBitAsFullOnesDo(boolean proportional) {
        int sources = 4;
        int targets = 120;
        // The second row has a target twice and the third is not in order.
        int[] pre = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3};
        int[] post = {3, 17, 119, 5, 5, 20, 30, 2, 11, 8};
        float[] full = new float[sources * targets];
        float[] some = new float[pre.length];
        Arrays.fill(full, 0.5f);
        Arrays.fill(some, 0.5f);
        var dense = new DenseSynapses(sources, targets, full, new WeightTransfer.Identity());
        var sparse = new SparseSynapses(sources, targets, pre, post, some, new WeightTransfer.Identity());
        PlasticityRule rule = proportional
                ? new PowerLawStdp(20, 20, 1e-3, 1.1, 1, 1, Pairing.ALL_TO_ALL)
                : new PairStdp(20, 20, 1e-3, 1.1e-3, 0, 1);
        PlasticityKernel onDense = rule.kernel(dense, 1);
        PlasticityKernel onSparse = rule.kernel(sparse, 1);
        assertThat(onSparse).isInstanceOf(DeferredKernel.class);
        int[] arrivals = new int[sources];
        int[] fired = new int[targets];
        for (int step = 0; step < 1000; step++) {
            int arrived = drawn(arrivals, 0.2, 2L * step);
            int count = drawn(fired, step % 3 == 0 ? 0.5 : 0.02, 2L * step + 1);
            onDense.learn(arrivals, arrived, fired, count);
            onSparse.learn(arrivals, arrived, fired, count);
        }
        onDense.settle();
        onSparse.settle();
        for (int k = 0; k < pre.length; k++) {
            assertThat(sparse.weights()[k]).isEqualTo(dense.weights()[pre[k] * targets + post[k]]);
            assertThat(sparse.weights()[k]).isNotEqualTo(0.5f);
        }
    }

    private static int drawn(int[] spikes, double probability, long seed) {
        int count = 0;
        for (int i = 0; i < spikes.length; i++) {
            if (CounterRandom.uniform(seed, i) < probability) {
                spikes[count++] = i;
            }
        }
        return count;
    }
}
