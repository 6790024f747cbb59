package org.hillock.runtime.certify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What tells whether two certificates tested the same session: a SHA-256 over its file, whatever its spaces and the order of
 * its properties, but for its name, its description and its actuators, which a test leaves alone, and for the ports of its
 * devices, which have other names on another machine.
 */
public final class SessionDigest {
    private static final List<String> IGNORED = List.of("name", "description", "feedback");
    private static final JsonMapper SORTING = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private SessionDigest() {}

    /** The digest of a session's JSON in hexadecimal digits. */
    public static String of(ObjectNode session) {
        ObjectNode tested = session.deepCopy().remove(IGNORED);
        for (JsonNode source : tested.path("sources")) {
            if (source instanceof ObjectNode device) {
                device.remove("port");
            }
        }
        try {
            String text = SORTING.writeValueAsString(SORTING.treeToValue(tested, Object.class));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
