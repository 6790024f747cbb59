package org.hillock.acquisition.file.csv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;

/** A place in a JSON file: its value, and the path by which an error names it. */
record JsonPlace(String file, String path, JsonNode node) {

    /** Refuses a value that is no object or holds a word that is not one of these. */
    JsonPlace object(List<String> known) {
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

    Optional<JsonPlace> member(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(new JsonPlace(file, path + "." + name, value));
    }

    JsonPlace required(String name, String what) {
        return member(name).orElseThrow(() -> bad("no '" + name + "'", what));
    }

    List<JsonPlace> elements(String what) {
        if (!node.isArray()) {
            throw bad(shown(), what);
        }
        List<JsonPlace> places = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            places.add(new JsonPlace(file, path + "[" + i + "]", node.get(i)));
        }
        return places;
    }

    String text(String what) {
        if (!node.isTextual()) {
            throw bad(shown(), what);
        }
        return node.textValue();
    }

    double number(double least, double most, String what) {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!(value >= least && value <= most)) {
            throw bad(shown(), what);
        }
        return value;
    }

    int integer(int least, int most, String what) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            throw bad(shown(), what);
        }
        return node.intValue();
    }

    /** The text as one of these words. */
    String word(List<String> words) {
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

    private String shown() {
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }

    AcquisitionException bad(String read, String expected) {
        return AcquisitionException.badInput(file + ", " + path, read, expected, "correct the description there");
    }
}
