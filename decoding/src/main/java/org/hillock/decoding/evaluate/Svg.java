package org.hillock.decoding.evaluate;

import java.util.Locale;

/** Writes an SVG picture that a page's style sheet colours. Coordinates are pixels from the upper left corner. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String description) {
        out.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">%n",
                width,
                height,
                width,
                height,
                escape(description)));
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", style, x1, y1, x2, y2);
    }

    Svg circle(String style, double x, double y, double radius, String tip) {
        return add(
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s</title></circle>",
                style, x, y, radius, escape(tip));
    }

    Svg rectangle(String style, double x, double y, double width, double height, double opacity, String tip) {
        return add(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill-opacity=\"%.3f\">"
                        + "<title>%s</title></rect>",
                style, x, y, width, height, opacity, escape(tip));
    }

    Svg path(String style, String points, String tip) {
        return add("<polyline class=\"%s\" points=\"%s\"><title>%s</title></polyline>", style, points, escape(tip));
    }

    /** Text whose anchor is {@code start}, {@code middle} or {@code end}. */
    Svg text(String style, double x, double y, String anchor, String text) {
        return add(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                style, x, y, anchor, escape(text));
    }

    private Svg add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    /** Text that HTML takes as text. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out + "</svg>\n";
    }
}
