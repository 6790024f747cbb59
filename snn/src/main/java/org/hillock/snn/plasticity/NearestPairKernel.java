package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.SynapseTable;

/**
 * Pair STDP over nearest spikes. Both sides keep the trace of their latest spike; a synapse keeps what of it is still
 * free to pair: how many arrivals since the last postsynaptic spike, each decayed to the latest arrival, and whether
 * a postsynaptic spike came since the last arrival.
 */
final class NearestPairKernel extends TwoTraceKernel {
    private final PairStdp rule;
    private final double stepMillis;
    private final Wiring wiring;
    private final Pairing pairing;
    private final float[] weights;
    private final float[] freeArrivals;
    private final float[] freeSpikes;
    private final float potentiation;
    private final float depression;
    private final float minimum;
    private final float maximum;

    NearestPairKernel(SynapseTable synapses, double stepMillis, PairStdp rule) {
        this(synapses, new Wiring(synapses), stepMillis, rule);
    }

    private NearestPairKernel(SynapseTable synapses, Wiring wiring, double stepMillis, PairStdp rule) {
        super(synapses, stepMillis, rule.tauPlusMillis(), rule.tauMinusMillis(), Pairing.NEAREST);
        this.rule = rule;
        this.stepMillis = stepMillis;
        this.wiring = wiring;
        this.pairing = rule.pairing();
        this.weights = synapses.weights();
        this.freeArrivals = new float[synapses.size()];
        this.freeSpikes = new float[synapses.size()];
        this.potentiation = (float) rule.aPlus();
        this.depression = (float) rule.aMinus();
        this.minimum = (float) rule.leastWeight();
        this.maximum = (float) rule.greatestWeight();
        resetTraces();
    }

    @Override
    public void resetTraces() {
        super.resetTraces();
        // What a scheme doesn't use up stays free for ever; the traces are 0 until the first spike.
        Arrays.fill(freeArrivals, pairing == Pairing.NEAREST ? 1 : 0);
        Arrays.fill(freeSpikes, pairing == Pairing.REDUCED_SYMMETRIC ? 0 : 1);
    }

    @Override
    void mark(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        if (pairing != Pairing.NEAREST) {
            useUp(arrivals, arrivalCount, fired, firedCount);
            free(arrivals, arrivalCount, fired, firedCount);
        }
        super.mark(arrivals, arrivalCount, fired, firedCount);
    }

    private void useUp(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        if (pairing == Pairing.REDUCED_SYMMETRIC) {
            for (int k = 0; k < arrivalCount; k++) {
                int i = arrivals[k];
                Arrays.fill(freeSpikes, wiring.rowStart[i], wiring.rowStart[i + 1], 0);
            }
        }
        for (int k = 0; k < firedCount; k++) {
            for (int c = wiring.columnStart[fired[k]]; c < wiring.columnStart[fired[k] + 1]; c++) {
                freeArrivals[wiring.columnSynapse[c]] = 0;
            }
        }
    }

    private void free(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        for (int k = 0; k < arrivalCount; k++) {
            int i = arrivals[k];
            float faded = pairing == Pairing.PRESYNAPTIC_CENTRED ? preTrace[i] : 0;
            for (int s = wiring.rowStart[i]; s < wiring.rowStart[i + 1]; s++) {
                freeArrivals[s] = freeArrivals[s] * faded + 1;
            }
        }
        for (int k = 0; k < firedCount; k++) {
            for (int c = wiring.columnStart[fired[k]]; c < wiring.columnStart[fired[k] + 1]; c++) {
                freeSpikes[wiring.columnSynapse[c]] = 1;
            }
        }
    }

    @Override
    public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        decay();
        long updates = 0;
        for (int k = 0; k < arrivalCount; k++) {
            updates += depress(wiring.rowStart[arrivals[k]], wiring.rowStart[arrivals[k] + 1]);
        }
        for (int k = 0; k < firedCount; k++) {
            updates += potentiate(wiring.columnStart[fired[k]], wiring.columnStart[fired[k] + 1]);
        }
        if (updates > 0) {
            synapses.touchedAll();
        }
        mark(arrivals, arrivalCount, fired, firedCount);
        return updates;
    }

    private int depress(int from, int to) {
        for (int k = from; k < to; k++) {
            float step = depression * freeSpikes[k] * postTrace[wiring.target[k]];
            weights[k] = clip(weights[k] - step, minimum, maximum);
        }
        return to - from;
    }

    private int potentiate(int from, int to) {
        for (int c = from; c < to; c++) {
            int k = wiring.columnSynapse[c];
            float step = potentiation * freeArrivals[k] * preTrace[wiring.columnSource[c]];
            weights[k] = clip(weights[k] + step, minimum, maximum);
        }
        return to - from;
    }

    @Override
    public PlasticityKernel withOwnTraces() {
        return new NearestPairKernel(synapses, wiring, stepMillis, rule);
    }

    @Override
    public int bytesPerSynapse() {
        return Wiring.BYTES_PER_SYNAPSE + 2 * Float.BYTES;
    }

    @Override
    public boolean goesByTarget() {
        return false;
    }

    @Override
    public void visit(StateVisitor visitor) {
        super.visit(visitor);
        visitor.floats(freeArrivals);
        visitor.floats(freeSpikes);
    }
}
