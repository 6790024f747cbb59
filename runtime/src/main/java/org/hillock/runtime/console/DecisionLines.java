package org.hillock.runtime.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.hillock.decoding.decoder.Decision;
import org.hillock.runtime.budget.Stage;
import org.hillock.runtime.pipeline.DecisionEntry;
import org.hillock.runtime.pipeline.DecisionSink;

/** Writes each decision as a line for people. */
public final class DecisionLines implements DecisionSink {
    private final PrintWriter out;
    private final List<String> classes;

    /** Lines to a writer, which stays open. */
    public DecisionLines(PrintWriter out, List<String> classes) {
        this.out = out;
        this.classes = List.copyOf(classes);
    }

    @Override
    public void write(DecisionEntry entry) {
        Decision decision = entry.decision();
        String truth = entry.truth().isPresent() ? classes.get(entry.truth().getAsInt()) : "-";
        out.println(String.format(
                Locale.ROOT,
                "%5d %10.3f s  %-22s cue %-10s %-5s %s",
                decision.sequence(),
                decision.timeNanos() / 1e9,
                answer(decision),
                truth,
                verdict(entry),
                stages(entry)));
        out.flush();
    }

    private static String verdict(DecisionEntry entry) {
        if (entry.truth().isEmpty() || entry.decision() instanceof Decision.Abstention) {
            return "";
        }
        return entry.correct() ? "right" : "wrong";
    }

    private static String answer(Decision decision) {
        if (decision instanceof Decision.Intent intent) {
            return String.format(Locale.ROOT, "%s %.2f", intent.label(), intent.confidence());
        }
        if (decision instanceof Decision.Abstention abstention) {
            return "(" + abstention.reason().name().toLowerCase(Locale.ROOT) + ")";
        }
        return decision instanceof Decision.Command command ? command.values().toString() : "";
    }

    private static String stages(DecisionEntry entry) {
        StringBuilder text = new StringBuilder();
        for (Stage stage : Stage.values()) {
            entry.times()
                    .durationNanos(stage)
                    .ifPresent(nanos -> text.append(String.format(
                            Locale.ROOT, " %s %.3f ms", stage.name().toLowerCase(Locale.ROOT), nanos / 1e6)));
        }
        return text.toString();
    }
}
