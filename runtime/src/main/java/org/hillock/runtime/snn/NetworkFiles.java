package org.hillock.runtime.snn;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.SessionSchema;
import org.hillock.runtime.session.SessionShape;

/** Reads network files. */
public final class NetworkFiles {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private NetworkFiles() {}

    /**
     * Reads and checks a network file.
     *
     * @throws HillockException when it can't be read, is no JSON, or says something that a network doesn't know
     */
    public static NetworkFile read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw HillockException.badInput(
                    file + ": the network file cannot be read (" + AcquisitionException.reason(e)
                            + "); check its path and rights.",
                    e);
        }
    }

    /**
     * Checks the text of a network file.
     *
     * @param name the file's name for messages
     */
    public static NetworkFile parse(String name, String json) {
        ObjectNode complete = new SessionShape(name).complete(tree(name, json), NetworkFile.class);
        try {
            return JSON.treeToValue(complete, NetworkFile.class);
        } catch (JsonProcessingException e) {
            throw HillockException.badInput(name + ": " + e.getOriginalMessage() + ".", e);
        }
    }

    private static JsonNode tree(String name, String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? name : name + " line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw HillockException.badInput(
                    where + ": read text that is not JSON (" + e.getOriginalMessage() + "), expected a network; "
                            + "correct the text there.",
                    e);
        }
    }

    /** The JSON Schema of the network file. */
    public static ObjectNode schema() {
        return SessionSchema.generate(
                NetworkFile.class,
                "Hillock network",
                "Populations of spiking neurons and the synapses between them, to be run alone.");
    }
}
