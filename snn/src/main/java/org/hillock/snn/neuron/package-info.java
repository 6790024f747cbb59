/**
 * Neuron models and spike sources: settings as records, and the loops that step a whole population of them.
 *
 * <p>A {@link org.hillock.snn.neuron.NeuronModel} is immutable and makes a {@link
 * org.hillock.snn.neuron.NeuronKernel}, which owns the state of one population, is used by one thread and allocates
 * nothing after construction. Spikes reach it through named {@link org.hillock.snn.neuron.Receptor receptors}, or as a move
 * of the potential that a projection has worked out by itself.
 *
 * <p>Point neurons: {@link org.hillock.snn.neuron.LifNeuron} and its relatives with receptors, {@link
 * org.hillock.snn.neuron.AdaptiveExponential}, {@link org.hillock.snn.neuron.Izhikevich}, {@link
 * org.hillock.snn.neuron.HodgkinHuxley}; two compartments: {@link org.hillock.snn.neuron.BurstingPyramidal}. Elementary
 * functions are computed by additions and multiplications or by {@link StrictMath}, so that results are equal everywhere.
 */
@NullMarked
package org.hillock.snn.neuron;

import org.jspecify.annotations.NullMarked;
