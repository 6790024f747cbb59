package org.hillock.snn.neuron;

import java.util.List;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.Padding;
import org.hillock.snn.StateVisitor;

/**
 * Neurons that each receive a Poisson train of their own besides all other input, as the sum of many sources outside the
 * network would be: in every step the receptor gets the weight times a Poisson number of mean {@code rate * dt}, so several
 * spikes in a step count as such.
 *
 * <p>Each number is a function of seed, step and neuron alone, drawn by inversion with 32 bits.
 *
 * @param cell the neurons
 * @param receptor by which the train acts, one of the cell's
 * @param rateHz rate of the train of each neuron
 * @param weight of one spike, in the receptor's unit
 */
public record PoissonBackground(NeuronModel cell, String receptor, double rateHz, double weight)
        implements NeuronModel {
    private static final double GREATEST_MEAN = 64;

    /** Checks the parameters. */
    public PoissonBackground {
        NetworkException.requireFinite("Poisson background, weight", weight);
        if (!(rateHz >= 0) || rateHz == Double.POSITIVE_INFINITY) {
            throw NetworkException.refused("Poisson background, rate", rateHz + " Hz", "0 or more", "correct the rate");
        }
        if (cell.receptor(receptor).isEmpty()) {
            throw NetworkException.refused(
                    "Poisson background",
                    "receptor " + receptor,
                    "one of " + cell.receptors().stream().map(Receptor::name).toList(),
                    "name a receptor of " + cell.name());
        }
    }

    @Override
    public String name() {
        return "poisson_background";
    }

    @Override
    public List<Receptor> receptors() {
        return cell.receptors();
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return kernel(0, size, stepMillis);
    }

    @Override
    public boolean canBeSplit() {
        return cell.canBeSplit();
    }

    @Override
    public NeuronKernel kernel(int first, int size, double stepMillis) {
        double mean = rateHz * stepMillis / 1000;
        if (mean > GREATEST_MEAN) {
            throw NetworkException.refused(
                    "Poisson background",
                    mean + " spikes a step",
                    "at most " + GREATEST_MEAN,
                    "take a shorter step or a greater weight");
        }
        NeuronKernel kernel = cell.kernel(first, size, stepMillis);
        int index = 0;
        while (!cell.receptors().get(index).name().equals(receptor)) {
            index++;
        }
        return new Kernel(kernel, index, first, new PoissonTable(mean), (float) weight);
    }

    private static final class Kernel implements NeuronKernel {
        private static final int SEED = Padding.BEFORE;
        private static final int STEP = Padding.BEFORE + 1;

        private final NeuronKernel cells;
        private final int receptor;
        private final int first;
        private final PoissonTable table;
        private final float weight;
        private final float[] target;
        private final float[] perCount;
        private final long[] seedAndStep = new long[Padding.length(2)];

        Kernel(NeuronKernel cells, int receptor, int first, PoissonTable table, float weight) {
            this.cells = cells;
            this.receptor = receptor;
            this.first = first;
            this.table = table;
            this.weight = weight;
            this.target = cells.receptor(receptor);
            this.perCount = new float[PoissonTable.GREATEST + 1];
        }

        private void bombard() {
            float unit = weight / cells.receptorUnit(receptor);
            for (int n = 0; n < perCount.length; n++) {
                perCount[n] = n * unit;
            }
            table.add(CounterRandom.stream(seedAndStep[SEED], seedAndStep[STEP]++), first, perCount, target);
        }

        @Override
        public void reset(long seed) {
            cells.reset(seed);
            seedAndStep[SEED] = CounterRandom.stream(seed, 1);
            seedAndStep[STEP] = 0;
        }

        @Override
        public int step(float[] input, int[] spikes) {
            bombard();
            return cells.step(input, spikes);
        }

        @Override
        public int stepUndriven(float[] zeros, int[] spikes) {
            bombard();
            return cells.stepUndriven(zeros, spikes);
        }

        @Override
        public double driveCoupling() {
            return cells.driveCoupling();
        }

        @Override
        public double currentCoupling(double tauMillis) {
            return cells.currentCoupling(tauMillis);
        }

        @Override
        public void potentials(double[] potentials) {
            cells.potentials(potentials);
        }

        @Override
        public void setPotentials(double[] potentials) {
            cells.setPotentials(potentials);
        }

        @Override
        public float[] receptor(int index) {
            return cells.receptor(index);
        }

        @Override
        public float receptorUnit(int index) {
            return cells.receptorUnit(index);
        }

        @Override
        public void visit(StateVisitor visitor) {
            cells.visit(visitor);
            visitor.longs(seedAndStep);
        }
    }
}
