package org.hillock.snn.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hillock.snn.CounterRandom;
import org.junit.jupiter.api.Test;

/** Rows that reach over more than 65536 targets against the same synapses onto the targets that they have, closed up. */
class WideRowsTest {
    private static final int SOURCES = 6;
    private static final int WIDE = 200_000;
    private static final int CLOSED_UP = 1000;
    private static final int ROW = 400;
    private static final int[] ALL = {0, 1, 2, 3, 4, 5};

    private final int[] places = places();
    private final int[] pre = new int[SOURCES * ROW];
    private final int[] closedPost = new int[SOURCES * ROW];
    private final SparseSynapses narrow;
    private final SparseSynapses wide;

    WideRowsTest() {
        int[] widePost = new int[pre.length];
        for (int k = 0; k < pre.length; k++) {
            pre[k] = k / ROW;
            closedPost[k] = (int) (CounterRandom.uniform(7, k) * CLOSED_UP);
        }
        for (int i = 0; i < SOURCES; i++) {
            Arrays.sort(closedPost, i * ROW, (i + 1) * ROW);
        }
        for (int k = 0; k < pre.length; k++) {
            widePost[k] = places[closedPost[k]];
        }
        float[] weights = numbers(pre.length, 1, 1);
        narrow = new SparseSynapses(SOURCES, CLOSED_UP, pre, closedPost, weights, new WeightTransfer.Identity());
        wide = new SparseSynapses(SOURCES, WIDE, pre, widePost, weights, new WeightTransfer.Identity());
    }

    private static int[] places() {
        int[] places = new int[CLOSED_UP];
        for (int j = 0; j < CLOSED_UP; j++) {
            places[j] = j * (WIDE / CLOSED_UP) + (int) (CounterRandom.uniform(2, j) * (WIDE / CLOSED_UP));
        }
        return places;
    }

    private static float[] numbers(int count, long seed, double greatest) {
        float[] numbers = new float[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = (float) (greatest * CounterRandom.uniform(seed, k));
        }
        return numbers;
    }

    private float[] spread(float[] closedUp) {
        float[] spread = new float[WIDE];
        for (int j = 0; j < CLOSED_UP; j++) {
            spread[places[j]] = closedUp[j];
        }
        return spread;
    }

    private float[] gathered(float[] spread) {
        float[] closedUp = new float[CLOSED_UP];
        for (int j = 0; j < CLOSED_UP; j++) {
            closedUp[j] = spread[places[j]];
        }
        return closedUp;
    }

    private TargetSums sums(boolean spread) {
        var sums = new TargetSums(spread ? WIDE : CLOSED_UP);
        fill(sums.read, numbers(CLOSED_UP, 3, 0.2), spread);
        fill(sums.written, numbers(CLOSED_UP, 4, 0.2), spread);
        fill(sums.trace, numbers(CLOSED_UP, 5, 2), spread);
        return sums;
    }

    private void fill(float[] to, float[] values, boolean spread) {
        System.arraycopy(spread ? spread(values) : values, 0, to, 0, to.length);
    }

    @Test
    void takeAByteMoreForASynapse() {
        assertThat(narrow.bytesPerSynapse()).isEqualTo(6);
        assertThat(wide.bytesPerSynapse()).isEqualTo(7);
        wide.indexByTarget();
        assertThat(wide.bytesPerSynapse()).isEqualTo(15);
        var logarithm = new WeightTransfer.Logarithm(0.1);
        assertThat(new SparseSynapses(SOURCES, CLOSED_UP, pre, closedPost, new float[pre.length], logarithm)
                        .bytesPerSynapse())
                .isEqualTo(10);
    }

    @Test
    void deliverBitForBitTheSame() {
        float[] closedUp = new float[CLOSED_UP];
        float[] spread = new float[WIDE];
        float[] shares = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f};
        for (int round = 0; round < 3; round++) {
            assertThat(wide.deliver(ALL, SOURCES, spread)).isEqualTo(narrow.deliver(ALL, SOURCES, closedUp));
            wide.deliver(ALL, SOURCES, 0.3f, spread);
            narrow.deliver(ALL, SOURCES, 0.3f, closedUp);
            wide.deliverShares(ALL, SOURCES, shares, spread);
            narrow.deliverShares(ALL, SOURCES, shares, closedUp);
            assertThat(wide.deliverReleased(ALL, SOURCES, 0.4, round, 2, spread))
                    .isEqualTo(narrow.deliverReleased(ALL, SOURCES, 0.4, round, 2, closedUp))
                    .isBetween(800L, 1120L);
        }
        assertThat(gathered(spread)).containsExactly(closedUp);
        assertThat(sum(spread)).isEqualTo(sum(spread(closedUp))).isPositive();
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void deliverLaterBitForBitTheSame() {
        int[] delays = new int[pre.length];
        for (int k = 0; k < delays.length; k++) {
            delays[k] = 1 + k % 3;
        }
        var closedRing = new DelayRing(CLOSED_UP, delays);
        var spreadRing = new DelayRing(WIDE, delays);
        float[] shares = {1, 1, 1, 0.5f, 1, 1};
        narrow.deliverLater(ALL, SOURCES, shares, closedRing);
        wide.deliverLater(ALL, SOURCES, shares, spreadRing);
        for (int step = 0; step < 3; step++) {
            float[] closedUp = new float[CLOSED_UP];
            float[] spread = new float[WIDE];
            closedRing.arrive(1, closedUp);
            spreadRing.arrive(1, spread);
            assertThat(gathered(spread)).containsExactly(closedUp);
            assertThat(sum(closedUp)).isPositive();
        }
    }

