package org.hillock.runtime.snn;

/**
 * How a population fired. NaN where there were too few spikes.
 *
 * @param name of the population
 * @param model what its neurons are
 * @param neurons how many
 * @param spikes in the whole run
 * @param rateHz mean over neurons and the whole run
 * @param intervalCv coefficient of variation of the inter-spike intervals, mean over the neurons with two or more in the recorded time
 * @param synchrony Golomb's chi in the recorded time, spikes smoothed by 5 ms: 1 in unison, about 1/sqrt(neurons) when independent
 */
public record PopulationReport(
        String name, String model, int neurons, long spikes, double rateHz, double intervalCv, double synchrony) {}
