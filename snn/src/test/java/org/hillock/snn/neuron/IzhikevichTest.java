package org.hillock.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The patterns of Izhikevich 2003, figure 2, at a constant input and steps finer than the paper's 1 ms. */
class IzhikevichTest {
    @Test
    void regularSpikingSlowsDownToASteadyRhythm() {
        List<Double> intervals = intervals(Izhikevich.regularSpiking(), 10, 0.25);
        assertThat(intervals.get(0)).isLessThan(0.6 * last(intervals));
        assertThat(last(intervals)).isBetween(30.0, 60.0);
    }

    @Test
    void fastSpikingKeepsAHighRateWithoutSlowing() {
        List<Double> intervals = intervals(Izhikevich.fastSpiking(), 10, 0.25);
        assertThat(last(intervals)).isLessThan(12);
        assertThat(intervals.get(1)).isBetween(0.6 * last(intervals), 1.1 * last(intervals));
    }

    @Test
    void intrinsicBurstingStartsWithABurstAndGoesOnWithSingleSpikes() {
        List<Double> intervals = intervals(Izhikevich.intrinsicallyBursting(), 10, 0.25);
        assertThat(intervals.get(0)).isLessThan(6);
        assertThat(last(intervals)).isGreaterThan(15);
    }

    @Test
    void chatteringRepeatsBursts() {
        List<Double> intervals = intervals(Izhikevich.chattering(), 10, 0.25);
        long within = intervals.stream().filter(i -> i < 8).count();
        long between = intervals.stream().filter(i -> i > 20).count();
        assertThat(between).isGreaterThan(5);
        assertThat(within).isGreaterThan(2 * between);
    }

    @Test
    void lowThresholdSpikingFiresAtAnInputThatLeavesRegularSpikingSilent() {
        assertThat(intervals(Izhikevich.lowThresholdSpiking(), 3, 0.25)).isNotEmpty();
        assertThat(intervals(Izhikevich.regularSpiking(), 3, 0.25)).isEmpty();
    }

    @Test
    void firesWithThePapersProgramInDoublePrecision() {
        NeuronKernel kernel = Izhikevich.regularSpiking().biased(10).kernel(1, 0.1);
        double v = -65;
        double u = 0.2 * v;
        var expected = new ArrayList<Integer>();
        var fired = new ArrayList<Integer>();
        for (int step = 0; step < 10_000; step++) {
            v += 0.05 * (0.04 * v * v + 5 * v + 140 - u + 10);
            v += 0.05 * (0.04 * v * v + 5 * v + 140 - u + 10);
            u += 0.002 * (0.2 * v - u);
            if (v >= 30) {
                v = -65;
                u += 8;
                expected.add(step);
            }
            if (kernel.step(new float[1], new int[1]) == 1) {
                fired.add(step);
            }
        }
        assertThat(fired).hasSameSizeAs(expected).hasSizeGreaterThan(15);
        for (int k = 0; k < fired.size(); k++) {
            assertThat(fired.get(k)).isBetween(expected.get(k) - 2, expected.get(k) + 2);
        }
    }

    private static List<Double> intervals(Izhikevich model, double current, double h) {
        NeuronKernel kernel = model.biased(current).kernel(1, h);
        var intervals = new ArrayList<Double>();
        double last = -1;
        for (int step = 0; step < 1000 / h; step++) {
            if (kernel.step(new float[1], new int[1]) == 1) {
                if (last >= 0) {
                    intervals.add(step * h - last);
                }
                last = step * h;
            }
        }
        return intervals;
    }

    private static double last(List<Double> intervals) {
        return intervals.get(intervals.size() - 1);
    }
}
