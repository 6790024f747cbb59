package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hillock.feedback.actuator.LaneCounts;
import org.hillock.runtime.budget.BudgetReport;
import org.hillock.runtime.budget.Enforcement;
import org.hillock.runtime.budget.HeldPercentile;
import org.hillock.runtime.budget.SessionWatchdog;
import org.hillock.runtime.budget.StageReport;
import org.hillock.runtime.pipeline.ChannelQuality;
import org.hillock.runtime.pipeline.SessionOutcome;

/** Prints what came of a session, for people and for machines. */
final class OutcomeReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final SessionOutcome outcome;

    OutcomeReport(SessionOutcome outcome) {
        this.outcome = outcome;
    }

    ObjectNode json() {
        ObjectNode json = JSON.valueToTree(outcome);
        json.put("accuracy", outcome.accuracy());
        json.put("laterHalfAccuracy", outcome.laterHalfAccuracy());
        return json;
    }

    void print(PrintWriter out) {
        line(
                out,
                "%d decisions by %s, %d without an answer, %d on spoilt segments",
                outcome.decisions(),
                outcome.decoder(),
                outcome.abstained(),
                outcome.artefacts());
        if (outcome.decisions() == 0) {
            line(
                    out,
                    "No cue of $.epochs.onsets came with a whole epoch after it; 'hillock inspect FILE' lists the markers.");
        }
        if (outcome.judged() > 0) {
            line(
                    out,
                    "accuracy  %.3f (%d of %d), later half %.3f (%d of %d);",
                    outcome.accuracy(),
                    outcome.correct(),
                    outcome.judged(),
                    outcome.laterHalfAccuracy(),
                    outcome.laterHalfCorrect(),
                    outcome.laterHalfJudged());
            line(out, "          each decided before its label was learned; no answer counts as wrong");
        }
        signal(out, outcome.channels());
        impedance(out, outcome.impedanceOhms());
        budget(out, outcome.budget());
        enforcement(out, outcome.enforcement());
        for (LaneCounts lane : outcome.lanes()) {
            line(
                    out,
                    "%s: %d sent, %d neutral, %d dropped, %d expired, %d failed%s",
                    lane.actuator(),
                    lane.sent(),
                    lane.neutrals(),
                    lane.dropped(),
                    lane.expired(),
                    lane.failed(),
                    lane.lastFailure().isEmpty() ? "" : " (" + lane.lastFailure() + ")");
        }
        line(out, "digest    %s", outcome.digest());
    }

    private static void signal(PrintWriter out, List<ChannelQuality> channels) {
        if (channels.isEmpty()) {
            return;
        }
        List<String> bad = channels.stream()
                .filter(channel -> channel.unusable() > 0)
                .map(channel -> channel.label() + " " + channel.unusable())
                .toList();
        line(
                out,
                "signal    %d channels judged %d times: %s",
                channels.size(),
                channels.get(0).reports(),
                bad.isEmpty()
                        ? "none was railed, flat or mostly mains"
                        : "railed, flat or mostly mains: " + String.join(", ", bad));
    }

    private static void impedance(PrintWriter out, Map<String, Double> ohms) {
        if (!ohms.isEmpty()) {
            List<String> each = ohms.entrySet().stream()
                    .map(electrode -> electrode.getKey() + " " + ContactGrade.words(electrode.getValue()))
                    .toList();
            line(out, "impedance %s", String.join(", ", each));
        }
    }

    private static void budget(PrintWriter out, BudgetReport budget) {
        if (budget.stages().isEmpty()) {
            return;
        }
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-10s", "latency"));
        budget.stages().get(0).percentileMicros().keySet().forEach(p -> head.append(cell(p)));
        out.println(head.append(cell("max")).append("   (ms)"));
        for (StageReport stage : budget.stages()) {
            StringBuilder row = new StringBuilder(
                    String.format(Locale.ROOT, "  %-8s", stage.stage().name().toLowerCase(Locale.ROOT)));
            stage.percentileMicros().values().forEach(micros -> row.append(cell(millis(micros))));
            row.append(cell(millis(stage.maxMicros())));
            out.println(stage.overruns() == 0 ? row : row.append("   " + stage.overruns() + " over its deadline"));
        }
        line(
                out,
                "budget    %.3f ms: %s, %d of %d late or not written%s; a late one %s",
                budget.hardMillis(),
                budget.misses() + budget.shed() == 0 ? "held" : "MISSED",
                budget.misses(),
                budget.decisions(),
                budget.shed() == 0 ? "" : ", " + budget.shed() + " windows shed",
                policy(budget.policy()));
        for (HeldPercentile promise : budget.percentiles()) {
            line(
                    out,
                    "          %s of the total %.3f ms, promised %.3f: %s",
                    promise.percentile(),
                    promise.measuredMillis(),
                    promise.limitMillis(),
                    promise.held() ? "held" : "MISSED");
        }
    }

    /** Only what happened is told. */
    private static void enforcement(PrintWriter out, Enforcement enforcement) {
        SessionWatchdog.Counts watchdog = enforcement.watchdog();
        if (watchdog.hung() + watchdog.silent() + watchdog.stopped() + watchdog.wallSteps() > 0) {
            line(
                    out,
                    "watchdog  went neutral for %d hangs, %d silences of the source, %d stops of the process, %d steps of"
                            + " the wall clock",
                    watchdog.hung(),
                    watchdog.silent(),
                    watchdog.stopped(),
                    watchdog.wallSteps());
        }
        if (enforcement.fallbacks() + enforcement.switches() > 0) {
            line(
                    out,
                    "fallback  answered %d times for a late decision; the decoder in charge changed %d times",
                    enforcement.fallbacks(),
                    enforcement.switches());
        }
        if (enforcement.droppedFrames() + enforcement.droppedMarkers() + enforcement.droppedNews() > 0) {
            line(
                    out,
                    "overload  %d frames, %d markers and %d other events given up by a full queue",
                    enforcement.droppedFrames(),
                    enforcement.droppedMarkers(),
                    enforcement.droppedNews());
        }
    }

    private static String policy(String word) {
        return switch (word) {
            case "hold" -> "holds the last command";
            case "fallback" -> "gives way to the fallback decoder";
            case "degrade" -> "goes neutral and brings the fallback decoder nearer";
            default -> "goes neutral";
        };
    }

    private static String cell(String text) {
        return String.format(Locale.ROOT, "%10s", text);
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.3f", micros / 1e3);
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
