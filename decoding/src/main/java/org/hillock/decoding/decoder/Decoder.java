package org.hillock.decoding.decoder;

import java.util.List;
import java.util.Set;
import org.hillock.decoding.epoch.Segment;

/**
 * From a segment to a decision, learning online.
 *
 * <p><b>Order.</b> {@link #decide} comes first; only then may {@link #learn} tell what was right. Teachings may come late
 * and out of order, as long as their segment is among the last {@link #memory()} decided ones; others are counted in
 * {@link #lateTeachings()} and change nothing.
 *
 * <p><b>Determinism.</b> The same segments, teachings and seed give the same decisions bit for bit on every JDK.
 *
 * <p>Single-threaded; owns its workspace.
 */
public interface Decoder {
    /** The word that names it in a session file. */
    String name();

    /** The class names in the order of {@link Decision.Intent#classIndex()}; empty for a continuous decoder. */
    List<String> classes();

    /** Decides on a segment. Changes only label-free statistics, and those only where {@link #permit} allows it. */
    Decision decide(Segment segment);

    /**
     * Does what may wait until the last decision is on its way, such as moving running statistics.
     * Where it is not called, the next call of any other method does that first: it changes when work is done, never a bit of
     * any decision.
     */
    default void settle() {}

    /**
     * Tells what was right about a decided segment.
     *
     * @param sequence the segment's sequence
     * @throws IllegalArgumentException when no segment of that or a later sequence was decided yet
     */
    void learn(long sequence, Teaching teaching);

    /** Allows exactly these changes from now on; everything is allowed at first. An empty set freezes it. */
    void permit(Set<Adaptation> adaptations);

    /** How many decided segments it remembers for teachings that come late. */
    int memory();

    /** How many teachings came too late to be used. */
    long lateTeachings();

    /** An independent decoder in the same state that goes on bit for bit as this one would. */
    Decoder fork();
}
