package org.hillock.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hillock.snn.NetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceptorLifTest {
    private static final LifNeuron SILENT = new LifNeuron(20, -65, 0, -65, 2);

    @ParameterizedTest
    @CsvSource({"20, 5, 0.1", "10, 2, 0.5", "5, 20, 0.1", "10, 10, 0.1", "10, 10.001, 1", "20, 0.5, 1"})
    void followsTheAnalyticPotentialOfAnAlphaCurrent(double tauM, double tauS, double h) {
        var membrane = new LifNeuron(tauM, -65, 0, -65, 2);
        NeuronKernel kernel = new ReceptorLif(membrane, 0, List.of(Receptor.alphaCurrent("alpha", tauS))).kernel(1, h);
        kernel.receptor(0)[0] += 9;
        double[] v = new double[1];
        for (int step = 1; step <= 400; step++) {
            kernel.step(new float[1], new int[1]);
            kernel.potentials(v);
            assertThat(v[0]).isCloseTo(-65 + 9 * alphaResponse(step * h, tauM, tauS), within(1e-4));
        }
    }

    /** The convolution of the alpha current with the membrane, by its closed form or, where that cancels, its limit. */
    private static double alphaResponse(double t, double tauM, double tauS) {
        double k = 1 / tauM - 1 / tauS;
        if (Math.abs(k * t) < 1e-2) {
            double x = k * t;
            double shape = 0.5 - x / 6 + x * x / 24;
            return StrictMath.E * t * t / (tauM * tauS) * StrictMath.exp(-t / tauS) * shape;
        }
        double grown = ((t * k - 1) * StrictMath.exp(-t / tauS) + StrictMath.exp(-t / tauM)) / (k * k);
        return StrictMath.E / (tauM * tauS) * grown;
    }

    @Test
    void addsExponentialCurrentsExactlyAsAProjectionsOwnCurrentWould() {
        NeuronKernel kernel = new ReceptorLif(SILENT, 0, List.of(Receptor.exponentialCurrent("e", 5))).kernel(1, 0.1);
        kernel.receptor(0)[0] += 7;
        double[] v = new double[1];
        for (int step = 1; step <= 400; step++) {
            kernel.step(new float[1], new int[1]);
            kernel.potentials(v);
            double t = 0.1 * step;
            double expected = -65 + 7 * 5.0 / -15 * (StrictMath.exp(-t / 5) - StrictMath.exp(-t / 20));
            assertThat(v[0]).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void movesThePotentialByTheWeightOfADeltaAtOnce() {
        NeuronKernel kernel = new ReceptorLif(SILENT, 0, List.of(Receptor.deltaCurrent("d"))).kernel(1, 0.1);
        double[] v = new double[1];
        kernel.receptor(0)[0] += 3;
        kernel.step(new float[1], new int[1]);
        kernel.potentials(v);
        assertThat(v[0]).isEqualTo(-62);
        kernel.step(new float[1], new int[1]);
        kernel.potentials(v);
        assertThat(v[0]).isCloseTo(-65 + 3 * StrictMath.exp(-0.1 / 20), within(1e-4));
    }

    @Test
    void theFusedKernelForTwoCurrentsMovesAsTheGeneralOne() {
        NeuronKernel general = new ReceptorLif(
                        SILENT, 3, List.of(Receptor.exponentialCurrent("e", 5), Receptor.exponentialCurrent("i", 10)))
                .kernel(1, 0.1);
        NeuronKernel fused = new CurrentLif(SILENT, 3, 5, 10).kernel(1, 0.1);
        double[] one = new double[1];
        double[] other = new double[1];
        for (int step = 0; step < 500; step++) {
            for (NeuronKernel kernel : List.of(general, fused)) {
                kernel.receptor(step % 2)[0] += step % 17 == 0 ? 2 / kernel.receptorUnit(step % 2) : 0;
                kernel.step(new float[] {0.01f}, new int[1]);
            }
            general.potentials(one);
            fused.potentials(other);
            assertThat(one[0]).isCloseTo(other[0], within(1e-4));
        }
    }

    @Test
    void refusesConductancesAndTwoReceptorsOfOneName() {
        assertThatThrownBy(() -> new ReceptorLif(SILENT, 0, List.of(Receptor.exponentialConductance("ampa", 5, 0))))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("receptor ampa: read a conductance");
        assertThatThrownBy(() ->
                        new ReceptorLif(SILENT, 0, List.of(Receptor.deltaCurrent("a"), Receptor.alphaCurrent("a", 1))))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("two receptors a");
    }
}
