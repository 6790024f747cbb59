package org.hillock.snn.network;

import org.hillock.snn.neuron.NeuronModel;

/**
 * Neurons of one kind, and the handle by which an engine is asked about them.
 *
 * @param index place in {@link Network#populations()}, which is the order of update within a step
 * @param name unique within the network
 * @param size number of neurons
 * @param model what they are
 */
public record Population(int index, String name, int size, NeuronModel model) {}
