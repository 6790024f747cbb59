package org.hillock.snn.fixed;

import java.util.Optional;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.engine.Learning;
import org.hillock.snn.network.Projection;
import org.hillock.snn.plasticity.PlasticityKernel;
import org.hillock.snn.synapse.ReceptorSynapse;
import org.jspecify.annotations.Nullable;

/** A projection as it stands: its weights, the channel that its spikes go into, and its plasticity. */
final class FixedProjection implements Stateful {
    final FixedSynapses synapses;
    private final Projection projection;
    private final FixedPopulation pre;
    private final FixedPopulation post;
    private final InputChannel channel;
    private final int arrivalsAgo;
    private final int @Nullable [] extraDelay;
    private final @Nullable FixedStdp live;
    private final Optional<PlasticityKernel> exposed;
    private final @Nullable FixedStdp rehearsal;
    private final int[] rehearsedPre;
    private final int[] rehearsedPost;
    private final long[] accumulates = new long[1];
    private final long[] updates = new long[1];
    private Learning learning = Learning.ACTIVE;

    /**
     * Creates the state of a projection whose synapses are scaled already.
     *
     * @param extraDelay steps beyond the shortest delay, one a synapse, if they differ
     */
    FixedProjection(
            Projection projection,
            FixedSynapses synapses,
            InputChannel channel,
            FixedPopulation pre,
            FixedPopulation post,
            int @Nullable [] extraDelay,
            FixedStdp.@Nullable Constants rule,
            double stepMillis) {
        this.projection = projection;
        this.synapses = synapses;
        this.channel = channel;
        this.pre = pre;
        this.post = post;
        this.extraDelay = extraDelay;
        // A source that is updated later has not fired in this step yet: its latest list is one step older.
        boolean sourceHasFired = projection.pre().index() < projection.post().index();
        this.arrivalsAgo = sourceHasFired ? projection.delaySteps() : projection.delaySteps() - 1;
        this.live = rule == null ? null : new FixedStdp(synapses, rule, stepMillis);
        this.exposed = Optional.ofNullable(live);
        this.rehearsal = rule == null ? null : new FixedStdp(synapses, rule, stepMillis);
        this.rehearsedPre = new int[rule == null ? 0 : synapses.preCount];
        this.rehearsedPost = new int[rule == null ? 0 : synapses.postCount];
    }

    void reset() {
        if (live != null) {
            live.resetTraces();
        }
    }

    void arrive() {
        int[] spikes = pre.spikes(arrivalsAgo);
        int count = pre.count(arrivalsAgo);
        if (live != null) {
            updates[0] += live.arrive(spikes, count, learning == Learning.ACTIVE);
        }
        for (int k = 0; k < count; k++) {
            deliver(synapses.rowStart[spikes[k]], synapses.rowStart[spikes[k] + 1]);
        }
    }

    private void deliver(int from, int to) {
        for (int k = from; k < to; k++) {
            channel.add(extraDelay == null ? 0 : extraDelay[k], synapses.target[k], synapses.weights[k]);
        }
        accumulates[0] += to - from;
    }

    void adapt() {
        if (live != null) {
            live.fire(post.spikes(0), post.count(0));
        }
    }

    /** Returns false when the projection is static. */
    boolean rehearse(SpikeRaster preSpikes, SpikeRaster postSpikes) {
        if (rehearsal == null) {
            return false;
        }
        rehearsal.resetTraces();
        int delay = projection.delaySteps();
        for (int step = 0; step < preSpikes.steps(); step++) {
            int arrivals = step < delay ? 0 : preSpikes.spikes(step - delay, rehearsedPre);
            int fired = postSpikes.spikes(step, rehearsedPost);
            updates[0] += rehearsal.learn(rehearsedPre, arrivals, rehearsedPost, fired);
        }
        return true;
    }

    Optional<PlasticityKernel> plasticity() {
        return exposed;
    }

    void learning(Learning mode) {
        learning = mode;
    }

    void currents(float[] out) {
        channel.currents(out, projection.synapse() instanceof ReceptorSynapse);
    }

    long accumulates() {
        return accumulates[0];
    }

    long updates() {
        return updates[0];
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.ints(synapses.weights);
        if (live != null) {
            live.visit(visitor);
        }
        visitor.longs(accumulates);
        visitor.longs(updates);
    }
}
