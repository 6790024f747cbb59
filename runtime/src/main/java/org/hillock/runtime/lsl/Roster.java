package org.hillock.runtime.lsl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.lsl.LslInfo;

/** Who is on the network, by one search after the other. A stream that was not seen for a while has vanished. */
public final class Roster {
    private final long forgetNanos;
    private final Map<String, Seen> present = new LinkedHashMap<>();

    /** A stream that came or went. */
    public sealed interface Change {
        /** The stream. */
        LslInfo info();

        /** A stream that was not there before. */
        record Appeared(LslInfo info) implements Change {}

        /** A stream that is there no longer. */
        record Vanished(LslInfo info) implements Change {}
    }

    /**
     * An empty one.
     *
     * @param forgetAfter how long a stream may be unseen
     */
    public Roster(Duration forgetAfter) {
        this.forgetNanos = forgetAfter.toNanos();
    }

    /** Takes what one search found, and tells who came and who went, in this order. */
    public List<Change> update(List<LslInfo> found, long nowNanos) {
        List<Change> changes = new ArrayList<>();
        for (LslInfo info : found) {
            if (present.put(info.uid(), new Seen(info, nowNanos)) == null) {
                changes.add(new Change.Appeared(info));
            }
        }
        present.values().removeIf(seen -> {
            boolean isGone = nowNanos - seen.atNanos >= forgetNanos;
            if (isGone) {
                changes.add(new Change.Vanished(seen.info));
            }
            return isGone;
        });
        return changes;
    }

    /** Who is there. */
    public List<LslInfo> present() {
        return present.values().stream().map(seen -> seen.info).toList();
    }

    private record Seen(LslInfo info, long atNanos) {}
}
