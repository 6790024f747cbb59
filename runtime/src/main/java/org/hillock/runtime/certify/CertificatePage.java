package org.hillock.runtime.certify;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hillock.runtime.budget.AdmissionReport;
import org.hillock.runtime.budget.HeldPercentile;
import org.hillock.runtime.budget.PauseWatch;
import org.hillock.runtime.budget.SessionWatchdog;
import org.hillock.runtime.budget.StageReport;

/** A certificate as one HTML page that needs nothing else and prints on one sheet. */
public final class CertificatePage {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 14px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 52rem; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1rem; margin: 1.3rem 0 .3rem; }
            .verdict { border-left: .4rem solid #2e7d32; padding: .5rem 1rem; margin: 1rem 0; font-size: 1.1rem; }
            .missed .verdict { border-color: #c77700; } .broken .verdict { border-color: #c62828; }
            table { border-collapse: collapse; width: 100%; } th { font-weight: 600; text-align: left; }
            td, th { padding: .15rem .6rem .15rem 0; border-bottom: 1px solid #8884; vertical-align: top; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            @media print { body { font-size: 10px; margin: 0 auto; } h2 { margin: .6rem 0 .1rem; } }
            p.small { font-size: .85rem; opacity: .8; }
            """;

    private final Certificate certificate;
    private final StringBuilder out = new StringBuilder();

    private CertificatePage(Certificate certificate) {
        this.certificate = certificate;
    }

    /** The page. */
    public static String of(Certificate certificate) {
        return new CertificatePage(certificate).write();
    }

    private String write() {
        String title = "Latency certificate: " + certificate.session();
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body class=\"")
                .append(mood())
                .append("\">\n<h1>")
                .append(escape(title))
                .append("</h1>\n<p class=\"verdict\">")
                .append(escape(certificate.verdict()))
                .append("</p>\n");
        latency();
        misses();
        outside();
        conditions();
        out.append("<h2>Machine</h2>\n<table>\n");
        certificate.machine().forEach(this::row);
        out.append(
                "</table>\n<p class=\"small\">Times run from the arrival of a window's last sample. Compute is CPU time of "
                        + "the decoding thread; what features and decision took beyond it, the thread was not running. Windows that "
                        + "were shed count with their age, so that overload cannot hide. Compare certificates of equal conditions; "
                        + "the yardstick scales compute between machines.</p>\n</body>\n</html>\n");
        return out.toString();
    }

    private String mood() {
        if (!certificate.misses().policyFollowed()) {
            return "broken";
        }
        return certificate.budget().held() ? "held" : "missed";
    }

    private void latency() {
        out.append("<h2>Latency in milliseconds</h2>\n<table>\n<tr><th>stage</th>");
        certificate.loop().percentileMicros().keySet().forEach(this::head);
        head("max");
        head("count");
        out.append("</tr>\n");
        for (StageReport stage : certificate.stages()) {
            row(
                    stage.stage().name().toLowerCase(Locale.ROOT),
                    stage.percentileMicros(),
                    stage.maxMicros(),
                    stage.count());
        }
        Certificate.Loop loop = certificate.loop();
        if (loop.commands() > 0) {
            row("to the receiver", loop.percentileMicros(), loop.maxMicros(), loop.commands());
        }
        out.append("</table>\n");
        if (loop.commands() == 0) {
            out.append("<p>No command came to the receiver but neutral ones.</p>\n");
        }
    }

    private void head(String text) {
        out.append("<th class=\"n\">").append(escape(text)).append("</th>");
    }

    private void row(String name, Map<String, Double> micros, double maxMicros, long count) {
        out.append("<tr><td>").append(escape(name)).append("</td>");
        micros.values().forEach(value -> number(String.format(Locale.ROOT, "%.3f", value / 1e3)));
        number(String.format(Locale.ROOT, "%.3f", maxMicros / 1e3));
        number(Long.toString(count));
        out.append("</tr>\n");
    }

    private void number(String text) {
        out.append("<td class=\"n\">").append(text).append("</td>");
    }

    private void misses() {
        Certificate.Misses misses = certificate.misses();
        out.append("<h2>Misses and what they turned into</h2>\n<table>\n");
        row(
                "missed",
                String.format(
                        Locale.ROOT,
                        "%d of %d decisions beyond %.3f ms, policy %s",
                        certificate.budget().misses(),
                        certificate.budget().decisions(),
                        certificate.budget().hardMillis(),
                        certificate.budget().policy()));
        for (HeldPercentile promise : certificate.budget().percentiles()) {
            row(
                    "promised " + promise.percentile(),
                    String.format(
                            Locale.ROOT,
                            "%.3f ms: %.3f ms, %s",
                            promise.limitMillis(),
                            promise.measuredMillis(),
                            promise.held() ? "held" : "missed"));
        }
        row("shed", certificate.budget().shed() + " windows never decided on");
        row(
                "turned into",
                misses.held() + " held, " + misses.neutral() + " neutral, " + misses.replaced()
                        + " by the fallback decoder, " + misses.expired() + " given up before the write, "
                        + misses.writtenLate() + " whose write ended late");
        List<String> overruns = certificate.stages().stream()
                .filter(stage -> stage.overruns() > 0)
                .map(stage -> stage.stage().name().toLowerCase(Locale.ROOT) + " " + stage.overruns())
                .toList();
        if (!overruns.isEmpty()) {
            row("stages over their own deadline", String.join(", ", overruns));
        }
        row("changes of decoder", Long.toString(certificate.enforcement().switches()));
        out.append("</table>\n");
    }

    private void outside() {
        PauseWatch.Pauses pauses = certificate.enforcement().pauses();
        SessionWatchdog.Counts watchdog = certificate.enforcement().watchdog();
        out.append("<h2>What came from outside</h2>\n<table>\n");
        row(
                "collector",
                String.format(
                        Locale.ROOT,
                        "%d pauses, %.0f ms together, the longest %.0f ms",
                        pauses.pauses(),
                        pauses.totalMillis(),
                        pauses.longestMillis()));
        row(
                "safepoints",
                String.format(
                        Locale.ROOT,
                        "%d, %.1f ms together, the longest %.2f ms; at most %.2f ms until all threads stood",
                        certificate.safepoints().count(),
                        certificate.safepoints().totalMillis(),
                        certificate.safepoints().longestMillis(),
                        certificate.safepoints().longestReachMillis()));
        row("stolen by the host", String.format(Locale.ROOT, "%.0f ms over all CPUs", pauses.stolenMillis()));
        row(
                "wake-up",
                String.format(Locale.ROOT, "the watchdog woke %.1f ms late at the worst", watchdog.latestWakeMillis()));
        row(
                "watchdog",
                watchdog.hung() + " hangs, " + watchdog.silent() + " silences, " + watchdog.stopped()
                        + " stops of the process, " + watchdog.wallSteps() + " steps of the wall clock");
        out.append("</table>\n");
    }

    private void conditions() {
        Certificate.Conditions conditions = certificate.conditions();
        out.append("<h2>Conditions</h2>\n<table>\n");
        row("issued", certificate.issued());
        row("session", conditions.sessionDigest());
        row("decoder", certificate.decoder());
        row("source", conditions.source());
        row("speed", String.format(Locale.ROOT, "%.4g times reality", conditions.speed()));
        row("length", String.format(Locale.ROOT, "%.1f s with its warm-up", conditions.seconds()));
        row("load beside it", conditions.load().isEmpty() ? "none of ours" : conditions.load());
        row("yardstick", String.format(Locale.ROOT, "%.1f ms (SHA-256 of 64 MiB)", conditions.yardstickMillis()));
        AdmissionReport admission = certificate.enforcement().admission();
        row(
                "warm-up",
                String.format(
                        Locale.ROOT,
                        "%d steps, %s; of %d: median %.3f ms, p99 %.3f ms",
                        admission.steps(),
                        admission.settled() ? "settled" : "not settled",
                        admission.measured(),
                        admission.medianMillis(),
                        admission.worstMillis()));
        out.append("</table>\n");
    }

    private void row(String name, String value) {
        out.append("<tr><th>")
                .append(escape(name))
                .append("</th><td>")
                .append(escape(value))
                .append("</td></tr>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
