/**
 * Measures of spiking activity: rates and intervals, synchrony, information about a label, and what a network costs.
 *
 * <p>Most work on a recorded {@link org.hillock.snn.SpikeRaster}; {@link org.hillock.snn.measure.WorkloadMeter} counts along
 * with a running {@link org.hillock.snn.engine.Simulator}. Everything here is deterministic, single-threaded and meant for the
 * control plane, except where a method says that it allocates nothing. Enter at {@link
 * org.hillock.snn.measure.SpikeTrains}, {@link org.hillock.snn.measure.MutualInformation} or {@link
 * org.hillock.snn.measure.StaticCost}.
 */
@NullMarked
package org.hillock.snn.measure;

import org.jspecify.annotations.NullMarked;
