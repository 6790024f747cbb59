package org.hillock.runtime.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long a decision may take, from the arrival of its last sample to the write of its command. */
public record BudgetSetting(
        @Described(value = "The hard limit.", absent = "50", min = 0.001, max = 60000)
        double hardMillis,

        @Described(value = "What is written instead of a late decision.", absent = "\"hold\"")
        Policy policy,

        @Described(value = "How long a receiver may act on a command.", absent = "1000", min = 1, max = 600000)
        double ttlMillis,

        @Described(value = "The percentiles of the report.", absent = "[50, 99, 99.9]", minItems = 1)
        List<Double> percentiles,

        @Described(
                value =
                        "Percentiles of the time from arrival to write that must hold, such as {\"p99\": 10}: a session that"
                                + " needs longer has missed its budget, also when every decision kept the hard limit.",
                absent = "{}")
        Map<String, Double> holdMillis,

        @Described(
                value =
                        "Data older than this never drives an actuator; windows that are, and windows that a newer one has"
                                + " overtaken in the queue, are shed and counted. 0: no limit, and a source is held back"
                                + " instead.",
                absent = "0",
                min = 0,
                max = 60000)
        double maxAgeMillis,

        @Described(
                value = "Deadlines of single stages by their names (queue, features, decision, write), counted in the"
                        + " report.",
                absent = "{}")
        Map<String, Double> stageMillis,

        @Described(
                value = "Whether the warm-up's worst case must fit the hard limit before the session starts, or is only"
                        + " reported.",
                absent = "\"report\"")
        AdmissionWord admission,

        @Described(value = "The cheaper decoder of the policies \"fallback\" and \"degrade\".", absent = "{}")
        FallbackSetting fallback,

        @Described(value = "The thread that sends neutral when decisions stop.", absent = "{}")
        WatchdogSetting watchdog,

        @Described(value = "What is kept of the last minutes and written down on a miss.", absent = "{}")
        RecorderSetting recorder,

        @Described(
                value =
                        "How the decoding thread waits for samples. \"direct\": the thread that reads them from the network"
                                + " decodes, which saves a change of threads; for streams of LSL by Hillock's own"
                                + " implementation, elsewhere the same as \"park\". \"hybrid\" sleeps until shortly before samples"
                                + " are due by their rhythm and then looks for them again and again; \"spin\" always looks"
                                + " and costs a core. Both need maxAgeMillis; 'hillock doctor' measures what they gain.",
                absent = "\"park\"")
        WaitWord waiting,

        @Described(value = "What is asked of the operating system for the decoding thread.", absent = "{}")
        SchedulingSetting scheduling) {
    /** Copies the collections. */
    public BudgetSetting {
        percentiles = List.copyOf(percentiles);
        holdMillis = Collections.unmodifiableMap(new LinkedHashMap<>(holdMillis));
        stageMillis = Collections.unmodifiableMap(new LinkedHashMap<>(stageMillis));
    }

    /** A limit and a policy; all else as it is in a file that does not mention it. */
    public static BudgetSetting of(double hardMillis, Policy policy, double ttlMillis, List<Double> percentiles) {
        return new BudgetSetting(
                hardMillis,
                policy,
                ttlMillis,
                percentiles,
                Map.of(),
                0,
                Map.of(),
                AdmissionWord.REPORT,
                FallbackSetting.NONE,
                WatchdogSetting.USUAL,
                RecorderSetting.USUAL,
                WaitWord.PARK,
                SchedulingSetting.NONE);
    }

    /** What is written instead of a late decision. */
    public enum Policy {
        /** The last fresh command again, marked as held. */
        HOLD,
        /** The neutral command. */
        NEUTRAL,
        /** What the fallback decoder answered in time, written just before the limit. */
        FALLBACK,
        /** Neutral, and after some misses the fallback decoder decides until there is room again. */
        DEGRADE
    }

    /** What the measured worst case of the warm-up is for. */
    public enum AdmissionWord {
        /** It goes into the report. */
        REPORT,
        /** The session is refused when it does not fit. */
        REQUIRED
    }

    /** How a thread waits. */
    public enum WaitWord {
        /** It sleeps and is woken. */
        PARK,
        /** It sleeps until shortly before samples are due by their rhythm, then looks again and again. */
        HYBRID,
        /** It looks again and again. */
        SPIN,
        /** It reads the samples itself; where the source does not allow that it is woken. */
        DIRECT
    }

    /** The hard limit in nanoseconds. */
    public long hardNanos() {
        return Math.round(hardMillis * 1e6);
    }

    /** The age limit in nanoseconds; without one, as long as can be. */
    public long maxAgeNanos() {
        return sheds() ? Math.round(maxAgeMillis * 1e6) : Long.MAX_VALUE / 4;
    }

    /** Whether the policy needs a cheaper decoder. */
    public boolean needsFallback() {
        return policy == Policy.FALLBACK || policy == Policy.DEGRADE;
    }

    /** Whether it looks again and again for samples. */
    public boolean looksForSamples() {
        return waiting == WaitWord.HYBRID || waiting == WaitWord.SPIN;
    }

    /** Whether overload sheds windows instead of holding the source back. */
    public boolean sheds() {
        return maxAgeMillis > 0;
    }
}
