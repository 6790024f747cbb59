package org.hillock.snn.neuron;

import java.util.Arrays;
import java.util.List;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;

/**
 * The adaptive exponential integrate-and-fire neuron (Brette and Gerstner 2005, "Adaptive exponential
 * integrate-and-fire model as an effective description of neuronal activity", J Neurophysiol 94:3637-3642):
 *
 * <pre>{@code
 * C dV/dt = -g_L (V - E_L) + g_L D exp((V - V_T) / D) - w + I
 * tau_w dw/dt = a (V - E_L) - w;  at V > V_peak: V <- V_r, w <- w + b
 * }</pre>
 *
 * <p>By forward Euler; the exponential's argument is cut off at V_peak. Currents in pA, conductances in nS. Naud,
 * Marcille, Clopath and Gerstner 2008 ("Firing patterns in the adaptive exponential integrate-and-fire model", Biol
 * Cybern 99:335-347) list parameters of eight patterns; table 1 of the paper was not at hand, and the suites of this
 * model use them as {@code examples/frompapers/Naud_et_al_2008_adex_firing_patterns.py} of the Brian simulator has
 * them (github.com/brian-team/brian2, commit 30329093), "adapted to match figures", with V_peak 0 mV and V from E_L.
 * The cell of the 2005 paper, by {@code Brette_Gerstner_2005.py} in the same folder: 281 pF, 30 nS, -70.6 mV; V_T
 * -50.4, D 2, V_r -70.6 and V_peak -40.4 mV; a 4 nS, tau_w 144 ms, b 80.5 pA; PyNN's default adds a refractory time
 * and puts V_peak at -40 mV.
 *
 * @param membrane C, g_L, E_L
 * @param thresholdMillivolts V_T
 * @param slopeMillivolts D, above 0
 * @param resetMillivolts V_r, below V_peak
 * @param peakMillivolts V_peak
 * @param subthresholdNanosiemens a
 * @param adaptationTauMillis tau_w
 * @param spikePicoamperes b
 * @param biasPicoamperes constant part of I
 * @param receptors currents in pA and conductances in nS
 */
public record AdaptiveExponential(
        Membrane membrane,
        double thresholdMillivolts,
        double slopeMillivolts,
        double resetMillivolts,
        double peakMillivolts,
        double subthresholdNanosiemens,
        double adaptationTauMillis,
        double spikePicoamperes,
        double biasPicoamperes,
        List<Receptor> receptors)
        implements NeuronModel {
    /** Checks the parameters. */
    public AdaptiveExponential {
        NetworkException.requireFinite("AdEx neuron, threshold", thresholdMillivolts);
        NetworkException.requirePositive("AdEx neuron, slope", slopeMillivolts);
        NetworkException.requireFinite("AdEx neuron, reset", resetMillivolts);
        NetworkException.requirePositive("AdEx neuron, peak above reset", peakMillivolts - resetMillivolts);
        NetworkException.requireFinite("AdEx neuron, subthreshold adaptation", subthresholdNanosiemens);
        NetworkException.requirePositive("AdEx neuron, adaptation time constant", adaptationTauMillis);
        NetworkException.requireFinite("AdEx neuron, adaptation per spike", spikePicoamperes);
        NetworkException.requireFinite("AdEx neuron, bias", biasPicoamperes);
        receptors = ReceptorBank.checked("AdEx neuron", receptors);
    }

    @Override
    public String name() {
        return "adex";
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return new Kernel(size, stepMillis, this);
    }

    private static final class Kernel extends MembraneKernel {
        private final float[] w;
        private final SpikeFlags flags;
        private final float perCapacitance;
        private final float leak;
        private final float rest;
        private final float threshold;
        private final float slope;
        private final float perSlope;
        private final float reset;
        private final float peak;
        private final float coupling;
        private final float perTau;
        private final float jump;
        private final float bias;

        Kernel(int size, double stepMillis, AdaptiveExponential model) {
            super(size, model.membrane.restMillivolts(), 0, new ReceptorBank(size, stepMillis, 0, model.receptors));
            this.w = new float[size];
            this.flags = new SpikeFlags(size);
            this.perCapacitance = (float) (stepMillis / model.membrane.capacitancePicofarads());
            this.leak = (float) model.membrane.leakNanosiemens();
            this.rest = (float) model.membrane.restMillivolts();
            this.threshold = (float) model.thresholdMillivolts;
            this.slope = (float) model.slopeMillivolts;
            this.perSlope = (float) (1 / model.slopeMillivolts);
            this.reset = (float) model.resetMillivolts;
            this.peak = (float) model.peakMillivolts;
            this.coupling = (float) model.subthresholdNanosiemens;
            this.perTau = (float) (stepMillis / model.adaptationTauMillis);
            this.jump = (float) model.spikePicoamperes;
            this.bias = (float) model.biasPicoamperes;
            reset(0);
        }

        @Override
        public void reset(long seed) {
            super.reset(seed);
            Arrays.fill(w, 0);
        }

        @Override
        public int step(float[] input, int[] spikes) {
            bank.advance(bias, input);
            move(bank.current(), bank.conductance(), flags.flags());
            int count = flags.fire(v, reset, spikes);
            for (int k = 0; k < count; k++) {
                w[spikes[k]] += jump;
            }
            return count;
        }

        private void move(float[] current, float[] conductance, float[] flag) {
            for (int i = 0; i < size; i++) {
                float x = v[i];
                float upstroke = leak * slope * FastExp.exp((Math.min(x, peak) - threshold) * perSlope);
                float flow = upstroke - leak * (x - rest) - w[i] + current[i] - conductance[i] * x;
                w[i] += perTau * (coupling * (x - rest) - w[i]);
                v[i] = x + perCapacitance * flow;
                float above = v[i] - peak;
                flag[i] = Math.abs(above) + above;
            }
        }

        @Override
        public void visit(StateVisitor visitor) {
            super.visit(visitor);
            visitor.floats(w);
        }
    }
}
