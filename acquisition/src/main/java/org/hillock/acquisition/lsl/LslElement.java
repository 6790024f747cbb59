package org.hillock.acquisition.lsl;

import java.util.List;
import java.util.stream.Stream;

/**
 * One element of a stream's description, without attributes.
 *
 * @param name the tag
 * @param text the text right inside it, without white space at the ends
 * @param children the elements right inside it, in order
 */
public record LslElement(String name, String text, List<LslElement> children) {
    /** An element that says nothing. */
    public static final LslElement NONE = new LslElement("", "", List.of());

    /** Copies the children. */
    public LslElement {
        children = List.copyOf(children);
    }

    /** An element with only text. */
    public static LslElement of(String name, String text) {
        return new LslElement(name, text, List.of());
    }

    /** An element with only children. */
    public static LslElement of(String name, LslElement... children) {
        return new LslElement(name, "", List.of(children));
    }

    /** The first child of a name; {@link #NONE} when there is none. */
    public LslElement child(String childName) {
        for (LslElement child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return NONE;
    }

    /** All children of a name. */
    public List<LslElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The text of the first child of a name; empty when there is none. */
    public String childText(String childName) {
        return child(childName).text;
    }

    /** The same element with one more child at its end. */
    public LslElement with(LslElement child) {
        return new LslElement(
                name, text, Stream.concat(children.stream(), Stream.of(child)).toList());
    }

    /** All text inside it in document order: its string value in XPath. */
    public String stringValue() {
        if (children.isEmpty()) {
            return text;
        }
        StringBuilder all = new StringBuilder(text);
        for (LslElement child : children) {
            all.append(child.stringValue());
        }
        return all.toString();
    }
}
