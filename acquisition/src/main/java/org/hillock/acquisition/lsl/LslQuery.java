package org.hillock.acquisition.lsl;

import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.xml.XmlElement;

/**
 * A predicate on stream informations: the part of XPath 1.0 that LSL's users write, with {@code <info>} as the context.
 *
 * <p>{@code or}, {@code and}, parentheses, {@code = != < <= > >=}, {@code not()}, {@code starts-with()}, {@code
 * contains()}, {@code count()}, {@code string-length()}, {@code true()}, {@code false()}, numbers, quoted texts and paths
 * of element names such as {@code desc/channels/channel/label}. An element compares by XPath's rules: as text with a text,
 * as a number with a number, and a path of several elements when any of them does. The time to evaluate grows with the
 * size of query and description only, which is why the JDK's XPath is not used for what strangers send.
 */
public final class LslQuery {
    /** Matches everything. */
    public static final LslQuery ALL = new LslQuery("", (root) -> true);

    private final String text;
    private final QueryNode node;

    private LslQuery(String text, QueryNode node) {
        this.text = text;
        this.node = node;
    }

    /**
     * Reads a query.
     *
     * @throws AcquisitionException when it is not of the subset, with the place
     */
    public static LslQuery parse(String text) {
        String bare = text.strip();
        return bare.isEmpty() ? ALL : new LslQuery(bare, new QueryParser(bare).parse());
    }

    /**
     * Streams whose property has a value, {@code property("type", "EEG")}.
     *
     * @throws AcquisitionException when the value contains both kinds of quotes, which XPath cannot write
     */
    public static LslQuery property(String property, String value) {
        return parse(property + "=" + quoted(value));
    }

    /** Both this and another. */
    public LslQuery and(LslQuery other) {
        if (text.isEmpty() || other.text.isEmpty()) {
            return text.isEmpty() ? other : this;
        }
        return parse(grouped(text) + " and " + grouped(other.text));
    }

    /** What stays the same when an outlet's program restarts. */
    public static LslQuery identity(LslInfo info) {
        LslQuery query =
                property("channel_count", Integer.toString(info.channelCount())).and(property("name", info.name()));
        if (!info.type().isEmpty()) {
            query = query.and(property("type", info.type()));
        }
        return query.and(property("source_id", info.sourceId()))
                .and(property("channel_format", info.format().word()));
    }

    /** Whether a stream is meant. */
    public boolean matches(LslInfo info) {
        return matches(LslInfoXml.element(info));
    }

    boolean matches(XmlElement root) {
        return node.truth(root);
    }

    /** What goes to the outlets. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }

    private static String grouped(String query) {
        return query.contains(" or ") ? "(" + query + ")" : query;
    }

    static String quoted(String value) {
        if (value.indexOf('\'') < 0) {
            return "'" + value + "'";
        }
        if (value.indexOf('"') < 0) {
            return '"' + value + '"';
        }
        throw new AcquisitionException("The value " + LslInfoXml.shown(value)
                + " contains both kinds of quotes, which an LSL query cannot express; resolve by another property.");
    }

    /** A part of a query. */
    @FunctionalInterface
    interface QueryNode {
        Object value(XmlElement root);

        default boolean truth(XmlElement root) {
            Object value = value(root);
            if (value instanceof Boolean truth) {
                return truth;
            }
            if (value instanceof Double number) {
                return number != 0 && !number.isNaN();
            }
            return value instanceof List<?> nodes
                    ? !nodes.isEmpty()
                    : !value.toString().isEmpty();
        }
    }

    /** Compares as XPath 1.0 says in section 3.4. */
    static boolean compare(Object left, String operator, Object right) {
        if (left instanceof Boolean || right instanceof Boolean) {
            boolean l = ((QueryNode) (root) -> left).truth(XmlElement.NONE);
            boolean r = ((QueryNode) (root) -> right).truth(XmlElement.NONE);
            return compareNumbers(l ? 1 : 0, operator, r ? 1 : 0);
        }
        if (left instanceof List<?> || right instanceof List<?>) {
            return compareAny(atoms(left), operator, atoms(right));
        }
        return compareAtoms(left, operator, right);
    }

    private static boolean compareAny(List<Object> left, String operator, List<Object> right) {
        if (left.size() > 1 && right.size() > 1) {
            throw new AcquisitionException("A query that compares two paths of several elements is not supported.");
        }
        for (Object l : left) {
            for (Object r : right) {
                if (compareAtoms(l, operator, r)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean compareAtoms(Object left, String operator, Object right) {
        boolean equality = operator.equals("=") || operator.equals("!=");
        if (equality && !(left instanceof Double) && !(right instanceof Double)) {
            return left.equals(right) == operator.equals("=");
        }
        return compareNumbers(number(left), operator, number(right));
    }

    private static boolean compareNumbers(double left, String operator, double right) {
        return switch (operator) {
            case "=" -> left == right;
            case "!=" -> left != right;
            case "<" -> left < right;
            case "<=" -> left <= right;
            case ">" -> left > right;
            default -> left >= right;
        };
    }

    private static List<Object> atoms(Object value) {
        return value instanceof List<?> nodes ? new ArrayList<>(nodes) : List.of(value);
    }

    static double number(Object value) {
        return value instanceof Double number ? number : Digits.parse(string(value));
    }

    static String string(Object value) {
        if (value instanceof List<?> nodes) {
            return nodes.isEmpty() ? "" : nodes.get(0).toString();
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return value.toString();
    }
}
