package org.hillock.snn.synapse;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;

/** What the synapses of each presynaptic neuron have left to release: the state of {@link Transmission.ShortTerm}. */
public final class Resources implements Stateful {
    private final double utilisation;
    private final double perRecovery;
    private final double perFacilitation;
    private final double[] available;
    private final double[] used;
    private final long[] lastStep;

    /** Creates the state of rested synapses. */
    public Resources(int preCount, double stepMillis, Transmission.ShortTerm settings) {
        this.utilisation = settings.utilisation();
        this.perRecovery = -stepMillis / settings.recoveryMillis();
        this.perFacilitation = settings.facilitationMillis() == 0
                ? Double.NEGATIVE_INFINITY
                : -stepMillis / settings.facilitationMillis();
        this.available = new double[preCount];
        this.used = new double[preCount];
        this.lastStep = new long[preCount];
        reset();
    }

    /** Returns to rested synapses at step 0. */
    public void reset() {
        Arrays.fill(available, 1);
        Arrays.fill(used, 0);
        Arrays.fill(lastStep, 0);
    }

    /**
     * Takes one spike of each listed neuron and tells which share of the weight it passes on.
     *
     * @param step present step; never earlier than at the last call, and later for every neuron that comes again
     * @param spikes presynaptic indices. Not modified.
     * @param shares one per listed spike. Modified.
     */
    public void release(long step, int[] spikes, int count, float[] shares) {
        for (int k = 0; k < count; k++) {
            int i = spikes[k];
            long elapsed = step - lastStep[i];
            lastStep[i] = step;
            double recovered = 1 - (1 - available[i]) * StrictMath.exp(perRecovery * elapsed);
            // With no facilitation the product below is NaN for no elapsed time, before the first spike, when u is 0.
            double left = elapsed == 0 ? used[i] : used[i] * StrictMath.exp(perFacilitation * elapsed);
            used[i] = left + utilisation * (1 - left);
            double share = used[i] * recovered;
            available[i] = recovered - share;
            shares[k] = (float) share;
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.doubles(available);
        visitor.doubles(used);
        visitor.longs(lastStep);
    }
}
