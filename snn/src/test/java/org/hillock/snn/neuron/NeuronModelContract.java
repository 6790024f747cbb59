package org.hillock.snn.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.snn.Allocation;
import org.hillock.snn.CopiedState;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.junit.jupiter.api.Test;

/** What holds for every neuron model and source; a suite for one model says which. */
public abstract class NeuronModelContract {
    protected static final int SIZE = 37;

    /** Returns the model under test, for populations of {@link #SIZE}. */
    protected abstract NeuronModel model();

    private final float[] input = new float[SIZE];
    private final int[] spikes = new int[SIZE];

    @Test
    void hasAName() {
        assertThat(model().name()).matches("[a-z][a-z0-9_]*");
    }

    @Test
    void firesUnderTheContractsInput() {
        NeuronKernel kernel = model().kernel(SIZE, 0.5);
        kernel.reset(1);
        assertThat(run(kernel, 0, 400).stream().mapToInt(s -> s.length).sum()).isPositive();
    }

    @Test
    void listsSpikesAscendingAndWithinThePopulation() {
        NeuronKernel kernel = model().kernel(SIZE, 0.5);
        kernel.reset(1);
        for (int[] fired : run(kernel, 0, 400)) {
            int last = -1;
            for (int i : fired) {
                assertThat(i).isBetween(last + 1, SIZE - 1);
                last = i;
            }
        }
    }

    @Test
    void repeatsItselfAfterAResetWithTheSameSeed() {
        NeuronKernel kernel = model().kernel(SIZE, 0.5);
        kernel.reset(99);
        var start = CopiedState.of(kernel);
        List<int[]> first = run(kernel, 0, 300);
        var end = CopiedState.of(kernel);
        kernel.reset(99);
        assertThat(CopiedState.of(kernel)).isEqualTo(start);
        assertThat(run(kernel, 0, 300).toArray()).isEqualTo(first.toArray());
        assertThat(CopiedState.of(kernel)).isEqualTo(end);
    }

    @Test
    void goesOnBitForBitInAnotherKernelThatGetsItsState() {
        NeuronKernel one = model().kernel(SIZE, 0.5);
        one.reset(5);
        run(one, 0, 123);
        NeuronKernel other = model().kernel(SIZE, 0.5);
        other.reset(6);
        run(other, 0, 50);
        CopiedState.of(one).writeTo(other);
        assertThat(run(other, 123, 300).toArray()).isEqualTo(run(one, 123, 300).toArray());
        assertThat(CopiedState.of(other)).isEqualTo(CopiedState.of(one));
    }

    @Test
    void leavesItsInputAlone() {
        NeuronKernel kernel = model().kernel(SIZE, 0.5);
        kernel.reset(1);
        fillInput(0);
        float[] before = input.clone();
        kernel.step(input, spikes);
        assertThat(input).containsExactly(before);
    }

    @Test
    void allocatesNothingPerStep() {
        NeuronKernel kernel = model().kernel(SIZE, 0.5);
        kernel.reset(1);
        fillInput(0);
        assertThat(Allocation.bytesOnceWarm(() -> {
                    for (int k = 0; k < 1000; k++) {
                        kernel.step(input, spikes);
                    }
                }))
                .isZero();
    }

    private List<int[]> run(NeuronKernel kernel, int from, int steps) {
        var raster = new ArrayList<int[]>();
        for (int step = from; step < from + steps; step++) {
            fillInput(step);
            raster.add(Arrays.copyOf(spikes, kernel.step(input, spikes)));
        }
        return raster;
    }

    @Test
    void hasAnArrayForEachReceptorAndOthersAreRefused() {
        NeuronModel model = model();
        NeuronKernel kernel = model.kernel(SIZE, 0.5);
        for (int k = 0; k < model.receptors().size(); k++) {
            assertThat(kernel.receptor(k)).hasSize(SIZE).isSameAs(kernel.receptor(k));
            assertThat(model.receptor(model.receptors().get(k).name()))
                    .contains(model.receptors().get(k));
        }
        assertThatThrownBy(() -> kernel.receptor(model.receptors().size())).isInstanceOf(NetworkException.class);
    }

    @Test
    void letsEveryReceptorActOnThePotentialAndFadeWhenSilent() {
        for (int k = 0; k < model().receptors().size(); k++) {
            NeuronKernel touched = model().kernel(SIZE, 0.5);
            NeuronKernel control = model().kernel(SIZE, 0.5);
            touched.reset(1);
            control.reset(1);
            touched.receptor(k)[3] += 5;
            double[] one = new double[SIZE];
            double[] other = new double[SIZE];
            for (int step = 0; step < 10; step++) {
                touched.step(new float[SIZE], spikes);
                control.step(new float[SIZE], spikes);
            }
            touched.potentials(one);
            control.potentials(other);
            assertThat(one[2]).isEqualTo(other[2]);
            assertThat(one[3]).isNotEqualTo(other[3]);
            for (int step = 0; step < 1000; step++) {
                touched.step(new float[SIZE], spikes);
            }
            assertThat(touched.receptor(k)[3] * touched.receptorUnit(k)).isLessThan(1e-6f);
        }
    }

    private void fillInput(int step) {
        for (int i = 0; i < SIZE; i++) {
            input[i] = (float) CounterRandom.uniform(4711, (long) step * SIZE + i);
        }
    }
}
