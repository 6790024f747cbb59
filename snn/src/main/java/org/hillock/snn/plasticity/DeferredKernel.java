package org.hillock.snn.plasticity;

import java.util.Arrays;
import org.hillock.snn.Padding;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.synapse.RowPass;
import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.TargetSums;

/**
 * Pair STDP over all pairs whose potentiation waits for the next arrival at the synapse, so that a postsynaptic spike costs
 * nothing per synapse and no index by target is needed.
 *
 * <p>With {@code x_i exp(t/tau)} for the trace of source i, which is constant between its arrivals, and {@code S_j = sum
 * exp(-t_f/tau)} over the spikes of target j, the potentiation that is pending is {@code a x_i (S_j - S_j at the last
 * arrival)}. Both are counted from an origin. It moves every 4.5 time constants: a row is carried over by its next arrival,
 * or by a sweep in the last third of such an epoch, so that no step has to visit all synapses and float32 is enough (e^9 from
 * the oldest to the newest term).
 *
 * <p>An arrival and a postsynaptic spike in one step don't pair, but the sum of the target has grown by then. The spikes of
 * an epoch are logged by step, and those of the step of the last arrival are withheld from the sums while a row is read:
 * all of them, or in large networks those alone that are targets of the row, so that a row costs no more than its synapses.
 */
abstract class DeferredKernel implements DeliveringKernel {
    private static final double TIME_CONSTANTS_PER_EPOCH = 4.5;
    private static final int LONGEST_EPOCH = 8192;
    private static final int LOG_ENOUGH = 1 << 12;
    private static final int LOG_PER_TARGET = 16;
    // A trace this small is that of a source which has been silent for several epochs.
    private static final float NEGLIGIBLE = 1e-6f;
    private static final int NONE = -1;
    private static final int ALL = -1;
    // A search for a synapse's target in the log takes as long as some accesses to sums that are out of cache.
    private static final int SPIKES_PER_SEARCH = 4;

    private static final int STEP = Padding.BEFORE;
    private static final int NOW = Padding.BEFORE + 1;
    private static final int TRACE_STEP = Padding.BEFORE + 2;
    private static final int OWES = Padding.BEFORE + 3;
    private static final int SWEPT = Padding.BEFORE + 4;

    final SynapseTable synapses;
    final RowPass pass = new RowPass();
    private final float potentiation;
    private final float depression;
    private final Epoch plus;
    private final Epoch minus;
    private final int sweepFrom;
    private final int sweptPerStep;
    private final float[] sourceTrace;
    private final int[] sourceEpoch;
    private final int[] lastArrival;
    private final TargetSums[] sums;
    private final int[][] log;
    private final int[][] logEnd;
    private final int[] clock = new int[Padding.length(5)];
    private final float[] nowhere;
    private final int[] withheld;

    DeferredKernel(
            SynapseTable synapses,
            double stepMillis,
            double tauPlusMillis,
            double tauMinusMillis,
            double potentiation,
            double depression) {
        this.synapses = synapses;
        this.potentiation = (float) potentiation;
        this.depression = (float) -depression;
        this.plus = new Epoch(stepMillis, tauPlusMillis, TIME_CONSTANTS_PER_EPOCH, LONGEST_EPOCH);
        this.minus = new Epoch(stepMillis, tauMinusMillis, TIME_CONSTANTS_PER_EPOCH, LONGEST_EPOCH);
        this.sweepFrom = plus.steps * 2 / 3;
        this.sweptPerStep = Math.floorDiv(synapses.preCount() - 1, plus.steps - sweepFrom) + 1;
        this.sourceTrace = new float[synapses.preCount()];
        this.sourceEpoch = new int[synapses.preCount()];
        this.lastArrival = new int[synapses.preCount()];
        this.sums = new TargetSums[] {new TargetSums(synapses.postCount()), new TargetSums(synapses.postCount())};
        long all = (long) synapses.postCount() * plus.steps;
        int room = (int) Math.min(all, Math.max(LOG_ENOUGH, (long) LOG_PER_TARGET * synapses.postCount()));
        this.log = new int[2][room];
        this.logEnd = new int[2][plus.steps + 1];
        this.nowhere = new float[synapses.postCount()];
        this.withheld = new int[synapses.longestRow()];
        Arrays.fill(lastArrival, NONE);
    }

