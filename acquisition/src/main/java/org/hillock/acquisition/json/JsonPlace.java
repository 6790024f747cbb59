package org.hillock.acquisition.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;

/**
 * A place in a JSON file: its value, and the path by which an error names it.
 *
 * <p>Every failure is one sentence with the file, the path, what was read and what was expected there.
 *
 * @param file the file's name for messages
 * @param path the JSON path, {@code $} at the top
 * @param node the value
 */
public record JsonPlace(String file, String path, JsonNode node) {

    /** Refuses a value that is no object or holds a word that is not one of these. */
    public JsonPlace object(List<String> known) {
        if (!node.isObject()) {
            throw bad(shown(), "an object with " + String.join(", ", known));
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw bad(
                        "the unknown word '" + name + "'",
                        "one of " + String.join(", ", known)
                                + Words.nearest(name, known)
                                        .map(near -> " (perhaps '" + near + "')")
                                        .orElse(""));
            }
        }
        return this;
    }

    /** The value of a name; empty when it is absent or null. */
    public Optional<JsonPlace> member(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(new JsonPlace(file, path + "." + name, value));
    }

    /** The value of a name that has to be there; {@code what} says what it is. */
    public JsonPlace required(String name, String what) {
        return member(name).orElseThrow(() -> bad("no '" + name + "'", what));
    }

    /** The elements of an array. */
    public List<JsonPlace> elements(String what) {
        if (!node.isArray()) {
            throw bad(shown(), what);
        }
        List<JsonPlace> places = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            places.add(new JsonPlace(file, path + "[" + i + "]", node.get(i)));
        }
        return places;
    }

    /** A text. */
    public String text(String what) {
        if (!node.isTextual()) {
            throw bad(shown(), what);
        }
        return node.textValue();
    }

    /** A number from {@code least} to {@code most}. */
    public double number(double least, double most, String what) {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!(value >= least && value <= most)) {
            throw bad(shown(), what);
        }
        return value;
    }

    /** A whole number from {@code least} to {@code most}. */
    public int integer(int least, int most, String what) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            throw bad(shown(), what);
        }
        return node.intValue();
    }

    /** The text as one of these words. */
    public String word(List<String> words) {
        String what = "one of " + String.join(", ", words);
        String text = text(what);
        if (!words.contains(text)) {
            String near = Words.nearest(text, words)
                    .map(word -> " (perhaps '" + word + "')")
                    .orElse("");
            throw bad(shown(), what + near);
        }
        return text;
    }

    /** The value as text, cut when it is long. */
    public String shown() {
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }

    /** The failure that says what was read here and what was expected. */
    public AcquisitionException bad(String read, String expected) {
        return AcquisitionException.badInput(file + ", " + path, read, expected, "correct the description there");
    }
}
