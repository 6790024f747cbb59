package org.hillock.snn.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SynapseEndsTest {
    @Test
    void listsBothEndsInTheOrderOfTheWeights() {
        int[] pre = new int[6];
        int[] post = new int[6];
        new DenseSynapses(2, 3, new float[6], new WeightTransfer.Identity()).ends(pre, post);
        assertThat(pre).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(post).containsExactly(0, 1, 2, 0, 1, 2);
        int[] from = {0, 0, 2, 2};
        int[] to = {1, 1, 0, 2};
        int[] listedPre = new int[4];
        int[] listedPost = new int[4];
        new SparseSynapses(4, 3, from, to, new float[4], new WeightTransfer.Identity()).ends(listedPre, listedPost);
        assertThat(listedPre).containsExactly(from);
        assertThat(listedPost).containsExactly(to);
    }
}
