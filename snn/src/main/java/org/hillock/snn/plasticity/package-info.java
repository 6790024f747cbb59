/**
 * Plasticity rules: settings as records, and the loops that change the weights of one projection.
 *
 * <p>A {@link org.hillock.snn.plasticity.PlasticityRule} is immutable and makes a {@link
 * org.hillock.snn.plasticity.PlasticityKernel}, which sees the arrivals and postsynaptic spikes of every step, works on
 * the operations of a {@link org.hillock.snn.synapse.SynapseTable}, is used by one thread and allocates nothing after
 * construction.
 */
@NullMarked
package org.hillock.snn.plasticity;

import org.jspecify.annotations.NullMarked;
