package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.lsl.LslSurvey.Route;
import org.hillock.runtime.lsl.Diagnosis;
import org.hillock.runtime.lsl.Diagnosis.Face;
import org.hillock.runtime.lsl.Diagnosis.Visit;
import org.hillock.runtime.lsl.PullReport;

/** Prints a diagnosis, for people and for machines. */
final class DiagnosisReport {
    private final Diagnosis diagnosis;
    private final String library;

    DiagnosisReport(Diagnosis diagnosis, String library) {
        this.diagnosis = diagnosis;
        this.library = library;
    }

    void print(PrintWriter out) {
        LslSettings settings = diagnosis.settings();
        line(out, "library     %s", library);
        line(
                out,
                "config      %s",
                diagnosis
                        .configFile()
                        .map(Object::toString)
                        .orElse("none found in " + diagnosis.places() + ": the defaults"));
        line(
                out,
                "            session '%s', queries to UDP %s, services and data on %d-%d, time to live %d, peers %s",
                settings.sessionId(),
                settings.multicastPort() == 0 ? "none" : Integer.toString(settings.multicastPort()),
                settings.basePort(),
                settings.basePort() + settings.portRange() - 1,
                settings.timeToLive(),
                settings.knownPeers().isEmpty() ? "none" : settings.knownPeers());
        for (Face face : diagnosis.faces()) {
            line(
                    out,
                    "interface   %-8s %s, %s, %s",
                    face.name(),
                    face.isUp() ? "up" : "DOWN",
                    face.isMulticast() ? "multicast" : "NO multicast",
                    face.addresses().isEmpty() ? "no address" : String.join(" ", face.addresses()));
        }
        for (int r = 0; r < diagnosis.routes().size(); r++) {
            printRoute(out, r);
        }
        diagnosis.visits().forEach(visit -> print(out, visit));
        diagnosis.advice().forEach(sentence -> line(out, "%s %s", "->", sentence));
    }

    private void printRoute(PrintWriter out, int index) {
        Route route = diagnosis.routes().get(index);
        String face = route.fromInterface().isEmpty() ? "" : "from " + route.fromInterface() + " ";
        String answers = route.failure().isEmpty()
                ? route.answered().size() + " answered, the test stream "
                        + (diagnosis.selfRoutes().getOrDefault(index, false) ? "too" : "did not")
                : "NOT SENT: " + route.failure();
        line(
                out,
                "asked       %s %sto %s:%s: %s",
                route.way().name().toLowerCase(Locale.ROOT),
                face,
                route.target(),
                route.ports(),
                answers);
    }

