package org.hillock.snn.neuron;

import java.util.List;
import org.hillock.snn.SpikeRaster;
import org.junit.jupiter.api.Nested;

class NeuronModelsTest {
    private static final List<Receptor> RECEPTORS =
            List.of(Receptor.exponentialConductance("ampa", 5, 0), Receptor.alphaCurrent("alpha", 2));

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

    @Nested
    class Conductances extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new ConductanceLif(new LifNeuron(10, -65, -58, -70, 2), 8, 5, 0, 10, -80);
        }
    }

    @Nested
    class Currents extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new CurrentLif(new LifNeuron(10, -65, -58, -70, 2), 8, 5, 10);
        }
    }

    @Nested
    class Receptors extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new ReceptorLif(
                    new LifNeuron(10, -65, -58, -70, 2),
                    8,
                    List.of(
                            Receptor.deltaCurrent("delta"),
                            Receptor.exponentialCurrent("exponential", 5),
                            Receptor.alphaCurrent("alpha", 2)));
        }
    }

    @Nested
    class AdaptiveThreshold extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new AdaptiveThresholdLif(new LifNeuron(10, -65, -58, -70, 2), 50, 2, 8, RECEPTORS);
        }
    }

    @Nested
    class AdEx extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new AdaptiveExponential(new Membrane(200, 10, -70), -50, 2, -58, 0, 2, 30, 0, 500, RECEPTORS);
        }
    }

    @Nested
    class Quadratic extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return Izhikevich.regularSpiking().biased(10);
        }
    }

    @Nested
    class SquidAxon extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new HodgkinHuxley(20, RECEPTORS);
        }
    }

    @Nested
    class TwoCompartments extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return BurstingPyramidal.published(RECEPTORS, List.of(Receptor.alphaCurrent("distal", 5)))
                    .biased(700, 200);
        }
    }

    @Nested
    class Inhomogeneous extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new InhomogeneousPoissonSource(new RateProfile.Cosine(30, 0.8, 10));
        }
    }

    @Nested
    class DeltaCells extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new ReceptorLif(
                    new LifNeuron(10, -65, -58, -70, 2), 8, List.of(Receptor.deltaCurrent("delta")));
        }
    }

    @Nested
    class Background extends NeuronModelContract {
        @Override
        protected NeuronModel model() {
            return new PoissonBackground(
                    new ConductanceLif(new LifNeuron(10, -65, -58, -70, 2), 8, 5, 0, 10, -80), "excitatory", 2000, 1e-9);
        }
    }
}
