package org.hillock.snn.nir;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.neuron.LifPropagator;
import org.hillock.snn.neuron.NeuronKernel;
import org.hillock.snn.neuron.NeuronModel;

/**
 * The neurons of one NIR node, each with parameters of its own.
 *
 * <p><b>Discretisation.</b> The input I is the sum of what arrives in a step, plus the bias, and holds over the step h; a spike is a pulse
 * of height 1 and width h, as in the frameworks that train such networks. For such an I the equations are solved exactly:
 *
 * <pre>{@code
 * LIF, LI         v <- v_leak + (v - v_leak) P + r (1 - P) I                     P = exp(-h/tau)
 * CubaLIF, CubaLI v <- v_leak + (v - v_leak) P + r ((1 - P) w_in I + K (s - w_in I))   P = exp(-h/tau_mem), Q = exp(-h/tau_syn)
 *                 s <- w_in I + (s - w_in I) Q            K = tau_syn/(tau_syn - tau_mem) (Q - P), or h/tau_mem P
 * IF, I           v <- v + r h I
 * Threshold, Output  v = I
 * }</pre>
 *
 * <p>Then, where there is a threshold, {@code v > v_threshold} makes a spike and {@code v <- v_reset}. All v and s start at 0. Where a
 * file was made for a unit step, as by frameworks that add weights to the potentials of IF neurons, take a step of 1 and its results are
 * those. Potentials are double precision, because IF neurons don't forget rounding errors.
 *
 * @param node the parameters
 * @param bias constant part of I, one per neuron
 * @param unitMillis the file's unit of time in milliseconds
 */
public record NirNeurons(NirNode node, NirTensor bias, double unitMillis) implements NeuronModel {
    /** Checks that every parameter makes sense. */
    public NirNeurons {
        NetworkException.requirePositive("NIR neurons, unit of time", unitMillis);
        NirTensor shape = parameters(node)
                .orElseThrow(() -> NetworkException.refused(
                        "NIR neurons", "a node of type " + node.type(), "one with neurons", "pass another node"));
        if (bias.size() != shape.size()) {
            throw NetworkException.refused(
                    "NIR neurons, bias", bias.size() + " elements", String.valueOf(shape.size()), "pass one a neuron");
        }
        new Coefficients(node, bias, 1);
    }

    /** Returns the parameter by whose shape a node's neurons are counted; empty for nodes without neurons. */
    static Optional<NirTensor> parameters(NirNode node) {
        if (node instanceof NirNode.Lif n) {
            return Optional.of(n.vThreshold());
        }
        if (node instanceof NirNode.Li n) {
            return Optional.of(n.r());
        }
        if (node instanceof NirNode.CubaLif n) {
            return Optional.of(n.vThreshold());
        }
        if (node instanceof NirNode.CubaLi n) {
            return Optional.of(n.r());
        }
        if (node instanceof NirNode.If n) {
            return Optional.of(n.vThreshold());
        }
        if (node instanceof NirNode.Integrator n) {
            return Optional.of(n.r());
        }
        if (node instanceof NirNode.Threshold n) {
            return Optional.of(n.threshold());
        }
        return node instanceof NirNode.Output n
                ? Optional.of(NirTensor.filled(Shapes.size(n.shape()), 0))
                : Optional.empty();
    }

    /** Tells whether a node's output are spikes. */
    static boolean spikes(NirNode node) {
        return node instanceof NirNode.Lif
                || node instanceof NirNode.CubaLif
                || node instanceof NirNode.If
                || node instanceof NirNode.Threshold;
    }

    @Override
    public String name() {
        return "nir_" + node.type().toLowerCase(Locale.ROOT);
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        NetworkException.requireLength("NIR neurons", size, bias.size());
        return new Kernel(new Coefficients(node, bias, stepMillis / unitMillis), size);
    }

    /** The factors of the closed solutions, one per neuron. */
    private static final class Coefficients {
        final double[] bias;
        final double[] leak;
        final double[] decay;
        final double[] fromInput;
        final double[] fromSynapse;
        final double[] synapseDecay;
        final double[] synapseInput;
        final double[] threshold;
        final double[] reset;
        private final double step;

        Coefficients(NirNode node, NirTensor bias, double step) {
            int size = bias.size();
            this.step = step;
            this.bias = finite(node, "bias", bias);
            this.leak = new double[size];
            this.decay = new double[size];
            this.fromInput = new double[size];
            this.fromSynapse = new double[size];
            this.synapseDecay = new double[size];
            this.synapseInput = new double[size];
            this.threshold = new double[size];
            this.reset = new double[size];
            Arrays.fill(fromInput, 1);
            Arrays.fill(threshold, Double.POSITIVE_INFINITY);
            membranes(node);
            thresholds(node);
        }

        private void membranes(NirNode node) {
            if (node instanceof NirNode.Lif n) {
                leaky(node, n.tau(), n.r(), n.vLeak());
            } else if (node instanceof NirNode.Li n) {
                leaky(node, n.tau(), n.r(), n.vLeak());
            } else if (node instanceof NirNode.CubaLif n) {
                synaptic(node, n.tauSyn(), n.tauMem(), n.r(), n.wIn(), n.vLeak());
            } else if (node instanceof NirNode.CubaLi n) {
                synaptic(node, n.tauSyn(), n.tauMem(), n.r(), n.wIn(), n.vLeak());
            } else if (node instanceof NirNode.If n) {
                perfect(node, n.r());
            } else if (node instanceof NirNode.Integrator n) {
                perfect(node, n.r());
            }
        }

