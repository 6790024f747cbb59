package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.synapse.SparseSynapses;
import org.hillock.snn.synapse.WeightTransfer;

/**
 * The network of figure 1 of Izhikevich 2007: 80 % regular-spiking and 20 % fast-spiking neurons of his model, a tenth of all pairs
 * connected with a delay of 1 ms, excitatory weights from 1 (0 to 4) under rewarded STDP, inhibitory ones fixed at -1, noise of 13
 * (uniform - 1/2) a millisecond. Synapse 0 starts at 0; whenever its target fires within 20 ms after its source, a reward follows 1 to 3 s
 * later.
 */
final class DistalRewardNetwork {
    private static final int LONGEST_WAIT = 3001;

    final SparseSynapses excitation;
    private final SparseSynapses inhibition;
    private final ModulatedKernel plasticity;
    private final int excitatory;
    private final int neurons;
    private final int rewardedTarget;
    private final double reward;
    private final long seed;
    private final double[] v;
    private final double[] u;
    private final float[] input;
    private final int[] before;
    private final int[] beforeInhibitory;
    private final int[] fired;
    private final boolean[] due = new boolean[LONGEST_WAIT];
    private int beforeCount;
    private int beforeInhibitoryCount;
    private long sourceFired = -100;
    private long now;

    long rewards;

    DistalRewardNetwork(int neurons, double reward, long seed) {
        this.neurons = neurons;
        this.excitatory = neurons * 4 / 5;
        this.reward = reward;
        this.seed = seed;
        int fan = neurons / 10;
        this.excitation = table(0, excitatory, neurons, fan, 1);
        this.inhibition = table(1, neurons - excitatory, excitatory, fan, -1);
        int[] target = new int[excitation.size()];
        excitation.ends(new int[excitation.size()], target);
        this.rewardedTarget = target[0];
        excitation.weights()[0] = 0;
        this.plasticity = new RewardModulatedStdp(20, 20, 10, 15, Pairing.NEAREST, 1000, 200, 0.002, 10, 0, 4)
                .kernel(excitation, 1);
        this.v = new double[neurons];
        this.u = new double[neurons];
        Arrays.fill(v, -65);
        Arrays.fill(u, -13);
        this.input = new float[neurons];
        this.before = new int[neurons];
        this.beforeInhibitory = new int[neurons];
        this.fired = new int[neurons];
    }

    private SparseSynapses table(long stream, int sources, int targets, int fan, float weight) {
        int[] pre = new int[sources * fan];
        int[] post = new int[sources * fan];
        float[] weights = new float[sources * fan];
        Arrays.fill(weights, weight);
        long draw = 0;
        for (int i = 0; i < sources; i++) {
            boolean[] taken = new boolean[targets];
            for (int k = 0; k < fan; ) {
                int j = (int) (targets * CounterRandom.uniform(CounterRandom.stream(seed, stream), draw++));
                if (!taken[j] && (stream == 1 || j != i)) {
                    taken[j] = true;
                    pre[i * fan + k] = i;
                    post[i * fan + k++] = j;
                }
            }
        }
        return new SparseSynapses(sources, targets, pre, post, weights, new WeightTransfer.Identity());
    }

    void run(int millis) {
        for (int k = 0; k < millis; k++) {
            step();
        }
    }

    private void step() {
        long noise = CounterRandom.stream(seed, 2);
        for (int i = 0; i < neurons; i++) {
            input[i] = (float) (13 * (CounterRandom.uniform(noise, now * neurons + i) - 0.5));
        }
        excitation.deliver(before, beforeCount, input);
        inhibition.deliver(beforeInhibitory, beforeInhibitoryCount, input);
        int count = 0;
        boolean targetFired = false;
        boolean sourceFires = false;
        for (int i = 0; i < neurons; i++) {
            boolean fast = i >= excitatory;
            v[i] += 0.5 * ((0.04 * v[i] + 5) * v[i] + 140 - u[i] + input[i]);
            v[i] += 0.5 * ((0.04 * v[i] + 5) * v[i] + 140 - u[i] + input[i]);
            u[i] += (fast ? 0.1 : 0.02) * (0.2 * v[i] - u[i]);
            if (v[i] >= 30) {
                v[i] = -65;
                u[i] += fast ? 2 : 8;
                fired[count++] = i;
                targetFired |= i == rewardedTarget;
                sourceFires |= i == 0;
            }
        }
        int slot = (int) (now % LONGEST_WAIT);
        if (due[slot]) {
            due[slot] = false;
            rewards++;
            plasticity.modulate(reward);
        }
        plasticity.learn(before, beforeCount, fired, count);
        if (targetFired && now - sourceFired < 20) {
            int wait = 1000 + (int) (2000 * CounterRandom.uniform(CounterRandom.stream(seed, 3), now));
            due[(int) ((now + wait) % LONGEST_WAIT)] = true;
        }
        if (sourceFires) {
            sourceFired = now;
        }
        beforeCount = 0;
        beforeInhibitoryCount = 0;
        for (int k = 0; k < count; k++) {
            if (fired[k] < excitatory) {
                before[beforeCount++] = fired[k];
            } else {
                beforeInhibitory[beforeInhibitoryCount++] = fired[k] - excitatory;
            }
        }
        now++;
    }

    double meanOfOthers() {
        double sum = 0;
        for (int k = 1; k < excitation.size(); k++) {
            sum += excitation.weights()[k];
        }
        return sum / (excitation.size() - 1);
    }

    double shareOfOthersAbove(double weight) {
        int above = 0;
        for (int k = 1; k < excitation.size(); k++) {
            above += excitation.weights()[k] > weight ? 1 : 0;
        }
        return above / (excitation.size() - 1.0);
    }
}
