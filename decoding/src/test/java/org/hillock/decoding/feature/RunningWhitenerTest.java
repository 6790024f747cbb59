package org.hillock.decoding.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RunningWhitenerTest {
    @Test
    void fullWhiteningDecorrelatesAndScales() {
        RunningWhitener whitener = new RunningWhitener(2, 0, 0.0005);
        Random random = new Random(1);
        double[] vector = new double[2];
        for (int t = 0; t < 20_000; t++) {
            draw(random, vector);
            whitener.observe(vector);
        }
        whitener.refresh();
        double[] z = new double[2];
        double square0 = 0;
        double square1 = 0;
        double product = 0;
        int count = 20_000;
        for (int t = 0; t < count; t++) {
            draw(random, vector);
            whitener.whiten(vector, z);
            square0 += z[0] * z[0] / count;
            square1 += z[1] * z[1] / count;
            product += z[0] * z[1] / count;
        }
        assertThat(square0).isCloseTo(1, within(0.1));
        assertThat(square1).isCloseTo(1, within(0.1));
        assertThat(product).isCloseTo(0, within(0.06));
    }

    private static void draw(Random random, double[] vector) {
        double common = random.nextGaussian();
        vector[0] = 10 + 3 * common + random.nextGaussian();
        vector[1] = -4 + 0.5 * common + 0.1 * random.nextGaussian();
    }

    @Test
    void clipsAtThreeDeviations() {
        RunningWhitener whitener = new RunningWhitener(1, 1, 0.005);
        whitener.observe(new double[] {0});
        whitener.refresh();
        double[] z = new double[1];
        whitener.whiten(new double[] {1e9}, z);
        assertThat(z[0]).isEqualTo(3);
    }

    @Test
    void theFirstVectorIsTheMean() {
        RunningWhitener whitener = new RunningWhitener(2, 0.5, 0.005);
        whitener.observe(new double[] {7, -2});
        whitener.refresh();
        double[] z = new double[2];
        whitener.whiten(new double[] {7, -2}, z);
        assertThat(z).containsExactly(0, 0);
    }
}
