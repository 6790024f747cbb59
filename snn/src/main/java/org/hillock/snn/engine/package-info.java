/**
 * Engines: they hold the state of a {@link org.hillock.snn.network.Network} and run it.
 *
 * <p>Enter at {@link org.hillock.snn.engine.FloatEngine}, known to its users as a {@link
 * org.hillock.snn.engine.Simulator}, or at {@link org.hillock.snn.engine.ParallelEngine} for large networks on free CPUs. One
 * caller at a time; after construction a step allocates nothing, and equal seeds,
 * inputs and calls give equal bits on every JDK.
 */
@NullMarked
package org.hillock.snn.engine;

import org.jspecify.annotations.NullMarked;
