package org.hillock.acquisition.device.serial;

import org.hillock.acquisition.device.frame.FrameTally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of faults on the line in one sentence each: what shows within a fifth of a second is one fault, and there is at
 * most one sentence a second.
 */
final class FaultLog {
    private static final Logger LOG = LoggerFactory.getLogger("org.hillock.device");
    private static final long QUIET_NANOS = 1_000_000_000;
    private static final long GATHER_NANOS = 200_000_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LEAST_STALL_NANOS = 250_000_000;

    private final String port;
    private final FrameTally tally;
    private final long stallNanos;
    private long missing;
    private long repeated;
    private long damaged;
    private long quietUntilNanos = Long.MIN_VALUE;
    private long sayNanos = NEVER;
    private long stalledNanos;

    /**
     * A log that has said nothing yet.
     *
     * @param findingNanos how long a parser without a lock may take to find frames
     */
    FaultLog(String port, FrameTally tally, long findingNanos) {
        this.stallNanos = Math.max(LEAST_STALL_NANOS, findingNanos);
        this.port = port;
        this.tally = tally;
    }

    /** Called after every read that brought samples. */
    void check(long nowNanos, long sinceLastNanos) {
        if (sinceLastNanos > stallNanos) {
            stalledNanos = Math.max(stalledNanos, sinceLastNanos);
        }
        boolean news = stalledNanos > 0
                || tally.missing() != missing
                || tally.repeated() != repeated
                || tally.damaged() != damaged;
        if (news && sayNanos == NEVER) {
            sayNanos = Math.max(nowNanos + GATHER_NANOS, quietUntilNanos);
        }
        if (nowNanos >= sayNanos) {
            say();
            sayNanos = NEVER;
            quietUntilNanos = nowNanos + QUIET_NANOS;
        }
    }

    private void say() {
        StringBuilder sentence = new StringBuilder(port);
        String separator = ": ";
        separator = add(sentence, separator, tally.missing() - missing, "sample", " missing by the device's counter");
        separator = add(sentence, separator, tally.damaged() - damaged, "place", " with bytes that are no frame");
        separator = add(sentence, separator, tally.repeated() - repeated, "repeated frame", " left out");
        add(sentence, separator, stalledNanos / 1_000_000, "millisecond", " without a sample");
        LOG.warn("{}", sentence);
        missing = tally.missing();
        repeated = tally.repeated();
        damaged = tally.damaged();
        stalledNanos = 0;
    }

    private static String add(StringBuilder sentence, String separator, long count, String what, String why) {
        if (count == 0) {
            return separator;
        }
        sentence.append(separator)
                .append(count)
                .append(' ')
                .append(what)
                .append(count == 1 ? "" : "s")
                .append(why);
        return ", ";
    }
}
