/**
 * Neuron models and spike sources: settings as records, and the loops that step a whole population of them.
 *
 * <p>A {@link org.hillock.snn.neuron.NeuronModel} is immutable and makes a {@link
 * org.hillock.snn.neuron.NeuronKernel}, which owns the state of one population, is used by one thread and allocates
 * nothing after construction.
 */
@NullMarked
package org.hillock.snn.neuron;

import org.jspecify.annotations.NullMarked;
