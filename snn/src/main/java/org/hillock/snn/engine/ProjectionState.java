package org.hillock.snn.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.snn.Padding;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.network.Projection;
import org.hillock.snn.neuron.Receptor;
import org.hillock.snn.plasticity.DeliveringKernel;
import org.hillock.snn.plasticity.PlasticityKernel;
import org.hillock.snn.plasticity.PlasticityRule;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.hillock.snn.synapse.ReceptorSynapse;
import org.hillock.snn.synapse.SynapseTable;
import org.jspecify.annotations.Nullable;

/**
 * A projection as it stands: weights, one current per target, and its plasticity.
 *
 * <p>The current is kept in units of the effective weight and the synapse's gain is folded into the factor by which it
 * acts, so that a spike costs one addition per synapse. Arrivals of a step are added up by themselves first: added
 * one by one to a large current, each small weight would be rounded the same way every time, a bias of some 1e-5.
 */
final class ProjectionState implements Stateful {
    private static final int NONE = -1;
    private static final int COUNT = Padding.BEFORE;

    final SynapseTable synapses;
    private final Projection projection;
    private final DeliveryState delivery;
    private final PopulationState pre;
    private final PopulationState post;
    private final int arrivalsAgo;
    private final int arrivedAgo;
    private final float decay;
    private final float gain;
    private final float coupling;
    private final double startPerWeight;
    private final int receptor;
    private final float @Nullable [] opened;
    private final float[] current;
    private final float[] arrived;
    private final double[] sums;
    private final @Nullable PlasticityKernel live;
    private final @Nullable DeliveringKernel delivering;
    private final Optional<PlasticityKernel> exposed;
    private @Nullable PlasticityKernel rehearsal;
    private final int[] rehearsedPre;
    private final int[] rehearsedPost;
    private final long[] updates = new long[Padding.length(1)];
    private Learning learning = Learning.ACTIVE;

    ProjectionState(Projection projection, PopulationState pre, PopulationState post, double stepMillis) {
        this(projection, whole(projection), pre, post, stepMillis);
    }

    /**
     * Creates a projection onto a part of its targets.
     *
     * @param synapses onto that part
     */
    ProjectionState(
            Projection projection,
            SynapseTable synapses,
            PopulationState pre,
            PopulationState post,
            double stepMillis) {
        this.projection = projection;
        this.pre = pre;
        this.post = post;
        this.synapses = synapses;
        // A source that is updated later has not fired in this step yet: its latest list is one step older.
        boolean sourceHasFired = projection.pre().index() < projection.post().index();
        this.arrivalsAgo = sourceHasFired ? projection.delaySteps() : projection.delaySteps() - 1;
        // A population that projects onto itself fires between the arrival of its spikes and their adaptation.
        this.arrivedAgo = projection.pre().index() == projection.post().index() ? projection.delaySteps() : arrivalsAgo;
        this.delivery = new DeliveryState(projection, synapses, stepMillis);
        this.receptor = receptor(projection);
        this.opened = receptor == NONE ? null : post.kernel.receptor(receptor);
        if (opened == null) {
            post.useInput();
        }
        this.current = new float[opened == null ? post.size : 0];
        this.arrived = new float[current.length];
        this.sums = new double[post.size];
        if (projection.synapse() instanceof ExponentialSynapse e) {
            this.decay = (float) StrictMath.exp(-stepMillis / e.tauMillis());
            this.gain = (float) e.gain();
            this.coupling = (float) (e.gain() * post.kernel.currentCoupling(e.tauMillis()));
            this.startPerWeight = e.initialTrace() / e.gain();
        } else {
            this.decay = 0;
            this.gain = 1;
            this.coupling = 1;
            this.startPerWeight = 0;
        }
        this.live = projection.rule().map(rule -> kernel(rule, stepMillis)).orElse(null);
        this.delivering = live instanceof DeliveringKernel d ? d : null;
        this.exposed = Optional.ofNullable(live);
        this.rehearsedPre = new int[live == null ? 0 : projection.pre().size()];
        this.rehearsedPost = new int[live == null ? 0 : post.size];
    }

    private PlasticityKernel kernel(PlasticityRule rule, double stepMillis) {
        PlasticityKernel kernel =
                delivery.isPlain() ? rule.kernel(synapses, stepMillis) : rule.promptKernel(synapses, stepMillis);
        // A cached transfer is brought up to date by target too.
        if (kernel.goesByTarget() || !synapses.actsAsStored()) {
            synapses.indexByTarget();
        }
        return kernel;
    }

    private static int receptor(Projection projection) {
        if (!(projection.synapse() instanceof ReceptorSynapse synapse)) {
            return NONE;
        }
        List<Receptor> receptors = projection.post().model().receptors();
        int index = 0;
        while (!receptors.get(index).name().equals(synapse.receptor())) {
            index++;
        }
        return index;
    }

