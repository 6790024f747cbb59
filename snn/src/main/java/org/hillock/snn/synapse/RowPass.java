package org.hillock.snn.synapse;

import org.hillock.snn.Padding;

/**
 * The numbers that one pass over the row of a source needs, for rules that defer potentiation: written before each pass
 * by the rule's kernel, so that none is made anew.
 *
 * <p>Potentiation by the spikes of target j since the last pass is {@code owed} times what its sum has grown by.
 */
public final class RowPass {
    private static final int FACTOR = Padding.BEFORE;
    private static final int OWED = Padding.BEFORE + 1;
    private static final int OWING = Padding.BEFORE + 2;
    private static final int PER_TRACE = Padding.BEFORE + 3;
    private static final int LEAST = Padding.BEFORE + 4;
    private static final int GREATEST = Padding.BEFORE + 5;

    private final float[] numbers = new float[Padding.length(6)];

    /** Creates numbers that change nothing. */
    public RowPass() {}

    /** Sets the bounds of a weight. */
    public void bounds(float least, float greatest) {
        numbers[LEAST] = least;
        numbers[GREATEST] = greatest;
    }

    /** Sets by what the weights are multiplied that are delivered. */
    public void factor(float factor) {
        numbers[FACTOR] = factor;
    }

    /** Sets the potentiation per unit of a target's sum, by the source's trace before the pass. */
    public void owed(float owed) {
        numbers[OWED] = owed;
    }

    /** Sets the same by its trace after the pass. */
    public void owing(float owing) {
        numbers[OWING] = owing;
    }

    /** Sets the change per unit of a target's trace, 0 or negative for depression. */
    public void perTrace(float perTrace) {
        numbers[PER_TRACE] = perTrace;
    }

    float factor() {
        return numbers[FACTOR];
    }

    float owed() {
        return numbers[OWED];
    }

    float owing() {
        return numbers[OWING];
    }

    float perTrace() {
        return numbers[PER_TRACE];
    }

    float least() {
        return numbers[LEAST];
    }

    float greatest() {
        return numbers[GREATEST];
    }
}
