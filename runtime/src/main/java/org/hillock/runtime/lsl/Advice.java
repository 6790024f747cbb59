package org.hillock.runtime.lsl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslInstance.Endpoint;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.lsl.LslSurvey.Route;
import org.hillock.acquisition.lsl.LslSurvey.Way;
import org.hillock.runtime.lsl.Diagnosis.Visit;

/** Turns what was seen into sentences of what to do. */
final class Advice {
    private static final double WIDE_SPREAD_SECONDS = 0.005;
    private static final double OLD_SECONDS = 0.25;
    private static final double RATE_TOLERANCE = 0.05;

    private final LslSettings settings;
    private final List<Route> routes;
    private final Map<Integer, Boolean> selfRoutes;
    private final List<Visit> visits;
    private final List<String> sentences = new ArrayList<>();
    private int faults;

    Advice(LslSettings settings, List<Route> routes, Map<Integer, Boolean> selfRoutes, List<Visit> visits) {
        this.settings = settings;
        this.routes = routes;
        this.selfRoutes = selfRoutes;
        this.visits = visits;
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    int faults() {
        return faults;
    }

    void write() {
        routes();
        multicastAgainstUnicast();
        visits.forEach(this::visit);
        if (visits.isEmpty()) {
            note("No stream but the test stream of this process answered: start one, for instance with 'hillock lsl"
                    + " publish'. If one runs, a firewall eats the questions or the answers: the machine that has it must"
                    + " let in UDP " + settings.multicastPort() + " and UDP and TCP " + range()
                    + ", this one UDP " + range() + ". To be told which, name that machine in [lab] KnownPeers of"
                    + " lsl_api.cfg and look again.");
        }
        if (sentences.isEmpty()) {
            note("Everything that was tried works.");
        }
    }

    private String range() {
        return settings.basePort() + "-" + (settings.basePort() + settings.portRange() - 1);
    }

    private void routes() {
        Set<String> unsent = new LinkedHashSet<>();
        boolean isAnyFound = selfRoutes.containsValue(true);
        for (Route route : routes) {
            if (!route.failure().isEmpty()) {
                unsent.add(shown(route) + " (" + route.failure() + ")");
            }
        }
        if (!unsent.isEmpty()) {
            String text = "No question left by " + String.join(", ", unsent) + "; check that the interface has a route"
                    + " to there.";
            if (isAnyFound) {
                note(text + " Other ways work.");
            } else {
                fault(text);
            }
        }
        if (!isAnyFound) {
            fault("Not even the test stream of this process answered: a firewall of this machine drops UDP to "
                    + settings.multicastPort() + " or " + range() + "; allow it for Java.");
            return;
        }
        List<Route> deafGroups = deaf(Way.MULTICAST);
        boolean isMulticastHeard = anyHeard(Way.MULTICAST);
        if (!deafGroups.isEmpty() && !isMulticastHeard) {
            fault("Multicast leaves this machine but nothing comes back, not even from the test stream of this process"
                    + " (" + shown(deafGroups) + "): a firewall drops it, or the interface does not loop it back."
                    + " Allow UDP " + settings.multicastPort()
                    + " in, or list the other machines in [lab] KnownPeers of lsl_api.cfg.");
        } else if (isMulticastHeard && !isSelfHeard(Way.MULTICAST)) {
            fault("Other machines answer by multicast, but the test stream of this process is not reached by it: a"
                    + " firewall of this machine drops UDP " + settings.multicastPort()
                    + ", so that others do not see its streams; allow it in.");
        }
    }

    private boolean isSelfHeard(Way way) {
        return selfRoutes.entrySet().stream()
                .anyMatch(self -> self.getValue() && routes.get(self.getKey()).way() == way);
    }

    private List<Route> deaf(Way way) {
        List<Route> deaf = new ArrayList<>();
        for (int r = 0; r < routes.size(); r++) {
            Route route = routes.get(r);
            boolean isHeard =
                    selfRoutes.getOrDefault(r, false) || !route.answered().isEmpty();
            if (route.way() == way && route.failure().isEmpty() && !isHeard) {
                deaf.add(route);
            }
        }
        return deaf;
    }

    private boolean anyHeard(Way way) {
        for (int r = 0; r < routes.size(); r++) {
            Route route = routes.get(r);
            if (route.way() == way
                    && (selfRoutes.getOrDefault(r, false) || !route.answered().isEmpty())) {
                return true;
            }
        }
        return false;
    }

    private void multicastAgainstUnicast() {
        for (Visit visit : visits) {
            Set<Way> ways = routes.stream()
                    .filter(route -> route.answered().contains(visit.info().uid()))
                    .map(Route::way)
                    .collect(Collectors.toSet());
            if (ways.equals(Set.of(Way.TCP))) {
                fault(name(visit.info())
                        + " tells of itself by TCP but not by UDP: a firewall drops the questions (UDP "
                        + settings.multicastPort() + " and " + range() + " into its machine) or the answers (UDP "
                        + range() + " into this one); no program finds it until they are let in.");
                continue;
            }
            boolean isLocal = visit.info().instance().endpoint().address().startsWith("127.");
            boolean isMulticastTried = routes.stream().anyMatch(route -> route.way() == Way.MULTICAST);
            if (ways.equals(Set.of(Way.UNICAST)) && isMulticastTried && !isLocal) {
                note(name(visit.info()) + " answers when it is asked directly but not by multicast: the network between"
                        + " drops multicast (many wireless access points do); keep its machine in KnownPeers.");
            }
            if (!ways.contains(Way.UNICAST) && asksDirectly(visit.info())) {
                note(name(visit.info()) + " answers by multicast but not when it is asked directly: a firewall there"
                        + " drops UDP to " + range() + ", which time probes need as well.");
            }
        }
    }

    private boolean asksDirectly(LslInfo info) {
        int service = info.instance().endpoint().servicePort();
        return service >= settings.basePort()
                && service < settings.basePort() + settings.portRange()
                && settings.knownPeers().contains(info.instance().endpoint().address());
    }

    private void visit(Visit visit) {
        LslInfo info = visit.info();
        if (!visit.sameSession()) {
            note(name(info) + " is of session '" + info.instance().sessionId() + "', this machine looks for '"
                    + settings.sessionId() + "': programs here do not see it; set the same [lab] SessionID in both"
                    + " lsl_api.cfg.");
        }
        ports(visit);
        visit.report().ifPresent(report -> samples(info, report));
    }

    private void ports(Visit visit) {
        LslInfo info = visit.info();
        Endpoint endpoint = info.instance().endpoint();
        if (!visit.dataFailure().isEmpty()) {
            fault(name(info) + " answers, but its data port TCP " + endpoint.address() + ":" + endpoint.dataPort()
                    + " cannot be connected to (" + visit.dataFailure() + "): allow TCP " + range()
                    + " in the firewall of its machine.");
        } else if (!visit.feedFailure().isEmpty()) {
            fault(name(info) + " cannot be received: " + visit.feedFailure());
        }
        if (visit.clockAnswers() == 0) {
            fault(name(info) + " does not answer time probes at UDP " + endpoint.address() + ":"
                    + endpoint.servicePort() + ": its stamps cannot be corrected; allow UDP " + range()
                    + " in the firewall of its machine.");
        }
    }

    private void samples(LslInfo info, PullReport report) {
        double rate = info.nominalRateHz();
        if (rate > 0 && report.samples() == 0) {
            fault(name(info) + " is regular but sent nothing: check the device behind it.");
            return;
        }
        if (report.gaps() > 0) {
            fault(String.format(
                    Locale.ROOT,
                    "%s lost about %d samples at %d places: the link or the sender is too slow.",
                    name(info),
                    report.missingByStamps(),
                    report.gaps()));
        }
        report.effectiveRateHz().ifPresent(effective -> {
            if (rate > 0 && report.samples() > 20 && Math.abs(effective / rate - 1) > RATE_TOLERANCE) {
                note(String.format(
                        Locale.ROOT, "%s declares %.3f Hz but its stamps make %.3f Hz.", name(info), rate, effective));
            }
        });
        if (report.correctionSpreadSeconds() > WIDE_SPREAD_SECONDS) {
            note(String.format(
                    Locale.ROOT,
                    "The clock offset of %s spread over %.1f ms in %d estimates: use a cable instead of wireless.",
                    name(info),
                    report.correctionSpreadSeconds() * 1e3,
                    report.fit().estimates()));
        }
        if (report.medianAgeSeconds().orElse(0) > OLD_SECONDS) {
            note(String.format(
                    Locale.ROOT,
                    "Samples of %s are %.0f ms old when they come: it sends large chunks, stamps wrongly, or the link"
                            + " is congested.",
                    name(info),
                    report.medianAgeSeconds().orElse(0) * 1e3));
        }
    }

    private static String name(LslInfo info) {
        return "'" + info.name() + "' on " + info.instance().hostname();
    }

    private static String shown(List<Route> some) {
        return some.stream().map(Advice::shown).collect(Collectors.joining(", "));
    }

    static String shown(Route route) {
        String face = route.fromInterface().isEmpty() ? "" : route.fromInterface() + " to ";
        return face + route.target();
    }

    private void note(String sentence) {
        sentences.add(sentence);
    }

    private void fault(String sentence) {
        sentences.add(sentence);
        faults++;
    }
}
