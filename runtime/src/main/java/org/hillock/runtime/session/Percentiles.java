package org.hillock.runtime.session;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Percentiles by the names that sessions and reports give them, such as {@code p99.9}. */
public final class Percentiles {
    private static final Pattern NAME = Pattern.compile("p[0-9]{1,3}([.][0-9]{1,6})?");
    private static final double MOST = 100;

    private Percentiles() {}

    /** The name of a percentile. */
    public static String name(double percentile) {
        return percentile == Math.rint(percentile) ? "p" + (long) percentile : "p" + percentile;
    }

    /** The percentile of a name; empty when it is none. */
    public static OptionalDouble parse(String name) {
        if (!NAME.matcher(name).matches()) {
            return OptionalDouble.empty();
        }
        double percentile = Double.parseDouble(name.substring(1));
        return percentile > 0 && percentile <= MOST ? OptionalDouble.of(percentile) : OptionalDouble.empty();
    }
}
