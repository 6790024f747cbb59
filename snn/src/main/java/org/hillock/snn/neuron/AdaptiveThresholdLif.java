package org.hillock.snn.neuron;

import java.util.Arrays;
import java.util.List;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;

/**
 * A leaky integrate-and-fire neuron whose threshold rises by a fixed amount with every spike and decays back: it fires
 * when {@code V > v_thresh + a}, {@code da/dt = -a/tau_a}, {@code a <- a + jump} at a spike (the adaptive neuron of Bellec
 * et al. 2018, "Long short-term memory and learning-to-learn in networks of spiking neurons", NeurIPS 31).
 *
 * <p>V follows {@code tau_m dV/dt = v_rest - V + I + g (E - V)}, exactly for what is constant over a step; conductances in
 * units of the leak, currents as the voltage they would hold. A spike resets V to v_reset, where it is held for the
 * refractory time, while receptors and threshold go on.
 *
 * @param membrane time constant, rest, threshold at rest, reset and refractory time
 * @param adaptationTauMillis tau_a
 * @param jumpMillivolts what a spike adds to the threshold
 * @param biasMillivolts constant part of I
 * @param receptors currents and conductances
 */
public record AdaptiveThresholdLif(
        LifNeuron membrane,
        double adaptationTauMillis,
        double jumpMillivolts,
        double biasMillivolts,
        List<Receptor> receptors)
        implements NeuronModel {
    /** Checks the parameters. */
    public AdaptiveThresholdLif {
        NetworkException.requirePositive("adaptive-threshold neuron, time constant", adaptationTauMillis);
        NetworkException.requireFinite("adaptive-threshold neuron, jump", jumpMillivolts);
        NetworkException.requireFinite("adaptive-threshold neuron, bias", biasMillivolts);
        receptors = ReceptorBank.checked("adaptive-threshold neuron", receptors);
    }

    @Override
    public String name() {
        return "lif_adaptive_threshold";
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return new Kernel(size, stepMillis, this);
    }

    private static final class Kernel extends MembraneKernel {
        private final float[] adaptation;
        private final SpikeFlags flags;
        private final Refractoriness refractoriness;
        private final float threshold;
        private final float reset;
        private final float perTau;
        private final float decay;
        private final float jump;
        private final float bias;

        Kernel(int size, double stepMillis, AdaptiveThresholdLif model) {
            super(
                    size,
                    model.membrane.restMillivolts(),
                    model.membrane.restMillivolts(),
                    new ReceptorBank(size, stepMillis, model.membrane.restMillivolts(), model.receptors));
            this.adaptation = new float[size];
            this.flags = new SpikeFlags(size);
            this.refractoriness = new Refractoriness(size, model.membrane.refractoryMillis(), stepMillis, 1);
            double rest = model.membrane.restMillivolts();
            this.threshold = (float) (model.membrane.thresholdMillivolts() - rest);
            this.reset = (float) (model.membrane.resetMillivolts() - rest);
            this.perTau = (float) (stepMillis / model.membrane.membraneTauMillis());
            this.decay = (float) StrictMath.exp(-stepMillis / model.adaptationTauMillis);
            this.jump = (float) model.jumpMillivolts;
            this.bias = (float) model.biasMillivolts;
            reset(0);
        }

        @Override
        public void reset(long seed) {
            super.reset(seed);
            Arrays.fill(adaptation, 0);
            refractoriness.reset();
        }

        @Override
        public int step(float[] input, int[] spikes) {
            refractoriness.startStep();
            bank.advance(bias, input);
            move(v, bank.current(), bank.conductance(), refractoriness.active(), perTau);
            flag(v, adaptation, threshold, decay, flags.flags());
            int count = flags.fire(v, reset, spikes);
            for (int k = 0; k < count; k++) {
                adaptation[spikes[k]] += jump;
            }
            refractoriness.endStep(spikes, count);
            return count;
        }

        private static void move(float[] v, float[] current, float[] conductance, float[] active, float perTau) {
            for (int i = 0; i < v.length; i++) {
                float total = 1 + conductance[i];
                float target = current[i] / total;
                v[i] += active[i] * FastExp.approach(perTau * total) * (target - v[i]);
            }
        }

        private static void flag(float[] v, float[] adaptation, float threshold, float decay, float[] flag) {
            for (int i = 0; i < v.length; i++) {
                adaptation[i] *= decay;
                float above = v[i] - threshold - adaptation[i];
                flag[i] = Math.abs(above) + above;
            }
        }

        @Override
        public void visit(StateVisitor visitor) {
            super.visit(visitor);
            visitor.floats(adaptation);
            refractoriness.visit(visitor);
        }
    }
}
