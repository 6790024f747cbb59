package org.hillock.runtime.certify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.runtime.budget.BudgetReport;
import org.hillock.runtime.budget.Enforcement;
import org.hillock.runtime.budget.SafepointWatch;
import org.hillock.runtime.budget.StageReport;

/**
 * What a loop-back test found, on one page. Two certificates compare when their conditions are equal
 * ({@link CertificateComparison}); the yardstick tells how fast the machines are beside each other.
 *
 * @param format {@value #FORMAT}
 * @param session the session's name
 * @param decoder who decided
 * @param issued the time of the test, ISO 8601 in UTC
 * @param conditions under which it was made
 * @param verdict the sentence at the top
 * @param budget stage times and misses
 * @param loop from the arrival of the last sample to the command's datagram at its receiver
 * @param misses what became of the decisions that missed
 * @param enforcement how the budget was enforced
 * @param safepoints times at which the JVM stopped all threads
 * @param machine facts about machine and JVM, by name
 */
public record Certificate(
        String format,
        String session,
        String decoder,
        String issued,
        Conditions conditions,
        String verdict,
        BudgetReport budget,
        Loop loop,
        Misses misses,
        Enforcement enforcement,
        SafepointWatch.Stops safepoints,
        Map<String, String> machine) {
    /** The version of the JSON document. */
    public static final String FORMAT = "hillock-certificate/1";

    /** Copies the map. */
    public Certificate {
        machine = Collections.unmodifiableMap(new LinkedHashMap<>(machine));
    }

    /**
     * The conditions of a test.
     *
     * @param sessionDigest of the session as far as a test uses it; see {@link SessionDigest}
     * @param source what played
     * @param speed how many times faster than in reality; 1 for a live source
     * @param seconds the length of the test
     * @param load what ran beside it, empty for nothing
     * @param yardstickMillis the time of a fixed computation (SHA-256 of 64 MiB, the best of three)
     */
    public record Conditions(
            String sessionDigest, String source, double speed, double seconds, String load, double yardstickMillis) {}

    /**
     * The way from the last sample to the receiver.
     *
     * @param commands that came in
     * @param percentileMicros by the percentile's name, in order
     * @param maxMicros the longest
     */
    public record Loop(long commands, Map<String, Double> percentileMicros, double maxMicros) {}

    /**
     * What became of misses.
     *
     * @param held the last fresh command again
     * @param neutral the neutral command
     * @param replaced the fallback decoder's answer
     * @param expired given up by the lane before the write
     * @param writtenLate fresh commands whose write began in time and ended after the limit
     * @param policyFollowed whether none of them was written as if it were fresh
     */
    public record Misses(
            long held, long neutral, long replaced, long expired, long writtenLate, boolean policyFollowed) {}

    /** The rows of the table of stages, for the page. */
    List<StageReport> stages() {
        return budget.stages();
    }
}
