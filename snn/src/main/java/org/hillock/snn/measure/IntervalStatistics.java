package org.hillock.snn.measure;

/**
 * How regular a spike train is. Values are NaN where there are too few intervals.
 *
 * @param count number of inter-spike intervals
 * @param meanMillis their mean
 * @param cv coefficient of variation: standard deviation (of the population) over mean; 1 for a Poisson process, 0 for a clock
 * @param cv2 mean of {@code 2 |I_n+1 - I_n| / (I_n+1 + I_n)} (Holt, Softky, Koch and Douglas 1996, J Neurophysiol 75:1806-1814),
 *     which slow changes of the rate hardly move; 1 for a Poisson process
 * @param localVariation mean of {@code 3 (I_n+1 - I_n)^2 / (I_n+1 + I_n)^2} (Shinomoto, Shima and Tanji 2003, Neural Comput
 *     15:2823-2842); 1 for a Poisson process
 */
public record IntervalStatistics(long count, double meanMillis, double cv, double cv2, double localVariation) {}
