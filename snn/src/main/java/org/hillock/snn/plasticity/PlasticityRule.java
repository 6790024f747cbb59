package org.hillock.snn.plasticity;

import org.hillock.snn.synapse.SynapseTable;

/** The settings of a learning rule; immutable, and free to be shared by many projections. */
public interface PlasticityRule {
    /** Returns the name by which network files and reports know the rule. */
    String name();

    /**
     * Makes the traces and the loops for one projection.
     *
     * @param synapses the weights that the kernel will change
     * @param stepMillis length of a time step in milliseconds
     */
    PlasticityKernel kernel(SynapseTable synapses, double stepMillis);

    /**
     * Tells whether what happens at the synapses of one target depends on no other target, so that the targets can be simulated
     * in parts; false for rules that don't say so.
     */
    default boolean canBeSplit() {
        return false;
    }

    /**
     * Makes a kernel that owes nothing after a step, for synapses that don't deliver their weight plainly; by default the
     * same as {@link #kernel}.
     *
     * @param synapses the weights that the kernel will change
     * @param stepMillis length of a time step in milliseconds
     */
    default PlasticityKernel promptKernel(SynapseTable synapses, double stepMillis) {
        return kernel(synapses, stepMillis);
    }
}
