package org.hillock.snn.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import org.hillock.snn.CounterRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTargetsTest {
    private static final int SYNAPSES = 5000;

    @ParameterizedTest
    @CsvSource({"1, 2", "65535, 2", "65536, 2", "65537, 3", "1000000, 3", "16777216, 3", "16777217, 4", "2147483647, 4"
    })
    void keepsEveryIndexInAsFewBytesAsTheTargetsNeed(int postCount, int bytes) {
        int[] post = new int[SYNAPSES];
        for (int k = 0; k < SYNAPSES; k++) {
            post[k] = (int) (CounterRandom.uniform(1, k) * postCount);
        }
        post[17] = postCount - 1;
        var targets = new RowTargets(post, postCount);
        int[] unpacked = new int[SYNAPSES];
        targets.unpack(0, SYNAPSES, unpacked);
        assertThat(targets.bytes()).isEqualTo(bytes);
        assertThat(unpacked).containsExactly(post);
        assertThat(targets.at(17)).isEqualTo(postCount - 1);
    }

    @ParameterizedTest
    @CsvSource({"60000, 1", "65536, 1", "65537, 2", "1000000, 16", "100000000, 1526"})
    void cutsAscendingRowsAtEvery65536thTarget(int postCount, int pieces) {
        int[] post = new int[SYNAPSES];
        for (int k = 0; k < SYNAPSES; k++) {
            post[k] = (int) ((long) k * (postCount - 1) / (SYNAPSES - 1));
        }
        var targets = new RowTargets(post, postCount);
        int found = 0;
        int from = 0;
        while (from < SYNAPSES) {
            int end = targets.pieceEnd(from, SYNAPSES);
            assertThat(end).isGreaterThan(from);
            for (int k = from; k < end; k++) {
                assertThat(targets.base(from) + targets.low()[k]).isEqualTo(post[k]);
            }
            from = end;
            found++;
        }
        assertThat(found).isEqualTo(pieces);
    }
}
