package org.hillock.runtime.session;

import java.util.List;

/** How long a decision may take, from the arrival of its last sample to the write of its command. */
public record BudgetSetting(
        @Described(value = "The hard limit.", absent = "50", min = 0.001, max = 60000)
        double hardMillis,

        @Described(value = "What is written instead of a late decision.", absent = "\"hold\"")
        Policy policy,

        @Described(value = "How long a receiver may act on a command.", absent = "1000", min = 1, max = 600000)
        double ttlMillis,

        @Described(value = "The percentiles of the report.", absent = "[50, 99, 99.9]", minItems = 1)
        List<Double> percentiles) {
    /** Copies the list. */
    public BudgetSetting {
        percentiles = List.copyOf(percentiles);
    }

    /** What is written instead of a late decision. */
    public enum Policy {
        /** The last fresh command again, marked as held. */
        HOLD,
        /** The neutral command. */
        NEUTRAL
    }

    /** The hard limit in nanoseconds. */
    public long hardNanos() {
        return Math.round(hardMillis * 1e6);
    }
}
