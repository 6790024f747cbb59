package org.hillock.snn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpikeRasterTest {
    @Property
    void listsWhatWasRecordedAndCountsIt(
            @ForAll @IntRange(min = 1, max = 200) int neurons,
            @ForAll @IntRange(min = 1, max = 20) int steps,
            @ForAll long seed) {
        var raster = new SpikeRaster(steps, neurons);
        var expected = new BitSet[steps];
        int[] spikes = new int[neurons];
        long count = 0;
        for (int step = 0; step < steps; step++) {
            expected[step] = new BitSet();
            int n = 0;
            for (int i = 0; i < neurons; i++) {
                if (CounterRandom.uniform(seed, (long) step * neurons + i) < 0.3) {
                    expected[step].set(i);
                    spikes[n++] = i;
                }
            }
            count += n;
            raster.record(step, spikes, n);
        }
        for (int step = 0; step < steps; step++) {
            int n = raster.spikes(step, spikes);
            var listed = new BitSet();
            for (int k = 0; k < n; k++) {
                listed.set(spikes[k]);
                assertThat(raster.fired(step, spikes[k])).isTrue();
            }
            assertThat(listed).isEqualTo(expected[step]);
        }
        assertThat(raster.count()).isEqualTo(count);
        assertThat(raster.copy()).isEqualTo(raster).hasSameHashCodeAs(raster);
    }

    @Test
    void placesATeachersFirstSpikeAtTheEndOfThePeriod() {
        var raster = SpikeRaster.periodic(225, 3, 1, 5);
        assertThat(raster.count()).isEqualTo(45);
        assertThat(raster.fired(4, 1)).isTrue();
        assertThat(raster.fired(224, 1)).isTrue();
        assertThat(raster.fired(4, 0)).isFalse();
        assertThat(raster.fired(0, 1)).isFalse();
    }

    @Test
    void refusesANeuronOutside() {
        assertThatThrownBy(() -> new SpikeRaster(2, 70).set(1, 70))
                .isInstanceOf(NetworkException.class)
                .hasMessage("spike raster: read step 1, neuron 70, expected a step below 2 and a neuron below 70; "
                        + "correct the index.");
    }
}
