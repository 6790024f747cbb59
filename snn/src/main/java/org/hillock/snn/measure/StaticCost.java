package org.hillock.snn.measure;

import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;
import org.hillock.snn.engine.Simulator;
import org.hillock.snn.network.Projection;

/**
 * What a network takes before it runs, by the definitions of NeuroBench's algorithm track (Yik et al. 2025, "The neurobench framework
 * for benchmarking neuromorphic computing algorithms and systems", Nature Communications 16:1545, methods).
 *
 * @param footprintBytes parameters and buffers (membranes, currents, traces, recent spikes) in bytes; what the engine keeps besides, such as indices
 *     of sparse tables and caches, doesn't count there and isn't counted here
 * @param weights entries of all weight matrices, pairs that are not connected included: what a dense layer of these sizes has
 * @param nonzeroWeights those whose effective weight is not 0
 */
public record StaticCost(long footprintBytes, long weights, long nonzeroWeights) {
    /** Measures a network. */
    public static <S extends Simulator & Stateful> StaticCost of(S simulator) {
        long weights = 0;
        long nonzero = 0;
        for (Projection projection : simulator.network().projections()) {
            weights += (long) projection.pre().size() * projection.post().size();
            for (int fan : FanOut.nonzero(simulator, projection)) {
                nonzero += fan;
            }
        }
        var bytes = new Bytes();
        simulator.visit(bytes);
        return new StaticCost(bytes.total, weights, nonzero);
    }

    /** Returns the share of zeros in the weight matrices, 0 for a full network; NaN without projections. */
    public double connectionSparsity() {
        return (weights - nonzeroWeights) / (double) weights;
    }

    private static final class Bytes implements StateVisitor {
        private long total;

        @Override
        public void floats(float[] values) {
            total += (long) Float.BYTES * values.length;
        }

        @Override
        public void doubles(double[] values) {
            total += (long) Double.BYTES * values.length;
        }

        @Override
        public void ints(int[] values) {
            total += (long) Integer.BYTES * values.length;
        }

        @Override
        public void longs(long[] values) {
            total += (long) Long.BYTES * values.length;
        }
    }
}
