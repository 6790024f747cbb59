package org.hillock.snn.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.offset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.snn.Allocation;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.Population;
import org.junit.jupiter.api.Test;

class NirNetworkTest {
    private static final double STEP = 1e-3;

    private static SpikeRaster drawnSpikes(int steps, int neurons, double probability) {
        var raster = new SpikeRaster(steps, neurons);
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < neurons; i++) {
                if (CounterRandom.uniform(77, (long) step * neurons + i) < probability) {
                    raster.set(step, i);
                }
            }
        }
        return raster;
    }

    private static SpikeRaster run(NirNetwork nir, SpikeRaster input, String population) {
        var engine = new FloatEngine(nir.network(), 1);
        engine.clamp(nir.input("input"), input);
        Population recorded = nir.network().population(population).orElseThrow();
        var raster = new SpikeRaster(input.steps(), recorded.size());
        int[] spikes = new int[recorded.size()];
        for (int step = 0; step < input.steps(); step++) {
            engine.step();
            raster.record(step, spikes, engine.spikes(recorded, spikes));
        }
        return raster;
    }

    private static NirGraph recurrent() {
        var first = new NirNode.CubaLif(
                Nodes.drawn(NirTensor.Type.FLOAT64, List.of(20), 0.004, 0.012, 1),
                Nodes.drawn(NirTensor.Type.FLOAT64, List.of(20), 0.008, 0.03, 2),
                Nodes.drawn(NirTensor.Type.FLOAT64, List.of(20), 0.8, 1.2, 3),
                Nodes.drawn(NirTensor.Type.FLOAT64, List.of(20), -0.05, 0.05, 4),
                Nodes.drawn(NirTensor.Type.FLOAT64, List.of(20), 0.2, 0.4, 5),
                Nodes.drawn(NirTensor.Type.FLOAT64, List.of(20), -0.1, 0.1, 6),
                Nodes.drawn(NirTensor.Type.FLOAT64, List.of(20), 0.9, 1.4, 7),
                Map.of());
        NirGraph chain = Nodes.chain(
                "input",
                new NirNode.Input(12),
                "fc1",
                Nodes.affine(
                        Nodes.matrix(20, 12, 0.1, 1, 8), Nodes.drawn(NirTensor.Type.FLOAT32, List.of(20), 0, 0.1, 9)),
                "lif1",
                first,
                "fc2",
                Nodes.linear(Nodes.matrix(7, 20, -0.1, 0.4, 10)),
                "lif2",
                Nodes.lif(7, 0.015, 1.5, 0.2),
                "output",
                new NirNode.Output(7));
        Map<String, NirNode> nodes = new HashMap<>(chain.nodes());
        nodes.put("rec", Nodes.linear(Nodes.matrix(20, 20, -0.6, 0.3, 11)));
        return Nodes.with(new NirGraph(nodes, chain.edges()), "lif1", "rec", "rec", "lif1");
    }

    /** The equations of the two layers by the classical Runge-Kutta method in fine steps, written out for this network alone. */
    private static final class Literal {
        private static final int FINE = 40;

        private final NirGraph graph;
        private final double[] s = new double[20];
        private final double[] v = new double[20];
        private final double[] u = new double[7];
        private boolean[] firedBefore = new boolean[20];
        final SpikeRaster first;
        final SpikeRaster second;

        Literal(NirGraph graph, SpikeRaster input) {
            this.graph = graph;
            this.first = new SpikeRaster(input.steps(), 20);
            this.second = new SpikeRaster(input.steps(), 7);
            for (int step = 0; step < input.steps(); step++) {
                advance(step, input);
            }
        }

        private void advance(int step, SpikeRaster input) {
            var cells = (NirNode.CubaLif) graph.node("lif1");
            var affine = (NirNode.Affine) graph.node("fc1");
            var recurrent = (NirNode.Linear) graph.node("rec");
            var linear = (NirNode.Linear) graph.node("fc2");
            boolean[] fired = new boolean[20];
            for (int j = 0; j < 20; j++) {
                double current = affine.bias().get(j);
                for (int i = 0; i < 12; i++) {
                    current += input.fired(step, i) ? affine.weight().get(12 * j + i) : 0;
                }
                for (int i = 0; i < 20; i++) {
                    current += firedBefore[i] ? recurrent.weight().get(20 * j + i) : 0;
                }
                synaptic(cells, j, current);
                if (v[j] > cells.vThreshold().get(j)) {
                    v[j] = cells.vReset().get(j);
                    fired[j] = true;
                    first.set(step, j);
                }
            }
            for (int k = 0; k < 7; k++) {
                double current = 0;
                for (int j = 0; j < 20; j++) {
                    current += fired[j] ? linear.weight().get(20 * k + j) : 0;
                }
                double target = 1.5 * current;
                for (int f = 0; f < FINE; f++) {
                    u[k] += rungeKutta(u[k], target, 0.015);
                }
                if (u[k] > 0.2) {
                    u[k] = 0;
                    second.set(step, k);
                }
            }
            firedBefore = fired;
        }

        private static double rungeKutta(double x, double target, double tau) {
            double h = STEP / FINE;
            double a = (target - x) / tau;
            double b = (target - x - h / 2 * a) / tau;
            double c = (target - x - h / 2 * b) / tau;
            double d = (target - x - h * c) / tau;
            return h / 6 * (a + 2 * b + 2 * c + d);
        }

        private void synaptic(NirNode.CubaLif cells, int j, double current) {
            double h = STEP / FINE;
            double tauSyn = cells.tauSyn().get(j);
            double tauMem = cells.tauMem().get(j);
            double r = cells.r().get(j);
            double leak = cells.vLeak().get(j);
            double goal = cells.wIn().get(j) * current;
            for (int f = 0; f < FINE; f++) {
                double s1 = (goal - s[j]) / tauSyn;
                double v1 = (leak - v[j] + r * s[j]) / tauMem;
                double s2 = (goal - s[j] - h / 2 * s1) / tauSyn;
                double v2 = (leak - v[j] - h / 2 * v1 + r * (s[j] + h / 2 * s1)) / tauMem;
                double s3 = (goal - s[j] - h / 2 * s2) / tauSyn;
                double v3 = (leak - v[j] - h / 2 * v2 + r * (s[j] + h / 2 * s2)) / tauMem;
                double s4 = (goal - s[j] - h * s3) / tauSyn;
                double v4 = (leak - v[j] - h * v3 + r * (s[j] + h * s3)) / tauMem;
                s[j] += h / 6 * (s1 + 2 * s2 + 2 * s3 + s4);
                v[j] += h / 6 * (v1 + 2 * v2 + 2 * v3 + v4);
            }
        }
    }

    @Test
    void twoRecurrentLayersFireAsTheirEquationsSay() {
        NirGraph graph = recurrent();
        SpikeRaster input = drawnSpikes(2000, 12, 0.05);
        NirNetwork nir = NirNetwork.of(graph, NirSettings.seconds(STEP));
        var literal = new Literal(graph, input);
        assertThat(literal.first.count()).isBetween(500L, 20_000L);
        assertThat(literal.second.count()).isBetween(200L, 7_000L);
        assertThat(run(nir, input, "lif1")).isEqualTo(literal.first);
        assertThat(run(nir, input, "lif2")).isEqualTo(literal.second);
        assertThat(nir.output("output").population().name()).isEqualTo("lif2");
        assertThat(nir.output("output").spikes()).isTrue();
    }

    @Test
    void givesTheSameSpikesWithTheLoopInAnInnerGraph() {
        NirGraph flat = recurrent();
        var inner = new NirGraph(
                Map.of(
                        "in",
                        new NirNode.Input(20),
                        "lif",
                        flat.node("lif1"),
                        "rec",
                        flat.node("rec"),
                        "out",
                        new NirNode.Output(20)),
                List.of(
                        new NirGraph.Edge("in", "lif"),
                        new NirGraph.Edge("lif", "rec"),
                        new NirGraph.Edge("rec", "lif"),
                        new NirGraph.Edge("lif", "out")));
        NirGraph nested = Nodes.chain(
                "input", flat.node("input"),
                "fc1", flat.node("fc1"),
                "layer", inner,
                "fc2", flat.node("fc2"),
                "lif2", flat.node("lif2"),
                "output", flat.node("output"));
        SpikeRaster input = drawnSpikes(500, 12, 0.05);
        NirSettings settings = NirSettings.seconds(STEP);
        NirNetwork nir = NirNetwork.of(nested, settings);
        assertThat(run(nir, input, "layer.lif")).isEqualTo(run(NirNetwork.of(flat, settings), input, "lif1"));
        assertThat(run(nir, input, "lif2")).isEqualTo(run(NirNetwork.of(flat, settings), input, "lif2"));
    }

    @Test
    void stepsWithoutAllocating() {
        NirNetwork nir = NirNetwork.of(recurrent(), NirSettings.seconds(STEP).firing(50));
        var engine = new FloatEngine(nir.network(), 1);
        assertThat(Allocation.bytesOnceWarm(() -> engine.run(500))).isZero();
        assertThat(engine.cost().spikes()).isPositive();
    }

    @Test
    void integratesWithoutALeakAsAccumulatingFrameworksDo() {
        var neurons = new NirNode.If(NirTensor.filled(1, 1), NirTensor.filled(1, 1), NirTensor.filled(1, 0), Map.of());
        NirGraph graph = Nodes.chain(
                "input",
                new NirNode.Input(1),
                "fc",
                Nodes.affine(NirTensor.matrix(new double[][] {{0.5}}), NirTensor.vector(0.125)),
                "if",
                neurons,
                "output",
                new NirNode.Output(1));
        var every = new SpikeRaster(10, 1);
        for (int step = 0; step < 10; step++) {
            every.set(step, 0);
        }
        SpikeRaster fired = run(NirNetwork.of(graph, NirSettings.seconds(1)), every, "if");
        // 0.625, 1.25 > 1, and again.
        assertThat(fired.count()).isEqualTo(5);
        assertThat(fired.fired(1, 0)).isTrue();
        assertThat(fired.fired(0, 0)).isFalse();
    }

    private static double[] response(NirGraph graph, float[] signal) {
        NirNetwork nir = NirNetwork.of(graph, NirSettings.seconds(STEP));
        var engine = new FloatEngine(nir.network(), 1);
        new NirCurrents(nir, engine).set("input", signal);
        engine.step();
        Population out = nir.output("output").population();
        double[] potentials = new double[out.size()];
        engine.potentials(out, potentials);
        return potentials;
    }

    private static float[] drawnSignal(int size) {
        float[] signal = new float[size];
        for (int i = 0; i < size; i++) {
            signal[i] = (float) (2 * CounterRandom.uniform(5, i) - 1);
        }
        return signal;
    }

    /** Cross-correlation with zeros around the input, every index spelled out. */
    private static double[] convolved(
            float[] x,
            int channels,
            int height,
            int width,
            NirNode.Conv2d conv,
            int[] before,
            int outHeight,
            int outWidth) {
        List<Integer> w = conv.weight().shape();
        int perGroupIn = w.get(1);
        int perGroupOut = w.get(0) / conv.groups();
        double[] y = new double[w.get(0) * outHeight * outWidth];
        for (int o = 0; o < w.get(0); o++) {
            for (int r = 0; r < outHeight; r++) {
                for (int c = 0; c < outWidth; c++) {
                    double sum = conv.bias().get(o);
                    for (int i = 0; i < perGroupIn; i++) {
                        int channel = o / perGroupOut * perGroupIn + i;
                        for (int a = 0; a < w.get(2); a++) {
                            for (int b = 0; b < w.get(3); b++) {
                                int row = r * conv.stride().get(0)
                                        - before[0]
                                        + a * conv.dilation().get(0);
                                int column = c * conv.stride().get(1)
                                        - before[1]
                                        + b * conv.dilation().get(1);
                                if (row >= 0 && row < height && column >= 0 && column < width) {
                                    double weight =
                                            conv.weight().get(((o * perGroupIn + i) * w.get(2) + a) * w.get(3) + b);
                                    sum += weight * x[(channel * height + row) * width + column];
                                }
                            }
                        }
                    }
                    y[(o * outHeight + r) * outWidth + c] = sum;
                }
            }
        }
        assertThat(channels).isEqualTo(perGroupIn * conv.groups());
        return y;
    }

    private static NirNode.Conv2d conv(
            List<Integer> weight, int stride, NirNode.Padding padding, int dilation, int groups) {
        return new NirNode.Conv2d(
                Optional.empty(),
                Nodes.drawn(NirTensor.Type.FLOAT32, weight, -1, 1, 3),
                List.of(stride, stride),
                padding,
                List.of(dilation, dilation),
                groups,
                Nodes.drawn(NirTensor.Type.FLOAT32, List.of(weight.get(0)), -1, 1, 4),
                Map.of());
    }

    private void convolves(NirNode.Conv2d conv, int channels, int[] before, int outHeight, int outWidth) {
        float[] x = drawnSignal(channels * 7 * 6);
        NirGraph graph = Nodes.chain(
                "input", new NirNode.Input(List.of(channels, 7, 6), Map.of()),
                "conv", conv,
                "output", new NirNode.Output(List.of(conv.weight().shape().get(0), outHeight, outWidth), Map.of()));
        assertThat(response(graph, x))
                .containsExactly(convolved(x, channels, 7, 6, conv, before, outHeight, outWidth), offset(1e-5));
    }

    @Test
    void convolvesAsTheFrameworksDo() {
        var none = new NirNode.Padding.Valid();
        convolves(conv(List.of(3, 2, 3, 2), 1, none, 1, 1), 2, new int[] {0, 0}, 5, 5);
        convolves(
                conv(List.of(3, 2, 3, 3), 2, new NirNode.Padding.Zeros(List.of(1, 2)), 1, 1),
                2,
                new int[] {1, 2},
                4,
                4);
        convolves(
                conv(List.of(4, 2, 3, 3), 1, new NirNode.Padding.Zeros(List.of(0, 0)), 2, 2),
                4,
                new int[] {0, 0},
                3,
                2);
        convolves(conv(List.of(2, 1, 3, 4), 1, new NirNode.Padding.Same(), 1, 1), 1, new int[] {1, 1}, 7, 6);
        convolves(conv(List.of(4, 1, 1, 1), 3, none, 1, 4), 4, new int[] {0, 0}, 3, 2);
    }

    @Test
    void convolvesAlongOneAxis() {
        NirTensor weight = Nodes.drawn(NirTensor.Type.FLOAT32, List.of(3, 2, 4), -1, 1, 6);
        NirTensor bias = Nodes.drawn(NirTensor.Type.FLOAT32, List.of(3), -1, 1, 7);
        var conv = new NirNode.Conv1d(
                Optional.of(9), weight, 2, new NirNode.Padding.Zeros(List.of(1)), 2, 1, bias, Map.of());
        float[] x = drawnSignal(18);
        NirGraph graph = Nodes.chain(
                "input", new NirNode.Input(List.of(2, 9), Map.of()),
                "conv", conv,
                "output", new NirNode.Output(List.of(3, 3), Map.of()));
        double[] expected = new double[9];
        for (int o = 0; o < 3; o++) {
            for (int t = 0; t < 3; t++) {
                expected[3 * o + t] = bias.get(o);
                for (int c = 0; c < 2; c++) {
                    for (int k = 0; k < 4; k++) {
                        int at = 2 * t - 1 + 2 * k;
                        expected[3 * o + t] += at >= 0 && at < 9 ? weight.get((2 * o + c) * 4 + k) * x[9 * c + at] : 0;
                    }
                }
            }
        }
        assertThat(response(graph, x)).containsExactly(expected, offset(1e-5));
    }

    @Test
    void poolsScalesAndAddsUpSeveralWays() {
        float[] x = drawnSignal(2 * 4 * 6);
        NirGraph chain = Nodes.chain(
                "input", new NirNode.Input(List.of(2, 4, 6), Map.of()),
                "sum", new NirNode.SumPool2d(List.of(2, 3), List.of(2, 3), List.of(0, 0), Map.of()),
                "flat", new NirNode.Flatten(0, -1, Optional.empty(), Map.of()),
                "scale", new NirNode.Scale(NirTensor.vector(1, 2, 3, 4, 5, 6, 7, 8), Map.of()),
                "output", new NirNode.Output(8));
        Map<String, NirNode> nodes = new HashMap<>(chain.nodes());
        nodes.put("mean", new NirNode.AvgPool2d(List.of(2, 3), List.of(2, 3), List.of(0, 0), Map.of()));
        NirGraph graph = Nodes.with(
                new NirGraph(nodes, chain.edges()),
                "input",
                "mean",
                "mean",
                "output",
                "flat",
                "output",
                "flat",
                "output");
        double[] expected = new double[8];
        for (int k = 0; k < 8; k++) {
            int channel = k / 4;
            double sum = 0;
            for (int row = 0; row < 2; row++) {
                for (int column = 0; column < 3; column++) {
                    sum += x[channel * 24 + (k % 4 / 2 * 2 + row) * 6 + k % 2 * 3 + column];
                }
            }
            expected[k] = sum * (k + 1) + sum / 6 + 2 * sum;
        }
        assertThat(response(graph, x)).containsExactly(expected, offset(1e-5));
    }

    @Test
    void delaysEachElementByItsOwnTime() {
        double[] delays = new double[20];
        for (int k = 0; k < 20; k++) {
            delays[k] = k % 12 * 2 * STEP;
        }
        NirGraph graph = Nodes.chain(
                "input", new NirNode.Input(20),
                "delay", new NirNode.Delay(NirTensor.vector(delays), Map.of()),
                "relay", new NirNode.Threshold(NirTensor.filled(20, 0.5), Map.of()),
                "output", new NirNode.Output(20));
        SpikeRaster input = drawnSpikes(200, 20, 0.1);
        SpikeRaster fired = run(NirNetwork.of(graph, NirSettings.seconds(STEP)), input, "relay");
        var expected = new SpikeRaster(200, 20);
        for (int step = 0; step < 200; step++) {
            for (int k = 0; k < 20; k++) {
                if (step + k % 12 * 2 < 200 && input.fired(step, k)) {
                    expected.set(step + k % 12 * 2, k);
                }
            }
        }
        assertThat(fired).isEqualTo(expected);
    }

    @Test
    void readsPotentialsOfIntegrators() {
        var integrators =
                new NirNode.Li(NirTensor.filled(2, 0.01), NirTensor.filled(2, 2), NirTensor.filled(2, 0.5), Map.of());
        NirGraph graph = Nodes.chain("input", new NirNode.Input(2), "li", integrators, "output", new NirNode.Output(2));
        double[] v = response(graph, new float[] {1, 0});
        assertThat(v[0]).isCloseTo(0.5 + 2 * 0.09516258 - 0.5 * 0.90483742, offset(1e-7));
        assertThat(v[1]).isCloseTo(0.5 - 0.5 * 0.90483742, offset(1e-7));
        assertThat(NirNetwork.of(graph, NirSettings.seconds(STEP))
                        .output("output")
                        .spikes())
                .isFalse();
    }

    @Test
    void currentsOfOneDoWhatSpikesDo() {
        NirGraph graph = recurrent();
        NirNetwork nir = NirNetwork.of(graph, NirSettings.seconds(STEP));
        SpikeRaster input = drawnSpikes(300, 12, 0.05);
        SpikeRaster bySpikes = run(nir, input, "lif1");
        var engine = new FloatEngine(nir.network(), 1);
        var currents = new NirCurrents(nir, engine);
        Population cells = nir.network().population("lif1").orElseThrow();
        float[] signal = new float[12];
        int[] spikes = new int[20];
        for (int step = 0; step < 300; step++) {
            for (int i = 0; i < 12; i++) {
                signal[i] = input.fired(step, i) ? 1 : 0;
            }
            currents.set("input", signal);
            engine.step();
            int count = engine.spikes(cells, spikes);
            for (int i = 0, k = 0; i < 20; i++) {
                boolean fired = k < count && spikes[k] == i;
                k += fired ? 1 : 0;
                assertThat(fired).as("step %d, neuron %d", step, i).isEqualTo(bySpikes.fired(step, i));
            }
        }
        assertThat(Allocation.bytesOnceWarm(() -> currents.set("input", signal)))
                .isZero();
    }

    private static void refuses(NirGraph graph, String... words) {
        assertThatExceptionOfType(NetworkException.class)
                .isThrownBy(() -> NirNetwork.of(graph, NirSettings.seconds(STEP)))
                .withMessageContainingAll(words)
                .satisfies(e -> assertThat(e.getMessage()).endsWith("."));
    }

    @Test
    void namesTheNodeThatDoesNotFit() {
        var in = new NirNode.Input(2);
        var out = new NirNode.Output(2);
        NirNode.Linear two = Nodes.linear(NirTensor.matrix(new double[][] {{1, 0}, {0, 1}}));
        var li = new NirNode.Li(NirTensor.filled(2, 1), NirTensor.filled(2, 1), NirTensor.filled(2, 0), Map.of());
        refuses(
                Nodes.chain("input", in, "lif", Nodes.lif(3, 1, 1, 1), "output", new NirNode.Output(3)),
                "from 'input' to 'lif'",
                "shape [2] onto an input of shape [3]");
        refuses(
                Nodes.chain("input", in, "li", li, "fc", two, "lif", Nodes.lif(2, 1, 1, 1), "output", out),
                "'li'",
                "a potential that is sent to 'fc'",
                "a node that spikes");
        refuses(
                Nodes.with(Nodes.chain("input", in, "a", two, "b", two, "output", out), "b", "a"),
                "a loop without a neuron");
        refuses(
                Nodes.chain("input", in, "lif", Nodes.lif(2, -1, 1, 1), "output", out),
                "'lif'",
                "tau of neuron 0",
                "above 0");
        refuses(
                Nodes.chain("input", in, "fc", Nodes.affine(two.weight(), NirTensor.vector(1)), "output", out),
                "'fc'",
                "a bias of 1 elements");
        refuses(
                Nodes.with(Nodes.chain("input", in, "output", out), "output", "output"),
                "'output'",
                "end of the graph");
        refuses(
                Nodes.chain("input", in, "delay", new NirNode.Delay(NirTensor.filled(2, -1), Map.of()), "output", out),
                "'delay'",
                "0 to 32767 steps");
        refuses(
                Nodes.chain(
                        "input",
                        in,
                        "pool",
                        new NirNode.SumPool2d(List.of(2, 2), List.of(2, 2), List.of(0, 0), Map.of()),
                        "output",
                        out),
                "'pool'",
                "3 dimensions, channels first");
        var twoGates = new NirGraph(
                Map.of("a", in, "b", in, "c", out), List.of(new NirGraph.Edge("a", "c"), new NirGraph.Edge("b", "c")));
        refuses(Nodes.chain("input", in, "inner", twoGates, "output", out), "'inner'", "2 nodes of type Input");
    }
}