    private static void print(PrintWriter out, Visit visit) {
        LslInfo info = visit.info();
        line(
                out,
                "stream      '%s' (%s), %d x %s, %s, on %s at %s%s",
                info.name(),
                info.type(),
                info.channelCount(),
                info.format().word(),
                LslJson.rate(info),
                info.instance().hostname(),
                LslJson.addresses(info),
                visit.sameSession() ? "" : ", of session '" + info.instance().sessionId() + "'");
        line(
                out,
                "            data port %s, clock %s",
                visit.dataMillis().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "connected in %.1f ms",
                                visit.dataMillis().getAsDouble())
                        : "NOT REACHED: " + visit.dataFailure(),
                visit.clockAnswers() > 0 ? "answers" : "DOES NOT ANSWER");
        visit.report().ifPresent(report -> print(out, report));
    }

    private static void print(PrintWriter out, PullReport report) {
        line(
                out,
                "            %d samples came%s, %d gaps (%d missing)",
                report.samples(),
                report.effectiveRateHz().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                ", %.3f Hz",
                                report.effectiveRateHz().getAsDouble())
                        : "",
                report.gaps(),
                report.missingByStamps());
        report.correction()
                .ifPresent(offset -> line(
                        out,
                        "            clock offset %.3f ms, round trip %.3f ms, spread %.3f ms over %d estimates",
                        -offset.correctionSeconds() * 1e3,
                        offset.uncertaintySeconds() * 1e3,
                        report.correctionSpreadSeconds() * 1e3,
                        report.fit().estimates()));
        if (report.fit().residualSeconds().isPresent()) {
            line(out, "            clock sync %s", LslJson.words(report.fit()));
        }
        if (report.medianAgeSeconds().isPresent() && report.maxAgeSeconds().isPresent()) {
            line(
                    out,
                    "            age of samples %.3f ms median, %.3f ms at most",
                    report.medianAgeSeconds().getAsDouble() * 1e3,
                    report.maxAgeSeconds().getAsDouble() * 1e3);
        }
    }

    ObjectNode json() {
        ObjectNode tree = LslJson.JSON.createObjectNode();
        LslSettings settings = diagnosis.settings();
        tree.put("library", library);
        ObjectNode config = tree.putObject("config");
        config.put("file", diagnosis.configFile().map(Object::toString).orElse(""));
        diagnosis.places().forEach(place -> config.withArray("lookedFor").add(place.toString()));
        config.put("session", settings.sessionId())
                .put("multicastPort", settings.multicastPort())
                .put("basePort", settings.basePort())
                .put("portRange", settings.portRange())
                .put("timeToLive", settings.timeToLive());
        settings.knownPeers().forEach(config.putArray("knownPeers")::add);
        ArrayNode faces = tree.putArray("interfaces");
        for (Face face : diagnosis.faces()) {
            ObjectNode one = faces.addObject().put("name", face.name());
            one.put("up", face.isUp()).put("multicast", face.isMulticast());
            face.addresses().forEach(one.putArray("addresses")::add);
        }
        ArrayNode queries = tree.putArray("queries");
        for (int r = 0; r < diagnosis.routes().size(); r++) {
            queries.add(json(diagnosis.routes().get(r), diagnosis.selfRoutes().getOrDefault(r, false)));
        }
        ArrayNode streams = tree.putArray("streams");
        diagnosis.visits().forEach(visit -> streams.add(json(visit)));
        List<String> advice = diagnosis.advice();
        advice.forEach(tree.putArray("advice")::add);
        return tree.put("faults", diagnosis.faults());
    }

    private static ObjectNode json(Route route, boolean self) {
        ObjectNode tree = LslJson.JSON.createObjectNode();
        tree.put("way", route.way().name().toLowerCase(Locale.ROOT))
                .put("interface", route.fromInterface())
                .put("target", route.target())
                .put("ports", route.ports())
                .put("sent", route.failure().isEmpty())
                .put("failure", route.failure())
                .put("testStreamAnswered", self);
        route.answered().stream().sorted().forEach(tree.putArray("answered")::add);
        return tree;
    }

    private static ObjectNode json(Visit visit) {
        ObjectNode tree = LslJson.of(visit.info());
        tree.put("sameSession", visit.sameSession());
        visit.dataMillis().ifPresent(millis -> tree.put("dataPortMillis", millis));
        tree.put("dataPortFailure", visit.dataFailure()).put("feedFailure", visit.feedFailure());
        tree.put("clockAnswers", visit.clockAnswers() > 0);
        visit.report().ifPresent(report -> {
            tree.put("samples", report.samples())
                    .put("gaps", report.gaps())
                    .put("missingByStamps", report.missingByStamps());
            report.effectiveRateHz().ifPresent(rate -> tree.put("effectiveRateHz", rate));
            report.correction()
                    .ifPresent(offset -> tree.put("clockOffset", -offset.correctionSeconds())
                            .put("roundTrip", offset.uncertaintySeconds())
                            .put("offsetSpread", report.correctionSpreadSeconds()));
            LslJson.put(tree, report.fit());
            report.medianAgeSeconds().ifPresent(age -> tree.put("medianAge", age));
            report.maxAgeSeconds().ifPresent(age -> tree.put("maxAge", age));
        });
        return tree;
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
