package org.hillock.runtime.host;

/**
 * What one way of waiting costs on this machine, measured over hand-overs from one thread to another a millisecond apart.
 *
 * @param waiting the word of the session file
 * @param medianMicros from the hand-over to the waiting thread's taking it
 * @param p99Micros the same at the 99th percentile
 * @param maxMicros the longest
 * @param cpuShare the CPU time that the waiting thread used, as a share of the wall's
 */
public record WaitCost(String waiting, double medianMicros, double p99Micros, double maxMicros, double cpuShare) {}
