package org.hillock.runtime.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast a session plays.
 *
 * @param times recorded seconds per second; infinite for full speed, 0 for that of a live source
 */
record Speed(double times) {
    static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    /** A live source comes at its own speed. */
    static final Speed OF_SOURCE = new Speed(0);

    boolean isOfSource() {
        return times == 0;
    }

    boolean isMax() {
        return Double.isInfinite(times);
    }

    /** Reads {@code max} or a number above 0. */
    static final class Converter implements ITypeConverter<Speed> {
        @Override
        public Speed convert(String text) {
            if (text.equalsIgnoreCase("max")) {
                return MAX;
            }
            try {
                double times = Double.parseDouble(text.toLowerCase(Locale.ROOT).replaceFirst("^x", ""));
                if (times > 0 && !Double.isInfinite(times)) {
                    return new Speed(times);
                }
            } catch (NumberFormatException notANumber) {
                throw new TypeConversionException("'" + text + "' is no speed; write a number above 0, or max");
            }
            throw new TypeConversionException("'" + text + "' is no speed; write a number above 0, or max");
        }
    }
}
