package org.hillock.acquisition.device.profile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.json.Words;

/** The JSON Schema that profiles obey; turns its first complaint into a sentence. */
final class ProfileSchema {
    private static final String RESOURCE = "/org/hillock/device/device-profile.schema.json";

    private final JsonNode tree;
    private final Schema schema;

    private ProfileSchema(JsonNode tree) {
        this.tree = tree;
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().pathType(PathType.JSON_PATH).build();
        this.schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(tree);
    }

    /** The schema; made once. */
    static ProfileSchema load() {
        return Made.ONCE;
    }

    /** Making it takes longer than reading a profile. */
    private static final class Made {
        private static final ProfileSchema ONCE = read();
    }

    private static ProfileSchema read() {
        try (InputStream in = ProfileSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new AcquisitionException("The schema of device profiles, " + RESOURCE
                        + ", is not on the class path; build Hillock anew.");
            }
            return new ProfileSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new AcquisitionException("The schema of device profiles cannot be read; build Hillock anew.", e);
        }
    }

    /** Refuses a profile that does not obey; an unknown word is told before what follows from it. */
    void check(String file, JsonNode profile) {
        List<Error> errors = schema.validate(profile);
        Optional<Error> first = errors.stream()
                .min(Comparator.comparingInt(ProfileSchema::weight)
                        .thenComparing(error -> -error.getInstanceLocation().getNameCount()));
        if (first.isPresent()) {
            throw refusal(file, first.get());
        }
    }

    private static int weight(Error error) {
        return switch (error.getKeyword()) {
            case "additionalProperties" -> 0;
            case "enum", "const", "pattern" -> 1;
            case "required" -> 2;
            case "oneOf" -> 4;
            default -> 3;
        };
    }

    private AcquisitionException refusal(String file, Error error) {
        String where = file + ", " + error.getInstanceLocation();
        String read = shown(error.getInstanceNode());
        JsonPointer rule =
                JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
        JsonNode around = tree.at(rule.head());
        switch (error.getKeyword()) {
            case "additionalProperties" -> {
                List<String> known = new ArrayList<>();
                around.path("properties").fieldNames().forEachRemaining(known::add);
                return AcquisitionException.badInput(
                        where,
                        "the unknown word '" + error.getProperty() + "'",
                        "one of " + String.join(", ", known),
                        cure(String.valueOf(error.getProperty()), known));
            }
            case "enum" -> {
                List<String> known = new ArrayList<>();
                around.path("enum").forEach(word -> known.add(word.asText()));
                String wrong = error.getInstanceNode() == null
                        ? ""
                        : error.getInstanceNode().asText();
                return AcquisitionException.badInput(
                        where, read, "one of " + String.join(", ", known), cure(wrong, known));
            }
            case "required" -> {
                return AcquisitionException.badInput(
                        where,
                        "no '" + error.getProperty() + "'",
                        around.path("properties")
                                .path(String.valueOf(error.getProperty()))
                                .path("description")
                                .asText("it"),
                        "add it there");
            }
            default -> {
                String what = around.path("description").asText("");
                return AcquisitionException.badInput(
                        where,
                        read,
                        error.getMessage() + (what.isEmpty() ? "" : " (" + what.replaceAll("\\.$", "") + ")"),
                        "correct the profile there");
            }
        }
    }

    private static String cure(String wrong, List<String> known) {
        return Words.nearest(wrong, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("use one of these");
    }

    private static String shown(JsonNode node) {
        String text = node == null ? "nothing" : node.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}
