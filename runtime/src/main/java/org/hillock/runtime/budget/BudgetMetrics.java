package org.hillock.runtime.budget;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The figures of a running session as Micrometer meters: {@code hillock.decisions} by outcome, {@code hillock.windows.shed}
 * and {@code hillock.stage} by stage. Thread-safe.
 */
public final class BudgetMetrics {
    private final Counter kept;
    private final Counter missed;
    private final Counter shed;
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);

    /** Registers the meters; those of an earlier session of the same name go on counting. */
    public BudgetMetrics(MeterRegistry registry, String session) {
        this.kept = decisions(registry, session, "kept");
        this.missed = decisions(registry, session, "missed");
        this.shed = Counter.builder("hillock.windows.shed")
                .description("windows that nobody decided on")
                .tag("session", session)
                .register(registry);
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    Timer.builder("hillock.stage")
                            .description("time of one stage of a decision")
                            .tag("session", session)
                            .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    private static Counter decisions(MeterRegistry registry, String session, String outcome) {
        return Counter.builder("hillock.decisions")
                .description("decisions by what became of them")
                .tag("session", session)
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Counts a decision. */
    public void decision(StageTimes times, LatencyBudget.Outcome outcome) {
        (outcome == LatencyBudget.Outcome.MISSED ? missed : kept).increment();
        stages.forEach((stage, timer) ->
                times.durationNanos(stage).ifPresent(nanos -> timer.record(Math.max(0, nanos), TimeUnit.NANOSECONDS)));
    }

    /** Counts a window that was given up. */
    public void shed() {
        shed.increment();
    }
}
