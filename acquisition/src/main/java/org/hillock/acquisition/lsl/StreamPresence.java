package org.hillock.acquisition.lsl;

/** What a {@link StreamWatch} tells of a stream. */
public sealed interface StreamPresence {
    /** The stream; {@link LslInfo#uid()} tells outlets apart. */
    LslInfo info();

    /** It answered for the first time. */
    record Appeared(LslInfo info) implements StreamPresence {}

    /** It has not answered for the time after which it is forgotten. */
    record Vanished(LslInfo info) implements StreamPresence {}
}
