package org.hillock.acquisition.file.xdf;

import java.util.List;
import java.util.Optional;

/**
 * One element of a header or footer, without its attributes.
 *
 * @param name the tag's local name
 * @param text the text right inside it, without white space at the ends
 * @param children the elements right inside it, in order
 */
record XmlElement(String name, String text, List<XmlElement> children) {
    /** An element that says nothing. */
    static final XmlElement NONE = new XmlElement("", "", List.of());

    /** The first child of a name; {@link #NONE} when there is none. */
    XmlElement child(String childName) {
        for (XmlElement child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return NONE;
    }

    /** All children of a name. */
    List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The same element but for its children of a name. */
    XmlElement without(String childName) {
        return new XmlElement(
                name,
                text,
                children.stream().filter(child -> !child.name.equals(childName)).toList());
    }

    /** The text of the first child of a name; empty when there is none or it is blank. */
    Optional<String> text(String childName) {
        String text = child(childName).text;
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
