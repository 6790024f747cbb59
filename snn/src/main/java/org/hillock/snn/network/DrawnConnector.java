package org.hillock.snn.network;

import org.hillock.snn.CounterRandom;
import org.hillock.snn.synapse.SparseSynapses;
import org.hillock.snn.synapse.SynapseTable;
import org.hillock.snn.synapse.WeightTransfer;

/**
 * Connects pairs by a pattern and draws the weight of each synapse; the same seed gives the same graph and weights.
 *
 * <p>The graph is drawn again for every engine, so a description of millions of synapses takes no memory.
 *
 * @param pattern which pairs
 * @param weight what the weights are drawn from
 * @param seed of graph and weights
 */
public record DrawnConnector(ConnectionPattern pattern, Distribution weight, long seed) implements Connector {
    /** Creates a connector with one weight for all. */
    public DrawnConnector(ConnectionPattern pattern, double weight, long seed) {
        this(pattern, new Distribution.Constant(weight), seed);
    }

    @Override
    public SynapseTable table(int preCount, int postCount, WeightTransfer transfer) {
        requireFit("drawn connector", preCount, postCount);
        SynapseRows rows = rows(preCount, postCount);
        var weights = new float[rows.target().length];
        initialWeights(weights);
        return SparseSynapses.ofRows(postCount, rows.rowStart(), rows.target(), weights, transfer);
    }

    @Override
    public void initialWeights(float[] weights) {
        long own = CounterRandom.stream(seed, 1);
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) weight.draw(own, k);
        }
    }

    @Override
    public void requireFit(String projection, int preCount, int postCount) {
        pattern.requireFit(projection, preCount, postCount);
    }

    SynapseRows rows(int preCount, int postCount) {
        long own = CounterRandom.stream(seed, 0);
        if (pattern instanceof FixedProbability p) {
            return independent(p, preCount, postCount, own);
        }
        if (pattern instanceof FixedInDegree p) {
            var partners = new Partners(preCount, p.autapses(), p.multapses());
            return SynapseRows.transposed(degrees(partners, postCount, p.degree(), own), preCount);
        }
        if (pattern instanceof FixedOutDegree p) {
            var partners = new Partners(postCount, p.autapses(), p.multapses());
            return degrees(partners, preCount, p.degree(), own);
        }
        if (pattern instanceof DistanceDependent p) {
            return byDistance(p, preCount, postCount, own);
        }
        return oneToOne(preCount);
    }

    private static SynapseRows degrees(Partners partners, int count, int degree, long seed) {
        var rows = new SynapseRows.Writer(count, (long) count * degree);
        for (int i = 0; i < count; i++) {
            partners.draw(i, degree, CounterRandom.stream(seed, i), rows);
        }
        return rows.rows();
    }

    private static SynapseRows independent(FixedProbability pattern, int preCount, int postCount, long seed) {
        var rows = new SynapseRows.Writer(preCount, (long) (1.05 * pattern.probability() * preCount * postCount));
        // Gaps between connected targets are geometric: one draw per synapse, not per pair.
        double logMiss = StrictMath.log1p(-pattern.probability());
        for (int i = 0; i < preCount; i++) {
            long own = CounterRandom.stream(seed, i);
            long draws = 0;
            long j = gap(own, draws++, logMiss);
            while (j < postCount) {
                if (j != i || pattern.autapses() == Autapses.ALLOWED) {
                    rows.add((int) j);
                }
                j += 1 + gap(own, draws++, logMiss);
            }
            rows.endRow();
        }
        return rows.rows();
    }

    private static long gap(long seed, long draw, double logMiss) {
        if (logMiss == 0) {
            return Integer.MAX_VALUE;
        }
        double gap = StrictMath.log1p(-CounterRandom.uniform(seed, draw)) / logMiss;
        return gap >= Integer.MAX_VALUE ? Integer.MAX_VALUE : (long) gap;
    }

    private static SynapseRows byDistance(DistanceDependent pattern, int preCount, int postCount, long seed) {
        var rows = new SynapseRows.Writer(preCount, preCount);
        for (int i = 0; i < preCount; i++) {
            long own = CounterRandom.stream(seed, i);
            for (int j = 0; j < postCount; j++) {
                double p = pattern.kernel().probability(pattern.pre().distance(i, pattern.post(), j));
                boolean allowed = j != i || pattern.autapses() == Autapses.ALLOWED;
                if (allowed && CounterRandom.uniform(own, j) < p) {
                    rows.add(j);
                }
            }
            rows.endRow();
        }
        return rows.rows();
    }

    private static SynapseRows oneToOne(int count) {
        var rows = new SynapseRows.Writer(count, count);
        for (int i = 0; i < count; i++) {
            rows.add(i);
            rows.endRow();
        }
        return rows.rows();
    }
}