        private void thresholds(NirNode node) {
            if (node instanceof NirNode.Lif n) {
                set(threshold, finite(node, "v_threshold", n.vThreshold()));
                set(reset, finite(node, "v_reset", n.vReset()));
            } else if (node instanceof NirNode.CubaLif n) {
                set(threshold, finite(node, "v_threshold", n.vThreshold()));
                set(reset, finite(node, "v_reset", n.vReset()));
            } else if (node instanceof NirNode.If n) {
                set(threshold, finite(node, "v_threshold", n.vThreshold()));
                set(reset, finite(node, "v_reset", n.vReset()));
            } else if (node instanceof NirNode.Threshold n) {
                set(threshold, finite(node, "threshold", n.threshold()));
            }
        }

        private static void set(double[] target, double[] values) {
            System.arraycopy(values, 0, target, 0, target.length);
        }

        private void leaky(NirNode node, NirTensor tau, NirTensor r, NirTensor vLeak) {
            double[] taus = positive(node, "tau", tau);
            double[] resistance = finite(node, "r", r);
            set(leak, finite(node, "v_leak", vLeak));
            for (int i = 0; i < taus.length; i++) {
                decay[i] = StrictMath.exp(-step / taus[i]);
                fromInput[i] = resistance[i] * new LifPropagator(step, taus[i]).constant();
            }
        }

        private void synaptic(
                NirNode node, NirTensor tauSyn, NirTensor tauMem, NirTensor r, NirTensor wIn, NirTensor vLeak) {
            double[] synapse = positive(node, "tau_syn", tauSyn);
            double[] membrane = positive(node, "tau_mem", tauMem);
            double[] resistance = finite(node, "r", r);
            double[] weight = finite(node, "w_in", wIn);
            set(leak, finite(node, "v_leak", vLeak));
            for (int i = 0; i < synapse.length; i++) {
                var propagator = new LifPropagator(step, membrane[i]);
                double coupling = propagator.exponential(synapse[i]);
                decay[i] = StrictMath.exp(-step / membrane[i]);
                fromInput[i] = resistance[i] * weight[i] * (propagator.constant() - coupling);
                fromSynapse[i] = resistance[i] * coupling;
                synapseDecay[i] = StrictMath.exp(-step / synapse[i]);
                synapseInput[i] = -weight[i] * StrictMath.expm1(-step / synapse[i]);
            }
        }

        private void perfect(NirNode node, NirTensor r) {
            double[] resistance = finite(node, "r", r);
            for (int i = 0; i < resistance.length; i++) {
                decay[i] = 1;
                fromInput[i] = resistance[i] * step;
            }
        }

        private static double[] finite(NirNode node, String parameter, NirTensor tensor) {
            double[] values = tensor.toArray();
            for (int i = 0; i < values.length; i++) {
                NetworkException.requireFinite(node.type() + " node, " + parameter + " of neuron " + i, values[i]);
            }
            return values;
        }

        private static double[] positive(NirNode node, String parameter, NirTensor tensor) {
            double[] values = tensor.toArray();
            for (int i = 0; i < values.length; i++) {
                NetworkException.requirePositive(node.type() + " node, " + parameter + " of neuron " + i, values[i]);
            }
            return values;
        }
    }

    private static final class Kernel implements NeuronKernel {
        private final Coefficients c;
        private final double[] v;
        private final double[] s;

        Kernel(Coefficients coefficients, int size) {
            this.c = coefficients;
            this.v = new double[size];
            this.s = new double[size];
        }

        @Override
        public void reset(long seed) {
            Arrays.fill(v, 0);
            Arrays.fill(s, 0);
        }

        @Override
        public int step(float[] input, int[] spikes) {
            integrate(c, v, s, input);
            return fire(c.threshold, c.reset, v, spikes);
        }

        private static void integrate(Coefficients c, double[] v, double[] s, float[] input) {
            for (int i = 0; i < v.length; i++) {
                double current = input[i] + c.bias[i];
                v[i] = c.leak[i] + (v[i] - c.leak[i]) * c.decay[i] + c.fromInput[i] * current + c.fromSynapse[i] * s[i];
                s[i] = s[i] * c.synapseDecay[i] + c.synapseInput[i] * current;
            }
        }

        private static int fire(double[] threshold, double[] reset, double[] v, int[] spikes) {
            int count = 0;
            for (int i = 0; i < v.length; i++) {
                if (v[i] > threshold[i]) {
                    v[i] = reset[i];
                    spikes[count++] = i;
                }
            }
            return count;
        }

        @Override
        public double driveCoupling() {
            return 1;
        }

        @Override
        public double currentCoupling(double tauMillis) {
            return 1;
        }

        @Override
        public void potentials(double[] potentials) {
            System.arraycopy(v, 0, potentials, 0, v.length);
        }

        @Override
        public void setPotentials(double[] potentials) {
            System.arraycopy(potentials, 0, v, 0, v.length);
        }

        @Override
        public void visit(StateVisitor visitor) {
            visitor.doubles(v);
            visitor.doubles(s);
        }
    }
}
