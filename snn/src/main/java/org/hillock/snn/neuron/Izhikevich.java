package org.hillock.snn.neuron;

import java.util.Arrays;
import java.util.List;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;

/**
 * The quadratic neuron with recovery (Izhikevich 2003, "Simple model of spiking neurons", IEEE Trans Neural Netw
 * 14:1569-1572): {@code dv/dt = 0.04 v^2 + 5 v + 140 - u + I}, {@code du/dt = a (b v - u)} per millisecond; at {@code v >=
 * 30} it fires, {@code v <- c}, {@code u <- u + d}.
 *
 * <p>As in the paper's program v takes two half steps of Euler and u one whole step that sees the new v; the paper's step
 * is 1 ms.
 *
 * @param recoveryRate a, per millisecond
 * @param recoveryCoupling b
 * @param resetMillivolts c
 * @param recoveryJump d
 * @param bias constant part of I, mV per ms
 * @param receptors currents in mV per ms; conductances per ms
 */
public record Izhikevich(
        double recoveryRate,
        double recoveryCoupling,
        double resetMillivolts,
        double recoveryJump,
        double bias,
        List<Receptor> receptors)
        implements NeuronModel {
    private static final double START_MILLIVOLTS = -65;
    private static final float PEAK_MILLIVOLTS = 30;

    /** Checks the parameters. */
    public Izhikevich {
        NetworkException.requirePositive("Izhikevich neuron, a", recoveryRate);
        NetworkException.requireFinite("Izhikevich neuron, b", recoveryCoupling);
        NetworkException.requirePositive("Izhikevich neuron, peak above c", PEAK_MILLIVOLTS - resetMillivolts);
        NetworkException.requireFinite("Izhikevich neuron, d", recoveryJump);
        NetworkException.requireFinite("Izhikevich neuron, bias", bias);
        receptors = ReceptorBank.checked("Izhikevich neuron", receptors);
    }

    /** Returns the paper's regular-spiking excitatory cell. */
    public static Izhikevich regularSpiking() {
        return new Izhikevich(0.02, 0.2, -65, 8, 0, List.of());
    }

    /** Returns the paper's intrinsically bursting excitatory cell. */
    public static Izhikevich intrinsicallyBursting() {
        return new Izhikevich(0.02, 0.2, -55, 4, 0, List.of());
    }

    /** Returns the paper's chattering excitatory cell. */
    public static Izhikevich chattering() {
        return new Izhikevich(0.02, 0.2, -50, 2, 0, List.of());
    }

    /** Returns the paper's fast-spiking inhibitory cell. */
    public static Izhikevich fastSpiking() {
        return new Izhikevich(0.1, 0.2, -65, 2, 0, List.of());
    }

    /** Returns the paper's low-threshold spiking inhibitory cell. */
    public static Izhikevich lowThresholdSpiking() {
        return new Izhikevich(0.02, 0.25, -65, 2, 0, List.of());
    }

    /** Returns a copy with a constant current. */
    public Izhikevich biased(double current) {
        return new Izhikevich(recoveryRate, recoveryCoupling, resetMillivolts, recoveryJump, current, receptors);
    }

    @Override
    public String name() {
        return "izhikevich";
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return new Kernel(size, stepMillis, this);
    }

    private static final class Kernel extends MembraneKernel {
        private final float[] u;
        private final SpikeFlags flags;
        private final float half;
        private final float rate;
        private final float coupling;
        private final float reset;
        private final float jump;
        private final float bias;

        Kernel(int size, double stepMillis, Izhikevich model) {
            super(size, START_MILLIVOLTS, 0, new ReceptorBank(size, stepMillis, 0, model.receptors));
            this.u = new float[size];
            this.flags = new SpikeFlags(size);
            this.half = (float) (stepMillis / 2);
            this.rate = (float) (stepMillis * model.recoveryRate);
            this.coupling = (float) model.recoveryCoupling;
            this.reset = (float) model.resetMillivolts;
            this.jump = (float) model.recoveryJump;
            this.bias = (float) model.bias;
            reset(0);
        }

        @Override
        public void reset(long seed) {
            super.reset(seed);
            Arrays.fill(u, (float) (coupling * START_MILLIVOLTS));
        }

        @Override
        public int step(float[] input, int[] spikes) {
            bank.advance(bias, input);
            move(v, u, bank.current(), bank.conductance(), half, rate, coupling);
            flag(v, flags.flags());
            int count = flags.fire(v, reset, spikes);
            for (int k = 0; k < count; k++) {
                u[spikes[k]] += jump;
            }
            return count;
        }

        private static void move(
                float[] v, float[] u, float[] current, float[] conductance, float half, float rate, float coupling) {
            for (int i = 0; i < v.length; i++) {
                float x = v[i];
                float flow = current[i] + 140 - u[i];
                x += half * ((0.04f * x + 5 - conductance[i]) * x + flow);
                x += half * ((0.04f * x + 5 - conductance[i]) * x + flow);
                u[i] += rate * (coupling * x - u[i]);
                v[i] = x;
            }
        }

        private static void flag(float[] v, float[] flag) {
            for (int i = 0; i < v.length; i++) {
                float above = v[i] - Math.nextDown(PEAK_MILLIVOLTS);
                flag[i] = Math.abs(above) + above;
            }
        }

        @Override
        public void visit(StateVisitor visitor) {
            super.visit(visitor);
            visitor.floats(u);
        }
    }
}