    void reset(long seed) {
        delivery.reset(seed);
        if (live != null) {
            live.resetTraces();
        }
        if (startPerWeight == 0) {
            Arrays.fill(current, 0);
        } else {
            synapses.sumPerTarget(sums);
            for (int j = 0; j < current.length; j++) {
                current[j] = (float) (startPerWeight * sums[j]);
            }
        }
    }

    void arrive() {
        int[] spikes = pre.spikes(arrivalsAgo);
        int count = pre.count(arrivalsAgo);
        if (opened != null) {
            if (count > 0 || !delivery.isPlain()) {
                deliver(spikes, count, 1 / post.kernel.receptorUnit(receptor), opened);
            }
            return;
        }
        Arrays.fill(arrived, 0);
        deliver(spikes, count, 1, arrived);
        fadeAndAdd(current, decay, arrived);
    }

    private void deliver(int[] spikes, int count, float factor, float[] target) {
        if (delivering != null && learning == Learning.ACTIVE) {
            updates[COUNT] += delivery.deliverLearning(delivering, spikes, count, factor, target);
        } else {
            delivery.deliver(spikes, count, factor, target);
        }
    }

    private static void fadeAndAdd(float[] current, float decay, float[] arrived) {
        for (int j = 0; j < current.length; j++) {
            current[j] = current[j] * decay + arrived[j];
        }
    }

    void act() {
        // Empty for a receptor, which the neuron lets act by itself.
        addScaled(current, coupling, post.input);
    }

    private static void addScaled(float[] current, float coupling, float[] input) {
        for (int j = 0; j < current.length; j++) {
            input[j] += coupling * current[j];
        }
    }

    void adapt() {
        if (live == null) {
            return;
        }
        if (delivering != null && learning == Learning.ACTIVE) {
            delivering.learnFired(post.fired(), post.firedCount());
            return;
        }
        int[] arrivals = pre.spikes(arrivedAgo);
        int arrivalCount = pre.count(arrivedAgo);
        if (learning == Learning.ACTIVE) {
            updates[COUNT] += live.learn(arrivals, arrivalCount, post.fired(), post.firedCount());
        } else {
            live.observe(arrivals, arrivalCount, post.fired(), post.firedCount());
        }
    }

    void rehearse(PlasticityKernel own, SpikeRaster preSpikes, SpikeRaster postSpikes) {
        own.settle();
        if (rehearsal == null) {
            rehearsal = own.withOwnTraces();
        }
        PlasticityKernel kernel = rehearsal;
        kernel.resetTraces();
        int delay = projection.delaySteps();
        for (int step = 0; step < preSpikes.steps(); step++) {
            int arrivals = step < delay ? 0 : preSpikes.spikes(step - delay, rehearsedPre);
            int fired = postSpikes.spikes(step, rehearsedPost);
            updates[COUNT] += kernel.learn(rehearsedPre, arrivals, rehearsedPost, fired);
        }
        kernel.settle();
    }

    Optional<PlasticityKernel> plasticity() {
        return exposed;
    }

    void learning(Learning mode) {
        if (live != null && mode != learning) {
            live.settle();
        }
        learning = mode;
    }

    void weights(float[] out) {
        System.arraycopy(synapses.weights(), 0, out, 0, out.length);
        if (live != null) {
            live.applyOwed(out);
        }
    }

    void setWeights(float[] weights) {
        if (live != null) {
            live.settle();
        }
        System.arraycopy(weights, 0, synapses.weights(), 0, weights.length);
        synapses.touchedAll();
    }

    static SynapseTable whole(Projection projection) {
        return projection
                .connector()
                .table(projection.pre().size(), projection.post().size(), projection.transfer());
    }

    void forget() {
        forget(null);
    }

    /** Returns to the start, with other weights than those of the whole projection when there are any. */
    void forget(float @Nullable [] initial) {
        if (initial == null) {
            projection.connector().initialWeights(synapses.weights());
        } else {
            System.arraycopy(initial, 0, synapses.weights(), 0, initial.length);
        }
        synapses.touchedAll();
        if (live != null) {
            live.forget();
        }
    }

    void currents(float[] out) {
        if (opened != null) {
            float unit = post.kernel.receptorUnit(receptor);
            for (int j = 0; j < opened.length; j++) {
                out[j] = unit * opened[j];
            }
        }
        for (int j = 0; j < current.length; j++) {
            out[j] = gain * current[j];
        }
    }

    int bytesPerSynapse() {
        return synapses.bytesPerSynapse() + delivery.bytesPerSynapse() + (live == null ? 0 : live.bytesPerSynapse());
    }

    long accumulates() {
        return delivery.accumulates();
    }

    long multiplies() {
        return delivery.multiplies();
    }

    long updates() {
        return updates[COUNT];
    }

    @Override
    public void visit(StateVisitor visitor) {
        synapses.visit(visitor);
        visitor.floats(current);
        if (live != null) {
            live.visit(visitor);
        }
        delivery.visit(visitor);
        visitor.longs(updates);
    }
}
