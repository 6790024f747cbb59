package org.hillock.snn.synapse;

/** The time course of what a spike does to its target. */
public sealed interface SynapseModel permits DeltaSynapse, ExponentialSynapse, ReceptorSynapse {}
