package org.hillock.runtime.session;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.runtime.HillockException;

/**
 * Reads JSON files of one kind into their record: an error names the file, the place, what was expected and the nearest
 * valid word.
 *
 * @param kind what such a file describes, for messages: {@code "session"}, {@code "network"}
 * @param type the record of the file's root
 */
public record CheckedJson<T>(String kind, Class<T> type) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Returns the text of a file.
     *
     * @throws HillockException when it cannot be read
     */
    public String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw HillockException.badInput(
                    file + ": the " + kind + " file cannot be read (" + AcquisitionException.reason(e)
                            + "); check its path and rights.",
                    e);
        }
    }

    /**
     * Returns what a text says.
     *
     * @param name the file's name for messages
     * @throws HillockException when it is no JSON, or does not fit the record
     */
    public T parse(String name, String json) {
        try {
            return JSON.treeToValue(new SessionShape(name).complete(tree(name, json), type), type);
        } catch (JsonProcessingException e) {
            throw HillockException.badInput(name + ": " + e.getOriginalMessage() + ".", e);
        }
    }

    private JsonNode tree(String name, String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? name : name + " line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw HillockException.badInput(
                    where + ": read text that is not JSON (" + e.getOriginalMessage() + "), expected a " + kind
                            + "; correct the text there.",
                    e);
        }
    }
}
