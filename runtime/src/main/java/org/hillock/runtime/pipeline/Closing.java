package org.hillock.runtime.pipeline;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes one thing after the other: what one of them throws is a warning, and the next is closed all the same. */
public final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /** Closes all of a kind. */
    public static <T> void each(Iterable<? extends T> all, Consumer<? super T> close) {
        for (T one : all) {
            quietly(() -> close.accept(one));
        }
    }

    /** Closes one; it may be short of memory. */
    public static void quietly(Runnable close) {
        try {
            close.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("Something could not be closed at the session's end: {}", e.toString());
        }
    }
}