    /** Powers of a decay from the origin of an epoch on. */
    private static final class Epoch {
        final int steps;
        final float[] grown;
        final float[] decayed;
        final float toNext;

        Epoch(double stepMillis, double tauMillis, double timeConstants, int longest) {
            this.steps = (int) Math.max(1, Math.min(longest, timeConstants * tauMillis / stepMillis));
            this.grown = new float[steps];
            this.decayed = new float[2 * steps];
            for (int s = 0; s < steps; s++) {
                grown[s] = (float) StrictMath.exp(s * stepMillis / tauMillis);
            }
            for (int s = 0; s < 2 * steps; s++) {
                decayed[s] = (float) StrictMath.exp(-s * stepMillis / tauMillis);
            }
            this.toNext = (float) StrictMath.exp(-steps * stepMillis / tauMillis);
        }
    }

    /** Visits a row: applies what is owed, delivers, depresses and notes the sums. */
    abstract int visitRow(int pre, TargetSums read, TargetSums written, float[] current);

    /** Reads a row as it is with all that is owed. */
    abstract void readRow(int pre, TargetSums read, float[] into);

    /** Notes that all sums are zero again. */
    abstract void sumsCleared();

    @Override
    public final long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        long updates = deliver(arrivals, arrivalCount, 1, nowhere);
        learnFired(fired, firedCount);
        return updates;
    }

    @Override
    public final long deliver(int[] arrivals, int count, float factor, float[] current) {
        int now = clock[NOW];
        int step = clock[STEP];
        if (logEnd[now][step] + synapses.postCount() > log[now].length) {
            settle();
        }
        long updates = 0;
        pass.factor(factor);
        pass.perTrace(depression * minus.decayed[clock[TRACE_STEP]]);
        for (int k = 0; k < count; k++) {
            int pre = arrivals[k];
            float trace = traceNow(pre);
            float risen = trace + plus.grown[step];
            updates += visit(pre, risen, current);
            sourceTrace[pre] = risen;
            lastArrival[pre] = step;
        }
        return updates;
    }

    private float traceNow(int pre) {
        return sourceEpoch[pre] == clock[NOW] ? sourceTrace[pre] : sourceTrace[pre] * plus.toNext;
    }

    /** Visits a row, whose source has a trace of {@code after} in units of this epoch from now on. */
    private int visit(int pre, float after, float[] current) {
        int epoch = sourceEpoch[pre];
        TargetSums read = sums[epoch];
        pass.owed(potentiation * sourceTrace[pre]);
        pass.owing(potentiation * after);
        int taken = withhold(pre, epoch, read);
        int visited = visitRow(pre, read, sums[clock[NOW]], current);
        restore(pre, epoch, read, taken);
        sourceEpoch[pre] = clock[NOW];
        return visited;
    }

    /** Returns how many targets are withheld, or that all are who fired in the step of the last arrival. */
    private int withhold(int pre, int epoch, TargetSums read) {
        int last = lastArrival[pre];
        if (last == NONE) {
            return 0;
        }
        float share = plus.grown[last] * plus.decayed[last] / sourceTrace[pre];
        int from = logEnd[epoch][last];
        int to = logEnd[epoch][last + 1];
        if (to - from <= SPIKES_PER_SEARCH * synapses.synapsesOf(pre)) {
            read.withhold(log[epoch], from, to, share);
            return ALL;
        }
        int found = synapses.targetsAmong(pre, log[epoch], from, to, withheld);
        read.withhold(withheld, 0, found, share);
        return found;
    }

    private void restore(int pre, int epoch, TargetSums read, int taken) {
        if (taken == ALL) {
            int last = lastArrival[pre];
            read.restore(log[epoch], logEnd[epoch][last], logEnd[epoch][last + 1]);
        } else {
            read.restore(withheld, 0, taken);
        }
    }

    @Override
    public final void learnFired(int[] fired, int count) {
        int now = clock[NOW];
        int step = clock[STEP];
        float toTrace = minus.grown[clock[TRACE_STEP]];
        sums[now].add(fired, count, plus.decayed[step], toTrace);
        sums[1 - now].add(fired, count, plus.decayed[step + plus.steps], 0);
        int end = logEnd[now][step];
        System.arraycopy(fired, 0, log[now], end, count);
        logEnd[now][step + 1] = end + count;
        clock[OWES] |= count;
        endStep();
    }

    @Override
    public final void observe(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        settle();
        int step = clock[STEP];
        for (int k = 0; k < arrivalCount; k++) {
            sourceTrace[arrivals[k]] = traceNow(arrivals[k]) + plus.grown[step];
            sourceEpoch[arrivals[k]] = clock[NOW];
        }
        sums[clock[NOW]].add(fired, firedCount, 0, minus.grown[clock[TRACE_STEP]]);
        logEnd[clock[NOW]][step + 1] = logEnd[clock[NOW]][step];
        endStep();
    }

    private void endStep() {
        if (clock[STEP] >= sweepFrom) {
            sweep();
        }
        if (++clock[TRACE_STEP] == minus.steps) {
            clock[TRACE_STEP] = 0;
            sums[clock[NOW]].scaleTraces(minus.toNext);
        }
        if (++clock[STEP] == plus.steps) {
            startEpoch();
        }
    }

    private void sweep() {
        int to = Math.min(synapses.preCount(), clock[SWEPT] + sweptPerStep);
        for (int pre = clock[SWEPT]; pre < to; pre++) {
            if (sourceEpoch[pre] != clock[NOW]) {
                carryOver(pre);
            }
        }
        clock[SWEPT] = to;
    }

    private void carryOver(int pre) {
        float after = traceNow(pre);
        after = after < NEGLIGIBLE ? 0 : after;
        if (sourceTrace[pre] != 0 && clock[OWES] != 0) {
            pass.perTrace(0);
            visit(pre, after, nowhere);
        }
        sourceTrace[pre] = after;
        sourceEpoch[pre] = clock[NOW];
        lastArrival[pre] = NONE;
    }

    private void startEpoch() {
        int now = clock[NOW];
        int next = 1 - now;
        sums[next].startFrom(sums[now]);
        logEnd[next][0] = 0;
        clock[NOW] = next;
        clock[STEP] = 0;
        clock[SWEPT] = 0;
    }

    @Override
    public final void settle() {
        if (clock[OWES] != 0) {
            applyOwed(synapses.weights());
            drop();
            synapses.touchedAll();
        }
    }

    @Override
    public final void applyOwed(float[] copy) {
        if (clock[OWES] == 0) {
            return;
        }
        for (int pre = 0; pre < sourceTrace.length; pre++) {
            int epoch = sourceEpoch[pre];
            if (sourceTrace[pre] != 0) {
                pass.owed(potentiation * sourceTrace[pre]);
                int taken = withhold(pre, epoch, sums[epoch]);
                readRow(pre, sums[epoch], copy);
                restore(pre, epoch, sums[epoch], taken);
            }
        }
    }

    /** Forgets what is owed; traces stay. */
    private void drop() {
        Arrays.fill(lastArrival, NONE);
        if (clock[OWES] == 0) {
            return;
        }
        for (int epoch = 0; epoch < 2; epoch++) {
            sums[epoch].clearSums();
            Arrays.fill(log[epoch], 0);
            Arrays.fill(logEnd[epoch], 0);
        }
        clock[OWES] = 0;
        sumsCleared();
    }

    @Override
    public final void forget() {
        drop();
    }

    @Override
    public final void resetTraces() {
        settle();
        drop();
        Arrays.fill(sourceTrace, 0);
        Arrays.fill(sourceEpoch, 0);
        sums[0].clear();
        sums[1].clear();
        Arrays.fill(clock, 0);
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(sourceTrace);
        visitor.ints(sourceEpoch);
        visitor.ints(lastArrival);
        for (int epoch = 0; epoch < 2; epoch++) {
            sums[epoch].visit(visitor);
            visitor.ints(log[epoch]);
            visitor.ints(logEnd[epoch]);
        }
        visitor.ints(clock);
    }
}