    @Test
    void learnBitForBitTheSame() {
        float[] trace = numbers(CLOSED_UP, 6, 1);
        float[] preTrace = numbers(SOURCES, 8, 1);
        for (int i = 0; i < SOURCES; i++) {
            assertThat(wide.addToRow(i, -0.3f, spread(trace), 0, 1)).isEqualTo(ROW);
            narrow.addToRow(i, -0.3f, trace, 0, 1);
        }
        assertThat(wide.weights()).containsExactly(narrow.weights());
        for (int j = 0; j < CLOSED_UP; j += 3) {
            assertThat(wide.addToColumn(places[j], 0.2f, preTrace, 0, 1))
                    .isEqualTo(narrow.addToColumn(j, 0.2f, preTrace, 0, 1));
            wide.moveColumnTowards(places[j], 0.1f, preTrace);
            narrow.moveColumnTowards(j, 0.1f, preTrace);
        }
        assertThat(wide.weights()).containsExactly(narrow.weights()).contains(0f);
        double[] closedSums = new double[CLOSED_UP];
        double[] wideSums = new double[WIDE];
        narrow.sumPerTarget(closedSums);
        wide.sumPerTarget(wideSums);
        for (int j = 0; j < CLOSED_UP; j++) {
            assertThat(wideSums[places[j]]).isEqualTo(closedSums[j]);
        }
    }

    @Test
    void passBitForBitTheSame() {
        float[] closedUp = new float[CLOSED_UP];
        float[] spread = new float[WIDE];
        float[] closedKept = new float[pre.length];
        float[] wideKept = new float[pre.length];
        narrow.preparePassKept();
        wide.preparePassKept();
        TargetSums closedSums = sums(false);
        TargetSums wideSums = sums(true);
        var pass = new RowPass();
        pass.bounds(0, 1);
        pass.factor(1.5f);
        pass.owed(0.4f);
        pass.owing(0.3f);
        pass.perTrace(-0.2f);
        for (int i = 0; i < SOURCES; i++) {
            assertThat(wide.passFolded(i, pass, wideSums, wideSums, spread)).isEqualTo(ROW);
            narrow.passFolded(i, pass, closedSums, closedSums, closedUp);
            assertThat(wide.passKept(i, pass, wideSums, wideSums, wideKept, spread))
                    .isEqualTo(ROW);
            narrow.passKept(i, pass, closedSums, closedSums, closedKept, closedUp);
        }
        assertThat(wide.weights()).containsExactly(narrow.weights()).contains(0f);
        assertThat(wideKept).containsExactly(closedKept);
        assertThat(gathered(spread)).containsExactly(closedUp);
        float[] closedRead = new float[pre.length];
        float[] wideRead = new float[pre.length];
        narrow.readFolded(2, pass, closedSums, closedRead);
        wide.readFolded(2, pass, wideSums, wideRead);
        narrow.readKept(3, pass, closedSums, closedKept, closedRead);
        wide.readKept(3, pass, wideSums, wideKept, wideRead);
        assertThat(wideRead).containsExactly(closedRead);
    }

    @Test
    void fallIntoPartsOfTheSameSynapses() {
        int border = 70_000;
        SynapseTable first = wide.part(0, border);
        SynapseTable second = wide.part(border, WIDE);
        assertThat(first.size() + second.size()).isEqualTo(wide.size());
        float[] whole = new float[WIDE];
        float[] left = new float[border];
        float[] right = new float[WIDE - border];
        wide.deliver(ALL, SOURCES, whole);
        first.deliver(ALL, SOURCES, left);
        second.deliver(ALL, SOURCES, right);
        assertThat(Arrays.copyOf(whole, border)).containsExactly(left);
        assertThat(Arrays.copyOfRange(whole, border, WIDE)).containsExactly(right);
    }
}
