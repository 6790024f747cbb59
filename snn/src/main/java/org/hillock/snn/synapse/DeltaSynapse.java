package org.hillock.snn.synapse;

/** A spike moves the potential of its target by the effective weight, at once, in the step it arrives in. */
public record DeltaSynapse() implements SynapseModel {}
