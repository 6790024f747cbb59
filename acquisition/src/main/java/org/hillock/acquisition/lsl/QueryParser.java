package org.hillock.acquisition.lsl;

import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslQuery.QueryNode;
import org.hillock.acquisition.xml.XmlElement;

/** Recursive descent over a query; depth and length are bounded. */
final class QueryParser {
    private static final String[] OPERATORS = {"!=", "<=", ">=", "=", "<", ">"};

    private final String text;
    private int at;
    private int depth;

    QueryParser(String text) {
        this.text = text;
        if (text.length() > Limits.QUERY_CHARS) {
            throw bad("fewer than " + Limits.QUERY_CHARS + " characters");
        }
    }

    QueryNode parse() {
        QueryNode node = or();
        skipBlanks();
        if (at < text.length()) {
            throw bad("'and', 'or' or the end");
        }
        return node;
    }

    private QueryNode or() {
        if (++depth > Limits.QUERY_DEPTH) {
            throw bad("at most " + Limits.QUERY_DEPTH + " levels of parentheses");
        }
        List<QueryNode> any = new ArrayList<>(List.of(and()));
        while (word("or")) {
            any.add(and());
        }
        depth--;
        return any.size() == 1 ? any.get(0) : root -> any.stream().anyMatch(node -> node.truth(root));
    }

    private QueryNode and() {
        List<QueryNode> all = new ArrayList<>(List.of(comparison()));
        while (word("and")) {
            all.add(comparison());
        }
        return all.size() == 1 ? all.get(0) : root -> all.stream().allMatch(node -> node.truth(root));
    }

    private QueryNode comparison() {
        QueryNode left = operand();
        for (String operator : OPERATORS) {
            if (symbol(operator)) {
                QueryNode right = operand();
                return root -> LslQuery.compare(left.value(root), operator, right.value(root));
            }
        }
        return left;
    }

    private QueryNode operand() {
        if (symbol("(")) {
            QueryNode inner = or();
            expect(")");
            return inner;
        }
        skipBlanks();
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == '\'' || c == '"') {
            return literal(c);
        }
        if ((c >= '0' && c <= '9') || c == '.' || c == '-') {
            return number();
        }
        String name = name();
        if (symbol("(")) {
            return function(name);
        }
        return path(name);
    }

    private QueryNode literal(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw bad("a closing " + quote);
        }
        String value = text.substring(at + 1, end);
        at = end + 1;
        return root -> value;
    }

    private QueryNode number() {
        int start = at++;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        double value = Digits.parse(text.substring(start, at));
        if (Double.isNaN(value)) {
            at = start;
            throw bad("a number");
        }
        Double boxed = value;
        return root -> boxed;
    }

    private QueryNode path(String first) {
        List<String> steps = new ArrayList<>(List.of(first));
        while (symbol("/")) {
            steps.add(name());
        }
        List<String> fixed = List.copyOf(steps);
        return root -> select(root, fixed);
    }

    /** The string values of the elements that a path leads to. */
    private static List<String> select(XmlElement root, List<String> steps) {
        List<XmlElement> reached = List.of(root);
        for (String step : steps) {
            reached = reached.stream()
                    .flatMap(element -> element.children().stream())
                    .filter(child -> step.equals("*") || child.name().equals(step))
                    .toList();
        }
        return reached.stream().map(XmlElement::stringValue).toList();
    }

    private QueryNode function(String name) {
        return switch (name) {
            case "not" -> {
                QueryNode inner = lastArgument();
                yield root -> !inner.truth(root);
            }
            case "true", "false" -> {
                expect(")");
                yield root -> name.equals("true");
            }
            case "starts-with", "contains" -> {
                QueryNode whole = or();
                expect(",");
                QueryNode part = lastArgument();
                yield name.equals("contains")
                        ? root -> LslQuery.string(whole.value(root)).contains(LslQuery.string(part.value(root)))
                        : root -> LslQuery.string(whole.value(root)).startsWith(LslQuery.string(part.value(root)));
            }
            case "count" -> {
                QueryNode nodes = lastArgument();
                yield root -> nodes.value(root) instanceof List<?> list ? (double) list.size() : Double.NaN;
            }
            case "string-length" -> {
                QueryNode string = lastArgument();
                yield root -> (double) LslQuery.string(string.value(root)).length();
            }
            default -> throw bad("one of not, starts-with, contains, count, string-length, true, false");
        };
    }

    private QueryNode lastArgument() {
        QueryNode node = or();
        expect(")");
        return node;
    }

    private String name() {
        skipBlanks();
        int start = at;
        if (at < text.length() && text.charAt(at) == '*') {
            at++;
            return "*";
        }
        while (at < text.length() && isNameCharacter(text.charAt(at), at == start)) {
            at++;
        }
        if (at == start) {
            throw bad("an element's name, a number or a quoted text");
        }
        return text.substring(start, at);
    }

    private static boolean isNameCharacter(char c, boolean first) {
        return Character.isLetter(c) || c == '_' || (!first && (Character.isDigit(c) || c == '-' || c == '.'));
    }

    private boolean word(String word) {
        skipBlanks();
        int end = at + word.length();
        if (!text.startsWith(word, at) || (end < text.length() && isNameCharacter(text.charAt(end), false))) {
            return false;
        }
        at = end;
        return true;
    }

    private boolean symbol(String symbol) {
        skipBlanks();
        if (!text.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        return true;
    }

    private void expect(String symbol) {
        if (!symbol(symbol)) {
            throw bad("'" + symbol + "'");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private AcquisitionException bad(String expected) {
        return AcquisitionException.badInput(
                "LSL query, character " + (at + 1),
                "'" + LslInfoXml.shown(text.substring(Math.min(at, text.length()))) + "'",
                expected,
                "write queries such as name='X' and type='EEG'");
    }
}
