package org.hillock.runtime.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.runtime.HillockException;

/**
 * Checks a JSON tree against the records of a session, or of another described file, and fills in what is absent, so that
 * binding it cannot fail.
 *
 * <p>An error is one sentence with the file, the JSON path, what was expected and the nearest valid word.
 */
final class SessionShape {
    /** The property that names a schema for editors; accepted at the top and otherwise ignored. */
    static final String SCHEMA_PROPERTY = "$schema";

    private static final ObjectMapper JSON = new ObjectMapper();
    private final String file;

    /**
     * Creates a checker.
     *
     * @param file name of the file for messages
     */
    SessionShape(String file) {
        this.file = file;
    }

    /**
     * A copy of the tree that holds every property of the record.
     *
     * @param type a record whose components are {@link Described}
     * @throws HillockException when the tree says something that the record doesn't know
     */
    ObjectNode complete(JsonNode root, Class<?> type) {
        if (root instanceof ObjectNode object) {
            ObjectNode copy = object.deepCopy();
            copy.remove(SCHEMA_PROPERTY);
            return (ObjectNode) check(copy, type, "$", Range.ANY);
        }
        throw wrong("$", root, "an object { ... }", "wrap the properties in braces");
    }

    private JsonNode check(JsonNode node, Type type, String path, Range range) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == Map.class
                    ? map(node, element, path, range)
                    : list(node, element, path, range);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(node, plain, path, List.of());
        }
        if (plain.isSealed()) {
            return variant(node, plain, path);
        }
        if (plain.isEnum()) {
            return word(node, plain, path);
        }
        return scalar(node, plain, path, range);
    }

    private JsonNode record(JsonNode node, Class<?> type, String path, List<String> alsoKnown) {
        if (!(node instanceof ObjectNode object)) {
            throw wrong(path, node, "an object { ... }", "wrap the properties in braces");
        }
        List<String> known = new ArrayList<>(alsoKnown);
        Stream.of(type.getRecordComponents()).map(RecordComponent::getName).forEach(known::add);
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw HillockException.badInput(
                        file + " at " + path,
                        "the property '" + name + "'",
                        "one of " + known,
                        Words.cure(name, known));
            }
        });
        for (RecordComponent component : type.getRecordComponents()) {
            property(object, component, path + "." + component.getName());
        }
        return object;
    }

    private void property(ObjectNode object, RecordComponent component, String path) {
        Described described = described(component);
        JsonNode value = object.get(component.getName());
        if (value == null) {
            if (described.absent().isEmpty()) {
                throw HillockException.badInput(
                        file + " at " + path,
                        "nothing",
                        shape(component.getGenericType()),
                        "add the property '" + component.getName() + "': " + described.value());
            }
            value = parse(described.absent());
        }
        object.set(component.getName(), check(value, component.getGenericType(), path, Range.of(described)));
    }

    private JsonNode variant(JsonNode node, Class<?> type, String path) {
        String discriminator = discriminator(type);
        Map<String, Class<?>> variants = variants(type);
        JsonNode word = node.get(discriminator);
        if (word == null || !word.isTextual()) {
            throw wrong(
                    path + "." + discriminator,
                    word == null ? JSON.nullNode() : word,
                    "one of the words " + variants.keySet(),
                    "say with '" + discriminator + "' what it is");
        }
        Class<?> variant = variants.get(word.textValue());
        if (variant == null) {
            throw wrong(
                    path + "." + discriminator,
                    word,
                    "one of the words " + variants.keySet(),
                    Words.cure(word.textValue(), variants.keySet()));
        }
        return record(node, variant, path, List.of(discriminator));
    }

    private JsonNode list(JsonNode node, Type element, String path, Range range) {
        if (!(node instanceof ArrayNode array)) {
            throw wrong(path, node, "a list [ ... ] of " + shape(element), "put it in brackets");
        }
        requireSize(array.size(), range, path);
        for (int i = 0; i < array.size(); i++) {
            array.set(i, check(array.get(i), element, path + "[" + i + "]", Range.ANY));
        }
        return array;
    }

    private JsonNode map(JsonNode node, Type element, String path, Range range) {
        if (!(node instanceof ObjectNode object)) {
            throw wrong(path, node, "an object { ... } with " + shape(element) + " a name", "wrap it in braces");
        }
        requireSize(object.size(), range, path);
        object.properties().forEach(entry -> check(entry.getValue(), element, path + "." + entry.getKey(), Range.ANY));
        return object;
    }

    private void requireSize(int size, Range range, String path) {
        if (size < range.minItems() || size > range.maxItems()) {
            String expected = range.maxItems() == Integer.MAX_VALUE
                    ? "at least " + range.minItems()
                    : range.minItems() + " to " + range.maxItems();
            throw HillockException.badInput(
                    file + " at " + path,
                    size + " elements",
                    expected,
                    size < range.minItems() ? "add some" : "leave some out");
        }
    }

    private JsonNode word(JsonNode node, Class<?> type, String path) {
        List<String> words = enumWords(type);
        if (!node.isTextual()) {
            throw wrong(path, node, "one of the words " + words, "put the word in quotes");
        }
        if (!words.contains(node.textValue())) {
            throw wrong(path, node, "one of the words " + words, Words.cure(node.textValue(), words));
        }
        return node;
    }

    private JsonNode scalar(JsonNode node, Class<?> type, String path, Range range) {
        boolean fits =
                switch (type.getSimpleName()) {
                    case "String" -> node.isTextual();
                    case "boolean" -> node.isBoolean();
                    case "int" -> node.canConvertToInt() && node.isIntegralNumber();
                    case "Integer" -> node.canConvertToInt() && node.isIntegralNumber();
                    case "long" -> node.canConvertToLong() && node.isIntegralNumber();
                    case "double", "Double" -> node.isNumber();
                    default -> throw new IllegalStateException("a session has no properties of " + type);
                };
        if (!fits) {
            throw wrong(path, node, shape(type), node.isTextual() ? "take away the quotes" : "correct the value");
        }
        if (node.isNumber() && (node.doubleValue() < range.min() || node.doubleValue() > range.max())) {
            throw wrong(path, node, "a number " + range.words(), "choose one in this range");
        }
        return node;
    }

    private HillockException wrong(String path, JsonNode node, String expected, String cure) {
        String text = node.isNull() ? "nothing" : node.toString();
        String read = text.length() > 60 ? text.substring(0, 57) + "..." : text;
        return HillockException.badInput(file + " at " + path, read, expected, cure);
    }

    /** The words of an enum as the file writes them. */
    static List<String> enumWords(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The property that tells the variants of a sealed type apart. */
    static String discriminator(Class<?> type) {
        return type.getAnnotation(JsonTypeInfo.class).property();
    }

    /** The variants of a sealed type by their words. */
    static Map<String, Class<?>> variants(Class<?> type) {
        Map<String, Class<?>> variants = new LinkedHashMap<>();
        for (JsonSubTypes.Type variant : type.getAnnotation(JsonSubTypes.class).value()) {
            variants.put(variant.name(), variant.value());
        }
        return variants;
    }

    static Described described(RecordComponent component) {
        Described described = component.getAnnotation(Described.class);
        if (described == null) {
            throw new IllegalStateException(component + " lacks its description");
        }
        return described;
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a default is not JSON: " + json, e);
        }
    }

    private static String shape(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class ? "an object { ... }" : "a list [ ... ]";
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return "one of the words " + enumWords(plain);
        }
        return switch (plain.getSimpleName()) {
            case "String" -> "a text in quotes";
            case "boolean" -> "true or false";
            case "int", "Integer", "long" -> "a whole number";
            case "double", "Double" -> "a number";
            default -> "an object { ... }";
        };
    }

    /** The limits of a property. */
    private record Range(double min, double max, int minItems, int maxItems) {
        static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, Integer.MAX_VALUE);

        static Range of(Described described) {
            return new Range(described.min(), described.max(), described.minItems(), described.maxItems());
        }

        String words() {
            if (Double.isInfinite(max)) {
                return "of at least " + number(min);
            }
            return Double.isInfinite(min) ? "of at most " + number(max) : "from " + number(min) + " to " + number(max);
        }

        private static String number(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }
}
