package org.hillock.snn.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import org.hillock.snn.CounterRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of dense weights against the same synapses as a list, which are visited one by one. */
class DenseSynapsesTest {
    private static final int SOURCES = 5;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 33, 200})
    void deliversAndLearnsBitForBitAsListedSynapsesDo(int targets) {
        var dense =
                new DenseSynapses(SOURCES, targets, numbers(SOURCES * targets, 1, 0, 1), new WeightTransfer.Identity());
        SparseSynapses listed = listed(targets);
        listed.preparePassKept();
        float[] denseCurrent = new float[targets];
        float[] listedCurrent = new float[targets];
        float[] denseKept = new float[SOURCES * targets];
        float[] listedKept = new float[SOURCES * targets];
        var sums = sums(targets);
        for (int step = 0; step < 40; step++) {
            int pre = step % SOURCES;
            RowPass pass = pass(step);
            if (step % 4 < 2) {
                dense.passFolded(pre, pass, sums, sums, denseCurrent);
                listed.passFolded(pre, pass, sums, sums, listedCurrent);
            } else if (step % 4 == 2) {
                dense.passKept(pre, pass, sums, sums, denseKept, denseCurrent);
                listed.passKept(pre, pass, sums, sums, listedKept, listedCurrent);
            } else {
                dense.deliver(new int[] {pre}, 1, denseCurrent);
                listed.deliver(new int[] {pre}, 1, listedCurrent);
                dense.addToRow(pre, -0.3f, sums.trace, 0, 1);
                listed.addToRow(pre, -0.3f, sums.trace, 0, 1);
            }
            assertThat(dense.weights()).containsExactly(listed.weights());
        }
        assertThat(denseCurrent).containsExactly(listedCurrent);
        assertThat(denseKept).containsExactly(listedKept);
        assertThat(dense.weights()).contains(0f);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 200})
    void passesBitForBitWithAndWithoutClips(int targets) {
        float[] start = numbers(SOURCES * targets, 6, 0.45, 0.55);
        var dense = new DenseSynapses(SOURCES, targets, start, new WeightTransfer.Identity());
        SparseSynapses listed = listed(targets);
        System.arraycopy(start, 0, listed.weights(), 0, start.length);
        float[] denseCurrent = new float[targets];
        float[] listedCurrent = new float[targets];
        var sums = new TargetSums(targets);
        int[] fired = {0, targets / 2, targets - 1};
        int clipped = 0;
        var pass = new RowPass();
        pass.bounds(0, 1);
        pass.factor(0.7f);
        for (int step = 0; step < 6000; step++) {
            // Weights wander from the middle to one bound and to the other, and jump back in between.
            boolean up = step / 1500 % 2 == 0;
            pass.owed(up ? 0.01f : 0.001f);
            pass.owing(up ? 0.009f : 0.0005f);
            pass.perTrace(up ? -1e-4f : -0.01f);
            if (step % 100 == 0) {
                sums.clear();
            }
            sums.add(fired, step % 3, 0.1f, 0.2f);
            sums.withhold(fired, 0, 1, 0.1f);
            dense.passFolded(step % SOURCES, pass, sums, sums, denseCurrent);
            listed.passFolded(step % SOURCES, pass, sums, sums, listedCurrent);
            sums.restore(fired, 0, 1);
            if (step % 2000 == 1999) {
                System.arraycopy(start, 0, dense.weights(), 0, start.length);
                dense.touchedAll();
                System.arraycopy(start, 0, listed.weights(), 0, start.length);
            }
            assertThat(dense.weights()).containsExactly(listed.weights());
            clipped += near(dense.weights()[step % SOURCES * targets]) ? 1 : 0;
        }
        assertThat(denseCurrent).containsExactly(listedCurrent);
        assertThat(clipped).as("passes that end at a bound").isBetween(100, 5900);
    }

    private static boolean near(float weight) {
        return weight < 0.01f || weight > 0.98f;
    }

    private static SparseSynapses listed(int targets) {
        int[] pre = new int[SOURCES * targets];
        int[] post = new int[SOURCES * targets];
        for (int k = 0; k < pre.length; k++) {
            pre[k] = k / targets;
            post[k] = k % targets;
        }
        return new SparseSynapses(
                SOURCES, targets, pre, post, numbers(pre.length, 1, 0, 1), new WeightTransfer.Identity());
    }

    private static TargetSums sums(int targets) {
        var sums = new TargetSums(targets);
        System.arraycopy(numbers(targets, 2, 0, 0.2), 0, sums.read, 0, targets);
        System.arraycopy(numbers(targets, 3, 0, 0.2), 0, sums.written, 0, targets);
        System.arraycopy(numbers(targets, 4, 0, 2), 0, sums.trace, 0, targets);
        sums.findBounds();
        return sums;
    }

    private static RowPass pass(int step) {
        var pass = new RowPass();
        float size = (float) (0.5 * CounterRandom.uniform(5, step));
        pass.bounds(0, 1);
        pass.factor(1 + size);
        pass.owed(size);
        pass.owing(0.5f * size);
        // Depression for the most part; a rule may potentiate at arrivals instead.
        pass.perTrace(step % 9 == 8 ? size : -size);
        return pass;
    }

    private static float[] numbers(int count, long seed, double low, double high) {
        float[] numbers = new float[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = (float) (low + (high - low) * CounterRandom.uniform(seed, k));
        }
        return numbers;
    }
}
