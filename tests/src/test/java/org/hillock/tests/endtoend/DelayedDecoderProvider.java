package org.hillock.tests.endtoend;

import org.hillock.decoding.decoder.FirstClassProvider;

/** A decoder that takes half a second over every other decision; found by {@link java.util.ServiceLoader}. */
public final class DelayedDecoderProvider extends FirstClassProvider {
    static final String NAME = "delayed";
    private static final long DELAY_NANOS = 500_000_000;

    /** For the loader. */
    public DelayedDecoderProvider() {
        super(NAME, "Answers the first class, and every other answer is late.");
    }

    @Override
    protected void before(long sequence) {
        if (sequence % 2 == 1) {
            pause(DELAY_NANOS);
        }
    }
}
