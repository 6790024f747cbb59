package org.hillock.snn.plasticity;

import java.util.Optional;
import org.hillock.snn.NetworkException;

/**
 * A kernel whose weight changes wait for a third factor besides the two spike trains: a reward or an error.
 *
 * <p>Such a projection has three modes, switched while the network runs: frozen, where traces and eligibility go on;
 * learning under a constant (tonic) factor; and learning by the factors handed in here. A factor counts from the next
 * step on. Neither method allocates.
 */
public interface ModulatedKernel extends PlasticityKernel {
    /** Hands in a factor that is equal for all targets. */
    void modulate(double factor);

    /**
     * Hands in a factor for each target.
     *
     * @param factors one per postsynaptic neuron. Not modified.
     */
    void modulate(float[] factors);

    /**
     * Returns the modulated kernel of a projection.
     *
     * @throws NetworkException when the rule takes no third factor
     */
    static ModulatedKernel of(String projection, Optional<PlasticityKernel> kernel) {
        if (kernel.orElse(null) instanceof ModulatedKernel modulated) {
            return modulated;
        }
        throw NetworkException.refused(
                "modulation of " + projection,
                "a rule without a third factor",
                "one that takes rewards or errors",
                "give the projection such a rule");
    }
}
