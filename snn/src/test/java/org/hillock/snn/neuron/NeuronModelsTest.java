package org.hillock.snn.neuron;

import org.hillock.snn.SpikeRaster;
import org.junit.jupiter.api.Nested;

class NeuronModelsTest {
    @Nested
    class Lif extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new LifNeuron(10, -65, -58, -70, 2);
        }
    }

    @Nested
    class LifWithoutRefractoriness extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new LifNeuron(20, 0, 5, 0, 0);
        }
    }

    @Nested
    class Integrator extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new IntegrateAndFire(2.5, IntegrateAndFire.Start.RANDOM_PHASE);
        }
    }

    @Nested
    class Poisson extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new PoissonSource(40);
        }
    }

    @Nested
    class Recorded extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new RecordedSource(SpikeRaster.periodic(350, SIZE, 11, 7));
        }
    }

    @Nested
    class SoftWinner extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new WinnerTakeAll(2);
        }
    }
}
