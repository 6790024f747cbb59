package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.acquisition.lsl.ClockFit;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslInstance;
import org.hillock.acquisition.lsl.LslInstance.Endpoint;

/** Stream informations as JSON and as words. */
final class LslJson {
    static final ObjectMapper JSON = new ObjectMapper();

    private LslJson() {}

    static ObjectNode of(LslInfo info) {
        LslInstance instance = info.instance();
        ObjectNode tree = JSON.createObjectNode();
        tree.put("name", info.name())
                .put("type", info.type())
                .put("channels", info.channelCount())
                .put("rateHz", info.nominalRateHz())
                .put("format", info.format().word())
                .put("sourceId", info.sourceId())
                .put("uid", info.uid())
                .put("host", instance.hostname())
                .put("session", instance.sessionId())
                .put("protocol", instance.version())
                .put("createdAt", instance.createdAtSeconds());
        ArrayNode addresses = tree.putArray("addresses");
        for (Endpoint endpoint : List.of(instance.v4(), instance.v6())) {
            if (endpoint.isReachable()) {
                addresses
                        .addObject()
                        .put("address", endpoint.address())
                        .put("dataPort", endpoint.dataPort())
                        .put("servicePort", endpoint.servicePort());
            }
        }
        return tree;
    }

    /** Adds what is known of how well a clock is followed; {@code tree} is modified. */
    static void put(ObjectNode tree, ClockFit fit) {
        fit.driftPpm().ifPresent(drift -> tree.put("clockDriftPpm", drift));
        fit.residualSeconds().ifPresent(residual -> tree.put("clockResidual", residual));
    }

    /** What is known of how well a clock is followed, for people; empty before there is anything. */
    static String words(ClockFit fit) {
        List<String> words = new ArrayList<>();
        fit.residualSeconds()
                .ifPresent(residual -> words.add(String.format(Locale.ROOT, "residual p99 %.3f ms", residual * 1e3)));
        fit.driftPpm().ifPresent(drift -> words.add(String.format(Locale.ROOT, "drift %.1f ppm", drift)));
        return String.join(", ", words);
    }

    /** Where a stream is reached, for people. */
    static String addresses(LslInfo info) {
        List<String> places = new ArrayList<>();
        for (Endpoint endpoint : List.of(info.instance().v4(), info.instance().v6())) {
            if (endpoint.isReachable()) {
                String host = endpoint.address().contains(":") ? "[" + endpoint.address() + "]" : endpoint.address();
                places.add(host + ":" + endpoint.dataPort() + "/" + endpoint.servicePort());
            }
        }
        return places.isEmpty() ? "no address" : String.join(" ", places);
    }

    /** {@code "250 Hz"}, or that it is irregular. */
    static String rate(LslInfo info) {
        double rate = info.nominalRateHz();
        if (rate == 0) {
            return "irregular";
        }
        String number = rate == Math.rint(rate) ? Long.toString((long) rate) : String.format(Locale.ROOT, "%.4f", rate);
        return number + " Hz";
    }
}
