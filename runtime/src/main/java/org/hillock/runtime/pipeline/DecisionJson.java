package org.hillock.runtime.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.Posterior;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.runtime.budget.Stage;

/** A decision as one JSON object, with its stage times in microseconds. */
final class DecisionJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<String> classes;

    DecisionJson(List<String> classes) {
        this.classes = List.copyOf(classes);
    }

    ObjectNode of(DecisionEntry entry) {
        Decision decision = entry.decision();
        ObjectNode json = JSON.createObjectNode();
        json.put("sequence", decision.sequence());
        json.put("timeSeconds", decision.timeNanos() / 1e9);
        answer(json, decision);
        entry.truth().ifPresent(truth -> json.put("truth", classes.get(truth)));
        json.put("artefact", entry.artefact());
        json.put("spikes", decision.cost().spikes());
        json.put("synapticOperations", decision.cost().synapticOperations());
        command(json, entry.command());
        json.put("cause", word(entry.cause()));
        ObjectNode stages = json.putObject("stageMicros");
        for (Stage stage : Stage.values()) {
            entry.times()
                    .durationNanos(stage)
                    .ifPresent(nanos -> stages.put(stage.name().toLowerCase(Locale.ROOT), nanos / 1e3));
        }
        return json;
    }

    /** Axes stand there only when there are any. */
    static void command(ObjectNode json, ActuatorCommand command) {
        ObjectNode written = json.putObject("command")
                .put("name", command.name())
                .put("value", command.value())
                .put("kind", word(command.kind()));
        if (!command.axes().isEmpty()) {
            command.axes().forEach(written.putArray("axes")::add);
        }
    }

    /** An enum's word in a file. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What was answered, into an object. */
    void answer(ObjectNode json, Decision decision) {
        if (decision instanceof Decision.Intent intent) {
            json.put("kind", "intent").put("answer", intent.label()).put("confidence", intent.confidence());
            posterior(json, intent.posterior());
        } else if (decision instanceof Decision.Command command) {
            json.put("kind", "command");
            command.values().forEach(json.putArray("values")::add);
        } else if (decision instanceof Decision.Abstention abstention) {
            json.put("kind", "abstention");
            json.put("reason", abstention.reason().name().toLowerCase(Locale.ROOT));
            abstention.posterior().ifPresent(posterior -> posterior(json, posterior));
        }
    }

    private void posterior(ObjectNode json, Posterior posterior) {
        ObjectNode shares = json.putObject("posterior");
        for (int c = 0; c < posterior.size(); c++) {
            shares.put(c < classes.size() ? classes.get(c) : "class " + c, posterior.probability(c));
        }
    }
}
