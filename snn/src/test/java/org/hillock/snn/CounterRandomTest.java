package org.hillock.snn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CounterRandomTest {
    @Test
    void givesTheSequenceOfSplitMix64ForConsecutiveCounters() {
        String[] published = {
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821"
        };
        for (int k = 0; k < published.length; k++) {
            assertThat(CounterRandom.bits(1234567, k)).isEqualTo(Long.parseUnsignedLong(published[k]));
        }
    }

    @Test
    void isUniformAndDiffersBetweenStreams() {
        int draws = 100_000;
        double sum = 0;
        double squares = 0;
        double product = 0;
        long other = CounterRandom.stream(7, 1);
        for (int k = 0; k < draws; k++) {
            double u = CounterRandom.uniform(CounterRandom.stream(7, 0), k);
            assertThat(u).isBetween(0.0, Math.nextDown(1.0));
            sum += u;
            squares += u * u;
            product += (u - 0.5) * (CounterRandom.uniform(other, k) - 0.5);
        }
        assertThat(sum / draws).isCloseTo(0.5, within(5 * Math.sqrt(1.0 / 12 / draws)));
        assertThat(squares / draws).isCloseTo(1.0 / 3, within(5 * Math.sqrt(4.0 / 45 / draws)));
        assertThat(product / draws).isCloseTo(0, within(5.0 / 12 / Math.sqrt(draws)));
    }
}
