package org.hillock.runtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;

/** Writes the JSON Schema (draft 2020-12) of the session file from its records. */
public final class SessionSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SessionSchema() {}

    /** The schema as a tree. */
    public static ObjectNode generate() {
        return generate(
                Session.class,
                "Hillock session",
                "Where signals come from, how they are cut, who decodes them and where decisions go.");
    }

    /**
     * The schema of another described file.
     *
     * @param type a record whose components are {@link Described}
     */
    public static ObjectNode generate(Class<? extends Record> type, String title, String description) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.put("description", description);
        ObjectNode body = record(type);
        ((ObjectNode) body.get("properties"))
                .putObject(SessionShape.SCHEMA_PROPERTY)
                .put("type", "string")
                .put("description", "Where this schema lies, for editors; otherwise ignored.");
        schema.setAll(body);
        return schema;
    }

    private static ObjectNode record(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            Described described = SessionShape.described(component);
            ObjectNode property = JSON.createObjectNode().put("description", described.value());
            property.setAll(of(component.getGenericType()));
            limit(property, described);
            if (described.absent().isEmpty()) {
                required.add(component.getName());
            } else {
                property.set("default", SessionShape.parse(described.absent()));
            }
            properties.set(component.getName(), property);
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode of(Type type) {
        ObjectNode schema = JSON.createObjectNode();
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                schema.put("type", "object").set("additionalProperties", of(arguments[1]));
            } else {
                schema.put("type", "array").set("items", of(arguments[0]));
            }
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain);
        }
        if (plain.isSealed()) {
            return variants(plain);
        }
        if (plain.isEnum()) {
            SessionShape.enumWords(plain).forEach(schema.putArray("enum")::add);
            return schema;
        }
        return schema.put(
                "type",
                switch (plain.getSimpleName()) {
                    case "String" -> "string";
                    case "boolean" -> "boolean";
                    case "int", "Integer", "long" -> "integer";
                    default -> "number";
                });
    }

    private static ObjectNode variants(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode();
        ArrayNode choices = schema.putArray("oneOf");
        SessionShape.variants(type).forEach((word, variant) -> {
            ObjectNode choice = record(variant);
            ObjectNode properties = JSON.createObjectNode();
            properties.putObject(SessionShape.discriminator(type)).put("const", word);
            properties.setAll((ObjectNode) choice.get("properties"));
            choice.set("properties", properties);
            ArrayNode required = choice.withArray("required");
            required.insert(0, SessionShape.discriminator(type));
            choices.add(choice);
        });
        return schema;
    }

    private static void limit(ObjectNode property, Described described) {
        JsonNode type = property.path("type");
        boolean map = type.asText().equals("object");
        if (!Double.isInfinite(described.min())) {
            property.put("minimum", described.min());
        }
        if (!Double.isInfinite(described.max())) {
            property.put("maximum", described.max());
        }
        if (described.minItems() > 0) {
            property.put(map ? "minProperties" : "minItems", described.minItems());
        }
        if (described.maxItems() < Integer.MAX_VALUE) {
            property.put(map ? "maxProperties" : "maxItems", described.maxItems());
        }
    }
}
