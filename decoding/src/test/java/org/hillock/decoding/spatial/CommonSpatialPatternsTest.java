package org.hillock.decoding.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CommonSpatialPatternsTest {
    @Property(tries = 50)
    void filtersWhitenTheSumAndDiagonaliseBoth(
            @ForAll @IntRange(min = 2, max = 10) int n, @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        double[] a = RandomMatrices.positiveDefinite(n, seed);
        double[] b = RandomMatrices.positiveDefinite(n, seed + 1);
        int count = CommonSpatialPatterns.filterCount(n, 2);
        double[] filters = new double[count * n];
        new CommonSpatialPatterns(n).fit(a, b, 2, filters);
        double[] inA = new double[count * count];
        double[] inB = new double[count * count];
        SmallMatrices.congruence(filters, a, count, n, new double[count * n], inA);
        SmallMatrices.congruence(filters, b, count, n, new double[count * n], inB);
        for (int r = 0; r < count; r++) {
            for (int c = 0; c < count; c++) {
                assertThat(inA[r * count + c] + inB[r * count + c]).isCloseTo(r == c ? 1 : 0, within(1e-7));
                if (r != c) {
                    assertThat(inA[r * count + c]).isCloseTo(0, within(1e-7));
                }
            }
            if (r > 0) {
                assertThat(inA[r * count + r]).isGreaterThanOrEqualTo(inA[(r - 1) * count + r - 1] - 1e-9);
            }
        }
    }

    @Test
    void findsTheChannelThatTellsTheClassesApart() {
        double[] a = {1, 0, 0, 0, 1, 0, 0, 0, 9};
        double[] b = {1, 0, 0, 0, 4, 0, 0, 0, 1};
        double[] filters = new double[6];
        new CommonSpatialPatterns(3).fit(a, b, 1, filters);
        assertThat(Math.abs(filters[1])).isCloseTo(1 / Math.sqrt(5), within(1e-9));
        assertThat(Math.abs(filters[5])).isCloseTo(1 / Math.sqrt(10), within(1e-9));
    }
}
