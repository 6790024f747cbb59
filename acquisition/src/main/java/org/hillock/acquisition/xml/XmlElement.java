package org.hillock.acquisition.xml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One element, without its attributes.
 *
 * @param name the tag
 * @param text the text right inside it, without white space at the ends
 * @param children the elements right inside it, in order
 */
public record XmlElement(String name, String text, List<XmlElement> children) {
    /** An element that says nothing. */
    public static final XmlElement NONE = new XmlElement("", "", List.of());

    /** Copies the children. */
    public XmlElement {
        children = List.copyOf(children);
    }

    /** An element with only text. */
    public static XmlElement of(String name, String text) {
        return new XmlElement(name, text, List.of());
    }

    /** An element with only children. */
    public static XmlElement of(String name, XmlElement... children) {
        return new XmlElement(name, "", List.of(children));
    }

    /** The first child of a name; {@link #NONE} when there is none. */
    public XmlElement child(String childName) {
        for (XmlElement child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return NONE;
    }

    /** All children of a name. */
    public List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The text of the first child of a name; empty when there is none. */
    public String childText(String childName) {
        return child(childName).text;
    }

    /** The text of the first child of a name; absent when there is none or it is blank. */
    public Optional<String> text(String childName) {
        String found = child(childName).text;
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** The same element but for its children of a name. */
    public XmlElement without(String childName) {
        return new XmlElement(
                name,
                text,
                children.stream().filter(child -> !child.name.equals(childName)).toList());
    }

    /** The same element with one more child at its end. */
    public XmlElement with(XmlElement child) {
        return new XmlElement(
                name, text, Stream.concat(children.stream(), Stream.of(child)).toList());
    }

    /** All text inside it in document order: its string value in XPath. */
    public String stringValue() {
        if (children.isEmpty()) {
            return text;
        }
        StringBuilder all = new StringBuilder(text);
        for (XmlElement child : children) {
            all.append(child.stringValue());
        }
        return all.toString();
    }
}
