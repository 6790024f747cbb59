package org.hillock.feedback.actuator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.feedback.FeedbackException;

/**
 * A text with a command's numbers in it: {@code "SERVO {x*90+90}"} writes the first axis times 90 plus 90 as a whole
 * number, {@code "G1 X{x*5:3}"} with three decimals. The axes are {@code x}, {@code y}, {@code z}, {@code w}; {@code v} is
 * the command's value, {@code seq} its sequence. An axis that a command has not is 0. Immutable.
 */
public final class MotionTemplate {
    private static final Pattern FIELD = Pattern.compile(
            "\\{(x|y|z|w|v|seq)(?:\\*(-?[0-9]+(?:\\.[0-9]+)?))?(?:\\+?(-?[0-9]+(?:\\.[0-9]+)?))?(?::([0-9]))?\\}");
    private static final String AXES = "xyzw";

    private final List<String> literals = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    private record Field(String source, double factor, double offset, int decimals) {}

    private MotionTemplate() {}

    /**
     * Reads a template.
     *
     * @throws FeedbackException when a brace does not hold a field
     */
    public static MotionTemplate parse(String text) {
        MotionTemplate template = new MotionTemplate();
        Matcher matcher = FIELD.matcher(text);
        int from = 0;
        while (matcher.find()) {
            template.literals.add(literal(text, from, matcher.start()));
            template.fields.add(
                    new Field(matcher.group(1), number(matcher.group(2), 1), number(matcher.group(3), 0), (int)
                            number(matcher.group(4), 0)));
            from = matcher.end();
        }
        template.literals.add(literal(text, from, text.length()));
        return template;
    }

    private static double number(@org.jspecify.annotations.Nullable String digits, double absent) {
        return digits == null ? absent : Double.parseDouble(digits);
    }

    private static String literal(String text, int from, int to) {
        String literal = text.substring(from, to);
        if (literal.contains("{") || literal.contains("}")) {
            throw new FeedbackException("the template '" + text + "': read '" + literal
                    + "', expected a field such as {x*90+90} or {v:3}; its names are x, y, z, w, v and seq.");
        }
        return literal;
    }

    /** The text for a command. */
    public String fill(ActuatorCommand command) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            text.append(literals.get(i)).append(written(fields.get(i), command));
        }
        return text.append(literals.get(fields.size())).toString();
    }

    private static String written(Field field, ActuatorCommand command) {
        double value = field.factor() * source(field.source(), command) + field.offset();
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(field.decimals(), RoundingMode.HALF_EVEN);
        return rounded.toPlainString();
    }

    private static double source(String name, ActuatorCommand command) {
        return switch (name) {
            case "v" -> command.value();
            case "seq" -> command.sequence();
            default -> {
                int axis = AXES.indexOf(name);
                yield axis < command.axes().size() ? command.axes().get(axis) : 0;
            }
        };
    }
}
