package org.hillock.snn.neuron;

import org.hillock.snn.NetworkException;

/**
 * What a neuron receives spikes by. Many projections may share one receptor: their spikes cost one addition per synapse and
 * the receptor one update per neuron.
 *
 * @param name unique within a model
 * @param action what it does to the membrane
 * @param course how one spike's effect goes on
 */
public record Receptor(String name, Action action, TimeCourse course) {
    /** What an open receptor does to the membrane. */
    public sealed interface Action {}

    /** Injects its state as a current, in the model's unit. */
    public record Current() implements Action {}

    /**
     * Opens a conductance, in the model's unit, towards a potential: {@code g (E - V)}.
     *
     * @param reversalMillivolts E
     */
    public record Conductance(double reversalMillivolts) implements Action {
        /** Checks the potential. */
        public Conductance {
            NetworkException.requireFinite("receptor, reversal potential", reversalMillivolts);
        }
    }

    /** Returns a current that decays exponentially. */
    public static Receptor exponentialCurrent(String name, double tauMillis) {
        return new Receptor(name, new Current(), new TimeCourse.Exponential(tauMillis));
    }

    /** Returns a current that follows an alpha function. */
    public static Receptor alphaCurrent(String name, double tauMillis) {
        return new Receptor(name, new Current(), new TimeCourse.Alpha(tauMillis));
    }

    /** Returns a current that acts in one step. */
    public static Receptor deltaCurrent(String name) {
        return new Receptor(name, new Current(), new TimeCourse.Delta());
    }

    /** Returns a conductance that decays exponentially. */
    public static Receptor exponentialConductance(String name, double tauMillis, double reversalMillivolts) {
        return new Receptor(name, new Conductance(reversalMillivolts), new TimeCourse.Exponential(tauMillis));
    }

    /** Returns a conductance that follows an alpha function. */
    public static Receptor alphaConductance(String name, double tauMillis, double reversalMillivolts) {
        return new Receptor(name, new Conductance(reversalMillivolts), new TimeCourse.Alpha(tauMillis));
    }
}
