package org.hillock.snn.measure;

import org.hillock.snn.engine.Simulator;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;

/**
 * Counts what a running network computes, by the definitions of NeuroBench's algorithm track (Yik et al. 2025, Nature
 * Communications 16:1545, methods).
 *
 * <p>Call {@link #afterStep()} after every step and {@link #endExecution()} after every execution (a trial, a bin, whatever the network
 * answers once), then {@link #workload()}. Synapses of weight zero are found when the meter is made or {@linkplain #refresh refreshed}. A
 * spike counts when it is emitted, whatever its delay. {@link #afterStep()} allocates nothing. Single-threaded.
 */
public final class WorkloadMeter {
    private final Simulator simulator;
    private final Population[] populations;
    private final Projection[] projections;
    private final int[][] fanOut;
    private final int[] spikes;
    private final long neurons;
    private final long pairs;
    private long multipliesBefore;
    private long steps;
    private long executions;
    private long active;
    private long accumulates;

    /** Creates a meter of a network as it stands. */
    public WorkloadMeter(Simulator simulator) {
        this.simulator = simulator;
        this.populations = simulator.network().populations().toArray(new Population[0]);
        this.projections = simulator.network().projections().toArray(new Projection[0]);
        this.fanOut = new int[projections.length][];
        int largest = 0;
        long count = 0;
        for (Population population : populations) {
            largest = Math.max(largest, population.size());
            count += population.model().receivesInput() ? population.size() : 0;
        }
        this.spikes = new int[largest];
        this.neurons = count;
        long all = 0;
        for (Projection projection : projections) {
            all += (long) projection.pre().size() * projection.post().size();
        }
        this.pairs = all;
        this.multipliesBefore = simulator.cost().multiplies();
        refresh();
    }

    /** Looks again which weights are zero; after learning, for instance. */
    public void refresh() {
        for (int p = 0; p < projections.length; p++) {
            fanOut[p] = FanOut.nonzero(simulator, projections[p]);
        }
    }

    /** Returns all counts to zero. */
    public void reset() {
        steps = 0;
        executions = 0;
        active = 0;
        accumulates = 0;
        multipliesBefore = simulator.cost().multiplies();
    }

    /** Counts the step that was just run. */
    public void afterStep() {
        steps++;
        for (Population population : populations) {
            if (population.model().receivesInput()) {
                active += simulator.spikeCount(population);
            }
        }
        for (int p = 0; p < projections.length; p++) {
            int count = simulator.spikes(projections[p].pre(), spikes);
            accumulates += sum(fanOut[p], spikes, count);
        }
    }

    private static long sum(int[] fan, int[] spikes, int count) {
        long sum = 0;
        for (int k = 0; k < count; k++) {
            sum += fan[spikes[k]];
        }
        return sum;
    }

    /** Ends one execution of the network. */
    public void endExecution() {
        executions++;
    }

    /** Returns what was counted since the start or the last reset; NaN where nothing was. */
    public Workload workload() {
        double multiplies = simulator.cost().multiplies() - multipliesBefore;
        double activations = (double) neurons * steps;
        return new Workload(
                (activations - active) / activations,
                multiplies / executions,
                (double) accumulates / executions,
                (double) pairs * steps / executions);
    }

    /**
     * What an execution computes on average.
     *
     * @param activationSparsity share of zeros among the outputs of all neurons and steps, spike sources left out: they are the input
     * @param effectiveMultiplyAccumulates synaptic operations of outputs that are not binary, zeros left out
     * @param effectiveAccumulates synaptic operations of spikes: nonzero weights that they met
     * @param denseOperations operations of hardware that skips no zeros: every pair of every projection in every step
     */
    public record Workload(
            double activationSparsity,
            double effectiveMultiplyAccumulates,
            double effectiveAccumulates,
            double denseOperations) {}
}
