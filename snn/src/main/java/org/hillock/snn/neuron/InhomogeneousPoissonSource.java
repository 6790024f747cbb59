package org.hillock.snn.neuron;

/**
 * Independent Poisson spike trains whose common rate follows a profile: in each step the rate of its middle holds, and a
 * neuron fires with probability {@code 1 - exp(-rate dt)}.
 *
 * <p>Each draw is a function of seed, step and neuron alone ({@link org.hillock.snn.CounterRandom}).
 *
 * @param profile the rate since the last reset
 */
public record InhomogeneousPoissonSource(RateProfile profile) implements NeuronModel {
    @Override
    public String name() {
        return "inhomogeneous_poisson_source";
    }

    @Override
    public boolean receivesInput() {
        return false;
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return new Kernel(size, stepMillis, profile);
    }

    private static final class Kernel extends SourceKernel {
        private final double stepMillis;
        private final RateProfile profile;
        private final BernoulliDraws draws;

        Kernel(int size, double stepMillis, RateProfile profile) {
            super(size);
            this.stepMillis = stepMillis;
            this.profile = profile;
            this.draws = new BernoulliDraws(size);
        }

        @Override
        public int step(float[] input, int[] spikes) {
            long step = nextStep();
            double rateHz = profile.rateHz((step + 0.5) * stepMillis);
            double probability = -StrictMath.expm1(-rateHz * stepMillis / 1000);
            return draws.draw(seed(), step * size, probability, spikes);
        }
    }
}
