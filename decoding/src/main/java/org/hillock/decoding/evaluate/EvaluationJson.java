package org.hillock.decoding.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hillock.decoding.DecodingException;

/** Rows as a JSON array of objects; figures that do not exist are left out. */
public final class EvaluationJson {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private EvaluationJson() {}

    /** The text of the array. */
    public static String write(List<EvaluationRow> rows) {
        ArrayNode array = MAPPER.createArrayNode();
        rows.forEach(row -> array.add(object(row)));
        return text(array);
    }

    /** The text of the array of a drift experiment. */
    public static String writeDrift(List<DriftRow> rows) {
        ArrayNode array = MAPPER.createArrayNode();
        for (DriftRow row : rows) {
            array.addObject()
                    .put("recording", row.recording())
                    .put("signal", row.signal().word())
                    .put("decoder", row.decoder())
                    .put("label", row.label())
                    .put("recentred", row.recentred())
                    .put("condition", row.condition().word())
                    .put("seed", row.seed())
                    .put("trials", row.trials())
                    .put("accuracy", row.accuracy());
        }
        return text(array);
    }

    private static ObjectNode object(EvaluationRow row) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("recording", row.recording())
                .put("protocol", row.protocol().word())
                .put("decoder", row.decoder())
                .put("label", row.label())
                .put("recentred", row.recentred())
                .put("seed", row.seed())
                .put("trials", row.trials())
                .put("accuracy", row.accuracy())
                .put("balancedAccuracy", row.agreement().balancedAccuracy())
                .put("kappa", row.agreement().kappa());
        row.auc().ifPresent(auc -> node.put("auc", auc));
        return node.put("itrBitsPerTrial", row.itrBitsPerTrial())
                .put("itrBitsPerMinute", row.itrBitsPerMinute())
                .put("logLoss", row.logLoss())
                .put("calibrationError", row.calibrationError())
                .put("ciLow", row.interval().low())
                .put("ciHigh", row.interval().high())
                .put("abstained", row.abstained())
                .put("spikesPerDecision", row.spikesPerDecision())
                .put("synapticOperationsPerDecision", row.synapticOperationsPerDecision())
                .put("decisionMicrosP50", row.decisionMicrosP50())
                .put("decisionMicrosP99", row.decisionMicrosP99());
    }

    private static String text(ArrayNode array) {
        try {
            return MAPPER.writeValueAsString(array);
        } catch (JsonProcessingException e) {
            throw new DecodingException("The evaluation could not be written as JSON: " + e.getMessage() + ".", e);
        }
    }
}
