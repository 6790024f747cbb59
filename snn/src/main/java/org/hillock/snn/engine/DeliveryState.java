package org.hillock.snn.engine;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.Padding;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.network.Projection;
import org.hillock.snn.plasticity.DeliveringKernel;
import org.hillock.snn.synapse.DelayRing;
import org.hillock.snn.synapse.Resources;
import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.Transmission;
import org.jspecify.annotations.Nullable;

/** How the spikes of a projection reach its targets: all at once, in shares, by chance, or each synapse in its time. */
final class DeliveryState implements Stateful {
    private static final int ACCUMULATES = Padding.BEFORE;
    private static final int MULTIPLIES = Padding.BEFORE + 1;
    private static final int SEED = Padding.BEFORE;
    private static final int STEP = Padding.BEFORE + 1;
    // Apart from the streams of the populations, which are numbered from 0.
    private static final long STREAM = 1L << 32;

    private final SynapseTable synapses;
    private final Transmission transmission;
    private final long stream;
    private final @Nullable Resources resources;
    private final @Nullable DelayRing ring;
    private final float[] shares;
    private final boolean isPlain;
    private final long[] seedAndStep = new long[Padding.length(2)];
    private final long[] work = new long[Padding.length(2)];

    DeliveryState(Projection projection, SynapseTable synapses, double stepMillis) {
        this.synapses = synapses;
        this.transmission = projection.transmission();
        this.stream = STREAM + projection.index();
        Optional<DelayRing> delayed =
                projection.delays().map(d -> new DelayRing(synapses.postCount(), d.steps(synapses.size(), stepMillis)));
        this.ring = delayed.orElse(null);
        this.resources = transmission instanceof Transmission.ShortTerm s
                ? new Resources(synapses.preCount(), stepMillis, s)
                : null;
        this.shares = new float[ring == null && resources == null ? 0 : synapses.preCount()];
        Arrays.fill(shares, 1);
        this.isPlain = ring == null && transmission instanceof Transmission.Reliable;
    }

    void reset(long seed) {
        seedAndStep[SEED] = CounterRandom.stream(seed, stream);
        seedAndStep[STEP] = 0;
        if (resources != null) {
            resources.reset();
        }
        if (ring != null) {
            ring.reset();
        }
    }

    /**
     * Delivers the spikes of a step.
     *
     * @param spikes presynaptic indices. Not modified.
     * @param factor by which what is delivered is multiplied
     * @param current one number per target. Modified.
     */
    void deliver(int[] spikes, int count, float factor, float[] current) {
        if (isPlain) {
            work[ACCUMULATES] += synapses.deliver(spikes, count, factor, current);
        } else {
            deliverBySpike(spikes, count, factor, current);
        }
        seedAndStep[STEP]++;
    }

    private void deliverBySpike(int[] spikes, int count, float factor, float[] current) {
        if (resources != null) {
            resources.release(seedAndStep[STEP], spikes, count, shares);
        }
        if (ring != null) {
            work[resources == null ? ACCUMULATES : MULTIPLIES] += synapses.deliverLater(spikes, count, shares, ring);
            ring.arrive(factor, current);
        } else if (resources != null) {
            scale(shares, count, factor);
            work[MULTIPLIES] += synapses.deliverShares(spikes, count, shares, current);
        } else if (transmission instanceof Transmission.StochasticRelease r) {
            long seed = CounterRandom.stream(seedAndStep[SEED], seedAndStep[STEP]);
            work[ACCUMULATES] += synapses.deliverReleased(spikes, count, r.probability(), seed, factor, current);
        }
    }

    private static void scale(float[] shares, int count, float factor) {
        for (int k = 0; k < count; k++) {
            shares[k] *= factor;
        }
    }

    /** Tells whether spikes reach the targets at once and in full, so that a rule may deliver them itself. */
    boolean isPlain() {
        return isPlain;
    }

    /** As {@link #deliver}, by a rule that learns from the arrivals in the same pass. */
    long deliverLearning(DeliveringKernel kernel, int[] spikes, int count, float factor, float[] current) {
        long visited = kernel.deliver(spikes, count, factor, current);
        work[ACCUMULATES] += visited;
        seedAndStep[STEP]++;
        return visited;
    }

    int bytesPerSynapse() {
        return ring == null ? 0 : Short.BYTES;
    }

    long accumulates() {
        return work[ACCUMULATES];
    }

    long multiplies() {
        return work[MULTIPLIES];
    }

    @Override
    public void visit(StateVisitor visitor) {
        if (resources != null) {
            resources.visit(visitor);
        }
        if (ring != null) {
            ring.visit(visitor);
        }
        visitor.longs(seedAndStep);
        visitor.longs(work);
    }
}
