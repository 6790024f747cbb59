package org.hillock.snn.neuron;

import java.util.List;
import java.util.stream.Stream;
import org.hillock.snn.NetworkException;

/**
 * A layer-5 pyramidal neuron of two compartments: a soma that fires, and a dendrite that integrates its own input and
 * answers with a regenerative plateau when its input coincides with a somatic spike that runs back into it. Proximal
 * input alone gives single spikes, distal input alone little, both together a burst (Larkum, Zhu and Sakmann 1999, "A
 * new cellular mechanism for coupling inputs arriving at different cortical layers", Nature 398:338-341; Larkum 2013,
 * Trends Neurosci 36:141-151).
 *
 * <p>Equations and default constants after Naud and Sprekeler 2018 ("Sparse bursts optimize information transmission
 * in a multiplexed neural code", PNAS 115:E6329-E6338), which Payeur et al. 2021 (Nat Neurosci 24:1010-1019) use for
 * learning by bursts:
 *
 * <pre>{@code
 * dVs/dt = -(Vs - E_L)/tau_s + (g_s f(Vd) + Is - ws)/C_s     dws/dt = -ws/tau_ws;  ws <- ws + b at a spike
 * dVd/dt = -(Vd - E_L)/tau_d + (g_d f(Vd) + c_d K + Id - wd)/C_d   dwd/dt = (a (Vd - E_L) - wd)/tau_wd
 * f(V) = 1/(1 + exp(-(V - E_d)/D_d))
 * }</pre>
 *
 * <p>K is the spike that runs back, a rectangle of 2 ms that starts 0.5 ms after the spike. At {@code Vs > threshold}
 * the cell fires and Vs is held at E_L for the refractory time. By forward Euler. Is and Id are the receptors of the
 * two compartments, Is also the input of the neuron's drive.
 *
 * @param soma tau_s = C/g_L, C_s and E_L of the soma
 * @param dendrite tau_d = C/g_L and C_d of the dendrite, which rests where the soma does
 * @param constants the currents that couple the two
 * @param somaticBiasPicoamperes constant part of Is
 * @param dendriticBiasPicoamperes constant part of Id
 * @param somatic receptors of the soma, in pA and nS
 * @param dendritic receptors of the dendrite, in pA and nS
 */
public record BurstingPyramidal(
        Membrane soma,
        Membrane dendrite,
        Constants constants,
        double somaticBiasPicoamperes,
        double dendriticBiasPicoamperes,
        List<Receptor> somatic,
        List<Receptor> dendritic)
        implements NeuronModel {
    private static final double REST = -70;

    /**
     * What couples the compartments.
     *
     * @param thresholdMillivolts of the soma
     * @param refractoryMillis after a somatic spike
     * @param plateauToSomaPicoamperes g_s
     * @param plateauPicoamperes g_d
     * @param backPropagationPicoamperes c_d
     * @param plateauMillivolts E_d
     * @param plateauSlopeMillivolts D_d
     * @param somaticJumpPicoamperes b
     * @param somaticTauMillis tau_ws
     * @param dendriticNanosiemens a
     * @param dendriticTauMillis tau_wd
     */
    public record Constants(
            double thresholdMillivolts,
            double refractoryMillis,
            double plateauToSomaPicoamperes,
            double plateauPicoamperes,
            double backPropagationPicoamperes,
            double plateauMillivolts,
            double plateauSlopeMillivolts,
            double somaticJumpPicoamperes,
            double somaticTauMillis,
            double dendriticNanosiemens,
            double dendriticTauMillis) {
        /** Checks the parameters. */
        public Constants {
            NetworkException.requireFinite("two-compartment neuron, threshold", thresholdMillivolts);
            NetworkException.requirePositive("two-compartment neuron, plateau slope", plateauSlopeMillivolts);
            NetworkException.requirePositive("two-compartment neuron, somatic time constant", somaticTauMillis);
            NetworkException.requirePositive("two-compartment neuron, dendritic time constant", dendriticTauMillis);
            if (!(refractoryMillis >= 0) || refractoryMillis == Double.POSITIVE_INFINITY) {
                throw NetworkException.refused(
                        "two-compartment neuron, refractory time", refractoryMillis + " ms", "0 or more", "correct it");
            }
        }

        /**
         * Returns the values of the 2018 paper.
         *
         * <p>All of them, and those of {@link BurstingPyramidal#published}, agree with {@code
         * src/auryn/NaudGroup.cpp} of the Auryn simulator (github.com/fzenke/auryn, commit ec8e7575), the public
         * program of the model. Two could not be checked: the refractory time of 3 ms and the delay of 0.5 ms with
         * which the spike runs back. That program has neither; it raises the threshold by 2 mV at a spike, which
         * decays with 27 ms, and lets the rectangle begin at once.
         */
        public static Constants published() {
            return new Constants(-50, 3, 1300, 1200, 2600, -38, 6, 200, 100, 13, 30);
        }
    }

    /** Checks the parameters. */
    public BurstingPyramidal {
        NetworkException.requireFinite("two-compartment neuron, somatic bias", somaticBiasPicoamperes);
        NetworkException.requireFinite("two-compartment neuron, dendritic bias", dendriticBiasPicoamperes);
        ReceptorBank.checked(
                "two-compartment neuron",
                Stream.concat(somatic.stream(), dendritic.stream()).toList());
        somatic = List.copyOf(somatic);
        dendritic = List.copyOf(dendritic);
    }

    /** Returns the cell of the 2018 paper: 16 ms and 370 pF, 7 ms and 170 pF. */
    public static BurstingPyramidal published(List<Receptor> somatic, List<Receptor> dendritic) {
        return new BurstingPyramidal(
                new Membrane(370, 370.0 / 16, REST),
                new Membrane(170, 170.0 / 7, REST),
                Constants.published(),
                0,
                0,
                somatic,
                dendritic);
    }

    /** Returns a copy with constant currents. */
    public BurstingPyramidal biased(double somaticPicoamperes, double dendriticPicoamperes) {
        return new BurstingPyramidal(
                soma, dendrite, constants, somaticPicoamperes, dendriticPicoamperes, somatic, dendritic);
    }

    @Override
    public String name() {
        return "two_compartment_burst";
    }

    /** Returns the somatic receptors, then the dendritic ones. */
    @Override
    public List<Receptor> receptors() {
        return Stream.concat(somatic.stream(), dendritic.stream()).toList();
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return new BurstingPyramidalKernel(size, stepMillis, this);
    }
}
