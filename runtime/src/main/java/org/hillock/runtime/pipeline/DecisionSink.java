package org.hillock.runtime.pipeline;

/** Takes each decision once its way has ended; called on the journal's thread. */
public interface DecisionSink extends AutoCloseable {
    /** Writes one. */
    void write(DecisionEntry entry);

    /** Called once after the last. */
    @Override
    default void close() {}
}
