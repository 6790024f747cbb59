package org.hillock.snn.synapse;

/**
 * The numbers that one pass over the row of a source needs, for rules that defer potentiation: written before each pass
 * by the rule's kernel, so that none is made anew.
 *
 * <p>Potentiation by the spikes of target j since the last pass is {@code owed} times what its sum has grown by.
 */
public final class RowPass {
    /** By which the weights are multiplied that are delivered. */
    public float factor = 1;
    /** Potentiation per unit of a target's sum, by the source's trace before this pass. */
    public float owed;
    /** The same by its trace after it. */
    public float owing;
    /** Change per unit of a target's trace, 0 or negative for depression. */
    public float perTrace;
    /** Lower bound of a weight. */
    public float least;
    /** Upper bound of a weight. */
    public float greatest;

    /** Creates numbers that change nothing. */
    public RowPass() {}
}
