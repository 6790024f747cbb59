package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.SynapseTable;

/**
 * What homeostatic rules share: a slow reading of every target's rate, and an update of all weights once per interval.
 *
 * <p>It has no traces that a reset returns to their start: the rate is learned state, and moves only while the rule acts. So a
 * kernel that rehearses is this kernel.
 */
abstract class RateKernel implements PlasticityKernel {
    final SynapseTable synapses;
    private final double stepMillis;
    private final double targetRateHz;
    private final double decay;
    private final int stepsPerInterval;
    private final double[] rate;
    private final long[] stepInInterval = new long[1];

    RateKernel(
            SynapseTable synapses,
            double stepMillis,
            double targetRateHz,
            double rateTauMillis,
            double intervalMillis) {
        this.synapses = synapses;
        this.stepMillis = stepMillis;
        this.targetRateHz = targetRateHz;
        this.decay = StrictMath.exp(-stepMillis / rateTauMillis);
        this.stepsPerInterval = (int) Math.max(1, Math.round(intervalMillis / stepMillis));
        this.rate = new double[synapses.postCount()];
        forget();
    }

    /** Changes the weights by what an interval asks for; returns how many. */
    abstract long change(double intervalMillis);

    final double rateHz(int post) {
        return rate[post];
    }

    @Override
    public final void resetTraces() {}

    @Override
    public final void forget() {
        Arrays.fill(rate, targetRateHz);
        stepInInterval[0] = 0;
    }

    @Override
    public final void observe(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {}

    @Override
    public final long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        for (int j = 0; j < rate.length; j++) {
            rate[j] *= decay;
        }
        double spike = (1 - decay) * 1000 / stepMillis;
        for (int k = 0; k < firedCount; k++) {
            rate[fired[k]] += spike;
        }
        stepInInterval[0]++;
        if (stepInInterval[0] < stepsPerInterval) {
            return 0;
        }
        stepInInterval[0] = 0;
        long updates = change(stepsPerInterval * stepMillis);
        synapses.touchedAll();
        return updates;
    }

    @Override
    public final void visit(StateVisitor visitor) {
        visitor.doubles(rate);
        visitor.longs(stepInInterval);
    }
}
