/**
 * Synapses: the shape of a postsynaptic current, how a stored weight acts, how much of it a spike passes on, and the
 * tables that hold a projection's weights.
 *
 * <p>{@link org.hillock.snn.synapse.SynapseModel} and {@link org.hillock.snn.synapse.WeightTransfer} are immutable
 * settings; a {@link org.hillock.snn.synapse.SynapseTable} is the state of one projection and belongs to one thread.
 * Plasticity rules work on the table's operations, so they know no layout.
 */
@NullMarked
package org.hillock.snn.synapse;

import org.jspecify.annotations.NullMarked;
