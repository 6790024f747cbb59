package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hillock.snn.Allocation;
import org.hillock.snn.CopiedState;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.synapse.DenseSynapses;
import org.hillock.snn.synapse.SparseSynapses;
import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Test;

/** What holds for every plasticity rule; a suite for one rule says which. */
public abstract class PlasticityRuleContract {
    private static final int PRE = 13;
    private static final int POST = 6;

    private final int[] arrivals = new int[PRE];
    private final int[] fired = new int[POST];

    /** Returns the rule under test; weights in these suites start between 0.3 and 0.7. */
    protected abstract PlasticityRule rule();

    /** Acts before every step, as whoever hands in a reward or an error would. */
    protected void beforeStep(PlasticityKernel kernel, int step) {}

    /** Tells whether weights may move in a step without spikes. */
    protected boolean movesWithoutSpikes() {
        return false;
    }

    @Test
    void hasAName() {
        assertThat(rule().name()).matches("[a-z][a-z0-9_]*");
    }

    @Test
    void changesWeightsWhenItLearnsAndCountsTheUpdates() {
        SynapseTable table = dense();
        float[] before = table.weights().clone();
        assertThat(learn(rule().kernel(table, 1), 0, 200)).isPositive();
        assertThat(table.weights()).isNotEqualTo(before);
        for (float weight : table.weights()) {
            assertThat(weight).isFinite();
        }
    }

    @Test
    void leavesWeightsAloneWhenItObservesOrNothingFires() {
        SynapseTable table = dense();
        float[] before = table.weights().clone();
        PlasticityKernel kernel = rule().kernel(table, 1);
        observe(kernel, 0, 200);
        assertThat(table.weights()).containsExactly(before);
        if (!movesWithoutSpikes()) {
            assertThat(kernel.learn(arrivals, 0, fired, 0)).isZero();
            assertThat(table.weights()).containsExactly(before);
        }
    }

    @Test
    void keepsTheSameTracesWhetherItObservesOrLearns() {
        PlasticityKernel observer = rule().kernel(dense(), 1);
        SynapseTable table = dense();
        PlasticityKernel learner = rule().kernel(table, 1);
        observe(observer, 0, 200);
        learn(learner, 0, 200);
        learner.forget();
        System.arraycopy(dense().weights(), 0, table.weights(), 0, table.size());
        assertThat(CopiedState.of(observer)).isEqualTo(CopiedState.of(learner));
    }

    @Test
    void learnsTheSameOnDenseAndOnListedSynapses() {
        SynapseTable dense = dense();
        SynapseTable sparse = sparse();
        long updates = learn(rule().kernel(dense, 1), 0, 300);
        assertThat(learn(rule().kernel(sparse, 1), 0, 300)).isEqualTo(updates);
        assertThat(sparse.weights()).containsExactly(dense.weights());
    }

    @Test
    void goesOnBitForBitInAnotherKernelThatGetsItsState() {
        SynapseTable oneTable = dense();
        PlasticityKernel one = rule().kernel(oneTable, 1);
        learn(one, 0, 77);
        SynapseTable otherTable = dense();
        PlasticityKernel other = rule().kernel(otherTable, 1);
        learn(other, 500, 20);
        CopiedState.of(one).writeTo(other);
        CopiedState.of(oneTable).writeTo(otherTable);
        learn(one, 77, 200);
        learn(other, 77, 200);
        assertThat(otherTable.weights()).containsExactly(oneTable.weights());
        assertThat(CopiedState.of(other)).isEqualTo(CopiedState.of(one));
    }

    @Test
    void rehearsesWithTracesOfItsOwn() {
        SynapseTable table = dense();
        PlasticityKernel live = rule().kernel(table, 1);
        observe(live, 0, 50);
        var traces = CopiedState.of(live);
        PlasticityKernel rehearsal = live.withOwnTraces();
        assertThat(learn(rehearsal, 0, 100)).isPositive();
        SynapseTable fresh = dense();
        learn(rule().kernel(fresh, 1), 0, 100);
        assertThat(table.weights()).containsExactly(fresh.weights());
        live.forget();
        assertThat(CopiedState.of(live)).isEqualTo(traces);
    }

    @Test
    void allocatesNothingPerStep() {
        PlasticityKernel kernel = rule().kernel(dense(), 1);
        assertThat(Allocation.bytesOnceWarm(() -> learn(kernel, 0, 500))).isZero();
    }

    private long learn(PlasticityKernel kernel, int from, int steps) {
        long updates = 0;
        for (int step = from; step < from + steps; step++) {
            int arrivalCount = draw(1, step, 0.2, arrivals);
            int firedCount = draw(2, step, 0.1, fired);
            beforeStep(kernel, step);
            updates += kernel.learn(arrivals, arrivalCount, fired, firedCount);
        }
        return updates;
    }

    private void observe(PlasticityKernel kernel, int from, int steps) {
        for (int step = from; step < from + steps; step++) {
            int arrivalCount = draw(1, step, 0.2, arrivals);
            int firedCount = draw(2, step, 0.1, fired);
            beforeStep(kernel, step);
            kernel.observe(arrivals, arrivalCount, fired, firedCount);
        }
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

    private static float[] startWeights() {
        var weights = new float[PRE * POST];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) (0.3 + 0.4 * CounterRandom.uniform(3, k));
        }
        return weights;
    }

    private static SynapseTable dense() {
        return new DenseSynapses(PRE, POST, startWeights(), new WeightTransfer.Identity());
    }

    private static SynapseTable sparse() {
        int[] pre = new int[PRE * POST];
        int[] post = new int[PRE * POST];
        Arrays.setAll(pre, k -> k / POST);
        Arrays.setAll(post, k -> k % POST);
        return new SparseSynapses(PRE, POST, pre, post, startWeights(), new WeightTransfer.Identity());
    }
}
