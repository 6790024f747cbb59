package org.hillock.snn.measure;

import org.hillock.snn.engine.Cost;

/**
 * What information was paid for with: bits against spikes and synaptic operations (Levy and Baxter 1996, "Energy efficient neural
 * codes", Neural Comput 8:531-543). Values are infinite or NaN where nothing was spent.
 *
 * @param bits information gained, over all trials
 * @param cost what was spent on these trials
 */
public record InformationCost(double bits, Cost cost) {
    /** Returns the cost of a corrected estimate over all its trials. */
    public static InformationCost of(MutualInformation information, Cost cost) {
        return new InformationCost(information.correctedBits() * information.trials(), cost);
    }

    /** Returns the bits a spike carried on average. */
    public double bitsPerSpike() {
        return bits / cost.spikes();
    }

    /** Returns the bits a synaptic operation (accumulate or multiply) gained on average. */
    public double bitsPerSynapticOperation() {
        return bits / (cost.accumulates() + cost.multiplies());
    }
}
