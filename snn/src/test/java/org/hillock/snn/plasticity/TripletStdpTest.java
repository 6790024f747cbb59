package org.hillock.snn.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.synapse.DenseSynapses;
import org.hillock.snn.synapse.WeightTransfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pairing experiment of Sjoestroem, Turrigiano and Nelson 2001 (Neuron 32:1149-1164) as Pfister and Gerstner 2006 fit it: 60 pairs
 * at five rates, dt = +10 and -10 ms; relative weight changes with their standard errors.
 */
class TripletStdpTest {
    private static final double[] RATES_HZ = {0.1, 10, 20, 40, 50};
    private static final double[] CAUSAL = {-0.04, 0.14, 0.29, 0.53, 0.56};
    private static final double[] CAUSAL_ERROR = {0.05, 0.10, 0.14, 0.11, 0.26};
    private static final double[] ACAUSAL = {-0.29, -0.41, -0.34, 0.56, 0.75};
    private static final double[] ACAUSAL_ERROR = {0.08, 0.11, 0.10, 0.32, 0.19};
    private static final int[] ONE = {0};

    @Test
    void reproducesTheDependenceOfPairingOnTheRate() {
        double normalisedError = 0;
        for (int k = 0; k < RATES_HZ.length; k++) {
            double causal = (change(RATES_HZ[k], 10) - CAUSAL[k]) / CAUSAL_ERROR[k];
            double acausal = (change(RATES_HZ[k], -10) - ACAUSAL[k]) / ACAUSAL_ERROR[k];
            // The paper's fit itself misses -10 ms at 40 Hz by 1.2 standard errors.
            assertThat(Math.abs(causal)).isLessThan(1);
            assertThat(Math.abs(acausal)).isLessThan(k == 3 ? 1.25 : 1);
            normalisedError += (causal * causal + acausal * acausal) / 10;
        }
        assertThat(normalisedError).isLessThan(0.36);
    }

    @Test
    void agreesWithTheEventSumOfItsEquations() {
        double[][] closed = {{-0.317, -0.332, -0.342, 0.174, 0.749}, {0.0003, 0.1190, 0.2280, 0.5320, 0.7630}};
        for (int k = 0; k < RATES_HZ.length; k++) {
            assertThat(change(RATES_HZ[k], -10)).isCloseTo(closed[0][k], within(0.002));
            assertThat(change(RATES_HZ[k], 10)).isCloseTo(closed[1][k], within(0.002));
        }
    }

    /** The full models of tables 3 and 4 on two random trains, summed pair by pair and triplet by triplet from the definition. */
    @ParameterizedTest
    @EnumSource(names = {"ALL_TO_ALL", "NEAREST"})
    void sumsPairsAndTripletsOfRandomTrains(Pairing pairing) {
        var rule = pairing == Pairing.ALL_TO_ALL
                ? new TripletStdp(16.8, 101, 33.7, 125, 5e-3, 6.2e-3, 7e-3, 2.3e-4, -100, 100, pairing)
                : new TripletStdp(16.8, 714, 33.7, 40, 8.8e-3, 5.3e-2, 6.6e-3, 3.1e-3, -100, 100, pairing);
        int steps = 2000;
        boolean[] pre = new boolean[steps];
        boolean[] post = new boolean[steps];
        var table = new DenseSynapses(1, 1, new float[] {0}, new WeightTransfer.Identity());
        var kernel = rule.kernel(table, 1);
        double expected = 0;
        for (int t = 0; t < steps; t++) {
            pre[t] = CounterRandom.uniform(1, t) < 0.04;
            post[t] = CounterRandom.uniform(2, t) < 0.05;
            if (pre[t]) {
                double slow = trace(pre, t, rule.tauXMillis(), pairing);
                expected -= trace(post, t, rule.tauMinusMillis(), pairing)
                        * (rule.pairMinus() + rule.tripletMinus() * slow);
            }
            if (post[t]) {
                double slow = trace(post, t, rule.tauYMillis(), pairing);
                expected +=
                        trace(pre, t, rule.tauPlusMillis(), pairing) * (rule.pairPlus() + rule.tripletPlus() * slow);
            }
            kernel.learn(ONE, pre[t] ? 1 : 0, ONE, post[t] ? 1 : 0);
        }
        assertThat((double) table.weights()[0]).isCloseTo(expected, within(1e-4));
        assertThat(Math.abs(expected)).isGreaterThan(0.05);
    }

    private static double trace(boolean[] train, int now, double tau, Pairing pairing) {
        double sum = 0;
        for (int t = now - 1; t >= 0; t--) {
            if (train[t]) {
                sum += StrictMath.exp((t - now) / tau);
                if (pairing == Pairing.NEAREST) {
                    return sum;
                }
            }
        }
        return sum;
    }

    private static double change(double rateHz, int lagMillis) {
        double stepMillis = 0.5;
        int period = (int) Math.round(1000 / rateHz / stepMillis);
        int lag = (int) Math.round(lagMillis / stepMillis);
        var table = new DenseSynapses(1, 1, new float[] {0}, new WeightTransfer.Identity());
        var kernel = TripletStdp.visualCortex(-10, 10).kernel(table, stepMillis);
        int first = 40;
        for (int step = 0; step < first + 60 * period; step++) {
            int sincePre = step - first;
            int sincePost = step - first - lag;
            int pre = sincePre >= 0 && sincePre % period == 0 && sincePre / period < 60 ? 1 : 0;
            int post = sincePost >= 0 && sincePost % period == 0 && sincePost / period < 60 ? 1 : 0;
            kernel.learn(ONE, pre, ONE, post);
        }
        return table.weights()[0];
    }
}
