/**
 * A second engine, in the fixed-point arithmetic of digital neuromorphic boards, and a report of how far its spikes
 * drift from those of another engine.
 *
 * <p>Enter at {@link org.hillock.snn.fixed.FixedPointEngine}, a {@link org.hillock.snn.engine.Simulator} like the
 * float engine, and {@link org.hillock.snn.fixed.EngineDrift}. One thread at a time; after construction a step
 * allocates nothing, and equal seeds, inputs and calls give equal bits everywhere, as integers do.
 */
@NullMarked
package org.hillock.snn.fixed;

import org.jspecify.annotations.NullMarked;
