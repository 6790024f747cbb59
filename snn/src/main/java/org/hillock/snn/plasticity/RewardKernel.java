package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.SynapseTable;

/** Runs {@link RewardModulatedStdp} on one projection. */
final class RewardKernel extends TwoTraceKernel implements ModulatedKernel {
    private final Wiring wiring;
    private final double stepMillis;
    private final RewardModulatedStdp rule;
    private final int stepsPerInterval;
    private final float intervalSeconds;
    private final float eligibilityDecay;
    private final float rewardDecay;
    private final float up;
    private final float down;
    private final float minimum;
    private final float maximum;
    private final float[] weights;
    private final float[] eligibility;
    private final float[] reward;
    private final float[] factor;
    private final long[] stepInInterval = new long[1];

    RewardKernel(SynapseTable synapses, Wiring wiring, double stepMillis, RewardModulatedStdp rule) {
        super(synapses, stepMillis, rule.tauPlusMillis(), rule.tauMinusMillis(), rule.pairing());
        this.wiring = wiring;
        this.stepMillis = stepMillis;
        this.rule = rule;
        this.stepsPerInterval = (int) Math.max(1, Math.round(rule.intervalMillis() / stepMillis));
        double intervalMillis = stepsPerInterval * stepMillis;
        this.intervalSeconds = (float) (intervalMillis / 1000);
        this.eligibilityDecay = (float) StrictMath.exp(-intervalMillis / rule.eligibilityTauMillis());
        this.rewardDecay = (float) StrictMath.exp(-stepMillis / rule.rewardTauMillis());
        this.up = (float) rule.aPlus();
        this.down = (float) rule.aMinus();
        this.minimum = (float) rule.leastWeight();
        this.maximum = (float) rule.greatestWeight();
        this.weights = synapses.weights();
        this.eligibility = new float[synapses.size()];
        this.reward = new float[synapses.postCount()];
        this.factor = new float[synapses.postCount()];
    }

    @Override
    public void modulate(double amount) {
        for (int j = 0; j < reward.length; j++) {
            reward[j] += (float) amount;
        }
    }

    @Override
    public void modulate(float[] amounts) {
        NetworkException.requireLength("reward-modulated STDP, rewards", amounts.length, reward.length);
        for (int j = 0; j < reward.length; j++) {
            reward[j] += amounts[j];
        }
    }

    @Override
    public void resetTraces() {
        super.resetTraces();
        Arrays.fill(eligibility, 0);
        Arrays.fill(reward, 0);
        stepInInterval[0] = 0;
    }

    @Override
    public void observe(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        advance(arrivals, arrivalCount, fired, firedCount);
        if (intervalEnds()) {
            Traces.decay(eligibility, eligibilityDecay);
        }
    }

    @Override
    public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        advance(arrivals, arrivalCount, fired, firedCount);
        if (!intervalEnds()) {
            return 0;
        }
        boolean moved = factors();
        if (moved) {
            consolidate(weights, eligibility, factor, wiring.target, minimum, maximum);
            synapses.touchedAll();
        }
        Traces.decay(eligibility, eligibilityDecay);
        return moved ? weights.length : 0;
    }

    private void advance(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        decay();
        Traces.decay(reward, rewardDecay);
        for (int k = 0; k < arrivalCount; k++) {
            tagRow(
                    eligibility,
                    wiring.target,
                    down,
                    postTrace,
                    wiring.rowStart[arrivals[k]],
                    wiring.rowStart[arrivals[k] + 1]);
        }
        for (int k = 0; k < firedCount; k++) {
            tagColumn(wiring.columnStart[fired[k]], wiring.columnStart[fired[k] + 1]);
        }
        mark(arrivals, arrivalCount, fired, firedCount);
    }

    private static void tagRow(float[] tags, int[] target, float step, float[] trace, int from, int to) {
        for (int k = from; k < to; k++) {
            tags[k] -= step * trace[target[k]];
        }
    }

    private void tagColumn(int from, int to) {
        for (int c = from; c < to; c++) {
            eligibility[wiring.columnSynapse[c]] += up * preTrace[wiring.columnSource[c]];
        }
    }

    private boolean intervalEnds() {
        stepInInterval[0]++;
        if (stepInInterval[0] < stepsPerInterval) {
            return false;
        }
        stepInInterval[0] = 0;
        return true;
    }

    private boolean factors() {
        boolean any = false;
        float tonic = (float) rule.tonic();
        for (int j = 0; j < factor.length; j++) {
            factor[j] = intervalSeconds * (tonic + reward[j]);
            any |= factor[j] != 0;
        }
        return any;
    }

    private static void consolidate(
            float[] weights, float[] tags, float[] factor, int[] target, float minimum, float maximum) {
        for (int k = 0; k < weights.length; k++) {
            weights[k] = clip(weights[k] + factor[target[k]] * tags[k], minimum, maximum);
        }
    }

    @Override
    public ModulatedKernel withOwnTraces() {
        return new RewardKernel(synapses, wiring, stepMillis, rule);
    }

    @Override
    public int bytesPerSynapse() {
        return Wiring.BYTES_PER_SYNAPSE + Float.BYTES;
    }

    @Override
    public boolean goesByTarget() {
        return false;
    }

    @Override
    public void visit(StateVisitor visitor) {
        super.visit(visitor);
        visitor.floats(eligibility);
        visitor.floats(reward);
        visitor.longs(stepInInterval);
    }
}
