package org.hillock.snn.neuron;

import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;

/**
 * Spikes from a raster, one row a step from the last reset on; silent after its end.
 *
 * @param raster who fires when; read at every step, so it must not change while a network runs on it
 */
public record RecordedSource(SpikeRaster raster) implements NeuronModel {
    @Override
    public String name() {
        return "spike_source_array";
    }

    @Override
    public boolean receivesInput() {
        return false;
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        if (raster.neurons() != size) {
            throw NetworkException.refused(
                    "recorded source",
                    "a raster of " + raster.neurons() + " neurons",
                    size + ", the size of the population",
                    "give the population the size of its raster");
        }
        return new Kernel(raster);
    }

    private static final class Kernel extends SourceKernel {
        private final SpikeRaster raster;

        Kernel(SpikeRaster raster) {
            super(raster.neurons());
            this.raster = raster;
        }

        @Override
        public int step(float[] input, int[] spikes) {
            long step = nextStep();
            return step < raster.steps() ? raster.spikes((int) step, spikes) : 0;
        }
    }
}
