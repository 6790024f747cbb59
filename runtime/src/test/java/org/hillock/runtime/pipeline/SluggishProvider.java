package org.hillock.runtime.pipeline;

import java.util.function.LongUnaryOperator;
import org.hillock.decoding.decoder.FirstClassProvider;

/** A decoder that answers the first class after as many milliseconds as the test asks for. */
public final class SluggishProvider extends FirstClassProvider {
    static final String NAME = "sluggish";

    /** From a segment's sequence to its milliseconds; no test runs beside another. */
    private static volatile LongUnaryOperator delayMillis = sequence -> 0;

    /** For the loader. */
    public SluggishProvider() {
        super(NAME, "Answers the first class when it is told to.");
    }

    static void delay(LongUnaryOperator millisOfSequence) {
        delayMillis = millisOfSequence;
    }

    @Override
    protected void before(long sequence) {
        pause(1_000_000 * delayMillis.applyAsLong(sequence));
    }
}
