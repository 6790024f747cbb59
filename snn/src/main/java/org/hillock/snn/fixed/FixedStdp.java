package org.hillock.snn.fixed;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.plasticity.PlasticityKernel;

/**
 * The pair rule of the board, additive or multiplicative: traces in s4.11, one row trace per presynaptic neuron, and
 * for every postsynaptic neuron its last fifteen spikes.
 *
 * <p>A row is updated when its spike arrives, before the postsynaptic neurons of that step are updated: first the
 * postsynaptic spikes since the last arrival potentiate, each by the row's trace of its time, then the last of them
 * depresses. So a weight learns of a potentiation at the next arrival, and an arrival and a postsynaptic spike of one
 * step don't pair. The board knows the time of a spike's emission and counts the delay as dendritic; here it is
 * axonal, as everywhere in this module, so that both engines see the same pairs.
 */
final class FixedStdp implements PlasticityKernel {
    private static final int TRACE_BITS = 11;
    private static final int ONE = 1 << TRACE_BITS;
    private static final int HISTORY = 16;

    /**
     * The rule in s16.15.
     *
     * @param multiplicative whether the steps are in parts of what is left to the bounds
     */
    record Constants(
            boolean multiplicative,
            int potentiation,
            int depression,
            int least,
            int greatest,
            double tauPlusMillis,
            double tauMinusMillis) {}

    private final FixedSynapses synapses;
    private final Constants rule;
    private final double stepMillis;
    private final int shift;
    private final short[] plusTable;
    private final short[] minusTable;
    private final int[] rowTime;
    private final int[] rowTrace;
    private final int[] historyTime;
    private final int[] historyTrace;
    private final int[] historyCount;
    private final int[] clock = new int[1];

    FixedStdp(FixedSynapses synapses, Constants rule, double stepMillis) {
        this.synapses = synapses;
        this.rule = rule;
        this.stepMillis = stepMillis;
        this.shift = synapses.scale(InputChannel.EXCITATION).shift();
        this.plusTable = table(rule.tauPlusMillis, stepMillis);
        this.minusTable = table(rule.tauMinusMillis, stepMillis);
        this.rowTime = new int[synapses.preCount];
        this.rowTrace = new int[synapses.preCount];
        this.historyTime = new int[synapses.postCount * HISTORY];
        this.historyTrace = new int[synapses.postCount * HISTORY];
        this.historyCount = new int[synapses.postCount];
        resetTraces();
    }

    /** Returns floor(2048 exp(-i h / tau)) up to where it is 0, an even number of entries. */
    static short[] table(double tauMillis, double stepMillis) {
        int length = (int) StrictMath.ceil(StrictMath.log(ONE) * tauMillis / stepMillis);
        short[] table = new short[length + (length & 1)];
        for (int i = 0; i < table.length; i++) {
            table[i] = (short) StrictMath.floor(ONE * StrictMath.exp(-i * stepMillis / tauMillis));
        }
        return table;
    }

    @Override
    public void resetTraces() {
        Arrays.fill(rowTime, 0);
        Arrays.fill(rowTrace, 0);
        Arrays.fill(historyTime, 0);
        Arrays.fill(historyTrace, 0);
        // Entry 0 stands for no spike: time 0, trace 0.
        Arrays.fill(historyCount, 1);
        clock[0] = 0;
    }

    @Override
    public void forget() {}

    @Override
    public void observe(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        arrive(arrivals, arrivalCount, false);
        fire(fired, firedCount);
    }

    @Override
    public long learn(int[] arrivals, int arrivalCount, int[] fired, int firedCount) {
        long updates = arrive(arrivals, arrivalCount, true);
        fire(fired, firedCount);
        return updates;
    }

    /** Updates the rows of spikes that arrive; returns how many synapses that were. */
    long arrive(int[] arrivals, int count, boolean learns) {
        int now = clock[0];
        long updates = 0;
        for (int k = 0; k < count; k++) {
            int i = arrivals[k];
            if (learns) {
                updates += updateRow(i, now);
            }
            rowTrace[i] = (short) (product(rowTrace[i], at(plusTable, now - rowTime[i])) + ONE);
            rowTime[i] = now;
        }
        return updates;
    }

    /** Enters the spikes of a step into the histories and ends the step. */
    void fire(int[] fired, int count) {
        int now = clock[0]++;
        for (int k = 0; k < count; k++) {
            enter(fired[k] * HISTORY, fired[k], now);
        }
    }

    private void enter(int base, int post, int now) {
        int n = historyCount[post];
        int last = base + n - 1;
        int trace = (short) (product(historyTrace[last], at(minusTable, now - historyTime[last])) + ONE);
        if (n == HISTORY) {
            System.arraycopy(historyTime, base + 2, historyTime, base + 1, HISTORY - 2);
            System.arraycopy(historyTrace, base + 2, historyTrace, base + 1, HISTORY - 2);
            n--;
        }
        historyTime[base + n] = now;
        historyTrace[base + n] = trace;
        historyCount[post] = n + 1;
    }

    private int updateRow(int pre, int now) {
        for (int k = synapses.rowStart[pre]; k < synapses.rowStart[pre + 1]; k++) {
            synapses.weights[k] = updated(synapses.weights[k] << shift, synapses.target[k], pre, now) >> shift;
        }
        return synapses.rowStart[pre + 1] - synapses.rowStart[pre];
    }

    private int updated(int weight, int post, int pre, int now) {
        int base = post * HISTORY;
        int end = base + historyCount[post];
        int first = end;
        while (first > base + 1 && historyTime[first - 1] >= rowTime[pre]) {
            first--;
        }
        int w = weight;
        for (int entry = first; entry < end; entry++) {
            int elapsed = historyTime[entry] - rowTime[pre];
            // A spike in the step of the last arrival pairs with the arrivals before that one only.
            int trace =
                    elapsed == 0 ? Math.max(0, rowTrace[pre] - ONE) : product(rowTrace[pre], at(plusTable, elapsed));
            w = potentiated(w, trace);
        }
        int last = end - 1;
        return depressed(w, product(historyTrace[last], at(minusTable, now - historyTime[last])));
    }

    private int potentiated(int w, int trace) {
        int scaled = trace << (FixedPoint.FRACTION_BITS - TRACE_BITS);
        if (rule.multiplicative) {
            return w + FixedPoint.multiply(FixedPoint.multiply(rule.greatest - w, rule.potentiation), scaled);
        }
        return Math.min(w + FixedPoint.multiply(rule.potentiation, scaled), rule.greatest);
    }

    private int depressed(int w, int trace) {
        int scaled = trace << (FixedPoint.FRACTION_BITS - TRACE_BITS);
        if (rule.multiplicative) {
            return w - FixedPoint.multiply(FixedPoint.multiply(w - rule.least, rule.depression), scaled);
        }
        return Math.max(w - FixedPoint.multiply(rule.depression, scaled), rule.least);
    }

    private static int product(int a, int b) {
        return (a * b) >> TRACE_BITS;
    }

    private static int at(short[] table, int steps) {
        return steps < table.length ? table[steps] : 0;
    }

    int rowTrace(int pre) {
        return rowTrace[pre];
    }

    @Override
    public PlasticityKernel withOwnTraces() {
        return new FixedStdp(synapses, rule, stepMillis);
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.ints(rowTime);
        visitor.ints(rowTrace);
        visitor.ints(historyTime);
        visitor.ints(historyTrace);
        visitor.ints(historyCount);
        visitor.ints(clock);
    }
}
