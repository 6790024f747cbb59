package org.hillock.snn.synapse;

/**
 * A spike opens a receptor of its target by the effective weight; what follows is the neuron's business.
 *
 * @param receptor name of a receptor of the postsynaptic model
 */
public record ReceptorSynapse(String receptor) implements SynapseModel {}
