package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.SynapseTable;

/** Runs {@link ExpectationMaximisationStdp} on one projection. */
final class ExpectationMaximisationKernel implements PlasticityKernel {
    private final SynapseTable synapses;
    private final Wiring wiring;
    private final ExpectationMaximisationStdp rule;
    private final int windowSteps;
    private final int[] stepsLeft;
    private final long[] counts;

    ExpectationMaximisationKernel(
            SynapseTable synapses, Wiring wiring, double stepMillis, ExpectationMaximisationStdp rule) {
        this.synapses = synapses;
        this.wiring = wiring;
        this.rule = rule;
        this.windowSteps = (int) Math.min(Integer.MAX_VALUE - 1, Math.round(rule.windowMillis() / stepMillis));
        this.stepsLeft = new int[synapses.preCount()];
        this.counts = new long[synapses.postCount()];
    }

    private ExpectationMaximisationKernel(ExpectationMaximisationKernel shared) {
        this.synapses = shared.synapses;
        this.wiring = shared.wiring;
        this.rule = shared.rule;
        this.windowSteps = shared.windowSteps;
        this.stepsLeft = new int[shared.stepsLeft.length];
        this.counts = shared.counts;
    }

    @Override
    public void resetTraces() {
        Arrays.fill(stepsLeft, 0);
    }

    @Override
    public void forget() {
        Arrays.fill(counts, 0);
    }

    @Override
    public void observe(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        for (int i = 0; i < stepsLeft.length; i++) {
            stepsLeft[i] = Math.max(0, stepsLeft[i] - 1);
        }
        for (int k = 0; k < arrivalCount; k++) {
            stepsLeft[arrivals[k]] = windowSteps + 1;
        }
    }

    @Override
    public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        observe(arrivals, arrivalCount, fired, firedCount);
        long updates = 0;
        for (int k = 0; k < firedCount; k++) {
            int y = fired[k];
            counts[y]++;
            double eta = Math.max(rule.leastRate(), 1.0 / counts[y]);
            updates += move(eta, wiring.columnStart[y], wiring.columnStart[y + 1]);
            synapses.touched(y);
        }
        return updates;
    }

    private int move(double eta, int from, int to) {
        float[] weights = synapses.weights();
        for (int c = from; c < to; c++) {
            int k = wiring.columnSynapse[c];
            double w = weights[k];
            double pull = stepsLeft[wiring.columnSource[c]] > 0 ? rule.offset() * StrictMath.exp(-w) - 1 : -1;
            weights[k] = (float) Math.max(rule.leastWeight(), Math.min(rule.greatestWeight(), w + eta * pull));
        }
        return to - from;
    }

    @Override
    public PlasticityKernel withOwnTraces() {
        return new ExpectationMaximisationKernel(this);
    }

    @Override
    public int bytesPerSynapse() {
        return Wiring.BYTES_PER_SYNAPSE;
    }

    @Override
    public boolean goesByTarget() {
        return false;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.ints(stepsLeft);
        visitor.longs(counts);
    }
}
