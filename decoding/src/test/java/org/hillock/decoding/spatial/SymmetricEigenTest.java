package org.hillock.decoding.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.hillock.decoding.DecodingException;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
    @Property(tries = 50)
    void theInverseSquareRootWhitens(
            @ForAll @IntRange(min = 1, max = 12) int n, @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        double[] matrix = RandomMatrices.positiveDefinite(n, seed);
        double[] root = new double[n * n];
        double[] identity = new double[n * n];
        new SymmetricEigen(n).inverseSquareRoot(matrix, root);
        SmallMatrices.congruence(root, matrix, n, n, new double[n * n], identity);
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                assertThat(identity[r * n + c]).isCloseTo(r == c ? 1 : 0, within(1e-8));
            }
        }
    }

    @Test
    void theLogarithmOfADiagonalIsTheDiagonalOfLogarithms() {
        double[] out = new double[4];
        new SymmetricEigen(2).logarithm(new double[] {Math.E, 0, 0, 1}, 1e-9, out);
        assertThat(out[0]).isCloseTo(1, within(1e-12));
        assertThat(out[1]).isCloseTo(0, within(1e-12));
        assertThat(out[3]).isCloseTo(0, within(1e-12));
    }

    @Test
    void valuesAscendAndVectorsBelongToThem() {
        SymmetricEigen eigen = new SymmetricEigen(3);
        eigen.decompose(new double[] {2, 0, 0, 0, 5, 0, 0, 0, -1});
        assertThat(new double[] {eigen.value(0), eigen.value(1), eigen.value(2)})
                .containsExactly(new double[] {-1, 2, 5}, within(1e-12));
        assertThat(Math.abs(eigen.vectors()[2])).isCloseTo(1, within(1e-12));
        assertThat(Math.abs(eigen.vectors()[3])).isCloseTo(1, within(1e-12));
        assertThat(Math.abs(eigen.vectors()[7])).isCloseTo(1, within(1e-12));
    }

    @Test
    void refusesWhatIsNotFiniteInOneSentence() {
        assertThatThrownBy(() -> new SymmetricEigen(2).decompose(new double[] {1, 0, 0, Double.NaN}))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("not finite");
    }
}
