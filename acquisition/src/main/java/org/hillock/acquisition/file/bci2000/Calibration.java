package org.hillock.acquisition.file.bci2000;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.bci2000.Bci2000Header.Parameter;

/**
 * From stored values to microvolts: {@code (stored - SourceChOffset) * SourceChGain} (BCI2000 Wiki, "User Reference:
 * DataIOFilter"), and the sampling rate.
 */
final class Calibration {
    private static final Pattern WITH_UNIT = Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)(.*)");
    private static final double HIGHEST_RATE_HZ = 1e7;

    private final double rateHz;
    private final double[] offsets;
    private final double[] gains;
    private final List<String> notes;

    private Calibration(double rateHz, double[] offsets, double[] gains, List<String> notes) {
        this.rateHz = rateHz;
        this.offsets = offsets;
        this.gains = gains;
        this.notes = notes;
    }

    /** Frames per second. */
    double rateHz() {
        return rateHz;
    }

    /** One a channel, in stored units. Not a copy; not to be modified. */
    double[] offsets() {
        return offsets;
    }

    /** One a channel, microvolts per stored unit. Not a copy; not to be modified. */
    double[] gains() {
        return gains;
    }

    /** What was missing and assumed. */
    List<String> notes() {
        return notes;
    }

    static Calibration of(Path file, Bci2000Header header) {
        List<String> notes = new ArrayList<>();
        return new Calibration(
                rate(file, header),
                list(file, header, "SourceChOffset", 0, notes),
                list(file, header, "SourceChGain", 1, notes),
                notes);
    }

    private static double rate(Path file, Bci2000Header header) {
        Parameter parameter = header.parameters().get("SamplingRate");
        if (parameter == null || parameter.values().isEmpty()) {
            throw AcquisitionException.badInput(
                    file.toString(),
                    "a header without SamplingRate",
                    "a parameter line 'SamplingRate= ...'",
                    "add the line with the recording's rate");
        }
        String text = parameter.values().get(0);
        Matcher matcher = WITH_UNIT.matcher(text);
        if (matcher.matches()) {
            double factor =
                    switch (matcher.group(2).strip().toLowerCase(Locale.ROOT)) {
                        case "", "hz" -> 1;
                        case "khz" -> 1000;
                        default -> Double.NaN;
                    };
            double rateHz = Double.parseDouble(matcher.group(1)) * factor;
            if (rateHz > 0 && rateHz <= HIGHEST_RATE_HZ) {
                return rateHz;
            }
        }
        throw new HeaderText(file)
                .bad(
                        parameter.line(),
                        "SamplingRate '" + text + "'",
                        "a positive number of Hz",
                        "correct the rate in the header");
    }

    private static double[] list(Path file, Bci2000Header header, String name, double otherwise, List<String> notes) {
        double[] values = new double[header.channels()];
        Parameter parameter = header.parameters().get(name);
        List<String> words = parameter == null ? List.of() : parameter.values();
        int line = parameter == null ? 1 : parameter.line();
        for (int c = 0; c < values.length; c++) {
            values[c] = c < words.size() ? number(file, line, name, words.get(c)) : otherwise;
        }
        if (words.size() < values.length) {
            notes.add(name + " has " + words.size() + " values for " + values.length
                    + " channels; the others were read as " + otherwise + ".");
        }
        return values;
    }

    /** Gains may carry a unit of voltage; offsets are plain numbers. */
    private static double number(Path file, int line, String name, String word) {
        Matcher matcher = WITH_UNIT.matcher(word);
        if (matcher.matches()) {
            double microvolts =
                    switch (matcher.group(2).strip()) {
                        case "", "muV", "uV", "\u00b5V", "\u03bcV" -> 1;
                        case "nV" -> 1e-3;
                        case "mV" -> 1e3;
                        case "V" -> 1e6;
                        default -> Double.NaN;
                    };
            double value = Double.parseDouble(matcher.group(1)) * microvolts;
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw new HeaderText(file)
                .bad(
                        line,
                        "'" + word + "' in " + name,
                        "a number, with or without muV, nV, mV or V",
                        "correct the value in the header");
    }
}
