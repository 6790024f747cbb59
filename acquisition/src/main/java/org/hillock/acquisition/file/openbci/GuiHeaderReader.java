package org.hillock.acquisition.file.openbci;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.text.LineReader;

/** Reads {@link GuiHeader}. */
final class GuiHeaderReader {
    private static final Pattern SETTING = Pattern.compile("%\\s*([^=]+?)\\s*=\\s*(.*?)\\s*");
    private static final Pattern RATE = Pattern.compile("(\\d+)(?:[.,](\\d+))?\\s*(?:[Hh][Zz])?");
    private static final int MOST_CHANNELS = 1024;
    private static final double HIGHEST_RATE_HZ = 1e6;

    private final String file;
    private String title = "";
    private OptionalInt exgChannels = OptionalInt.empty();
    private double rateHz;
    private Optional<String> board = Optional.empty();

    GuiHeaderReader(String file) {
        this.file = file;
    }

    /**
     * Reads to the first row of numbers, which is then the reader's current line.
     *
     * @return the header; {@code lines} counts the lines before that row, or all lines when there is none
     */
    GuiHeader read(LineReader lines) throws IOException {
        List<String> columns = List.of();
        long before = 0;
        boolean more = lines.next();
        while (more) {
            String line = lines.text().strip();
            if (line.startsWith("%")) {
                setting(line, lines.lineNumber());
            } else if (columns.isEmpty() && line.toLowerCase(Locale.ROOT).startsWith("sample index")) {
                columns = Stream.of(line.split(line.contains(";") ? ";" : ","))
                        .map(String::strip)
                        .toList();
            } else if (!line.isEmpty()) {
                break;
            }
            before = lines.lineNumber();
            more = lines.next();
        }
        if (rateHz == 0) {
            throw AcquisitionException.badInput(
                    file + ", lines 1 to " + Math.max(1, before),
                    "a header without a sample rate",
                    "a line such as '%Sample Rate = 250 Hz'",
                    "add that line with the rate of the board");
        }
        return new GuiHeader(title, exgChannels, rateHz, board, columns, before);
    }

    private void setting(String line, long number) {
        if (number == 1) {
            title = line.substring(1).strip();
        }
        Matcher matcher = SETTING.matcher(line);
        if (!matcher.matches()) {
            return;
        }
        String value = matcher.group(2);
        switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "sample rate" -> rateHz = rate(value, number);
            case "number of channels" -> exgChannels = OptionalInt.of(channels(value, number));
            case "board" -> board = value.isEmpty() ? Optional.empty() : Optional.of(value);
            default -> {}
        }
    }

    private double rate(String value, long number) {
        Matcher matcher = RATE.matcher(value);
        if (matcher.matches()) {
            String fraction = matcher.group(2) == null ? "0" : matcher.group(2);
            double rate = Double.parseDouble(matcher.group(1) + "." + fraction);
            if (rate > 0 && rate <= HIGHEST_RATE_HZ) {
                return rate;
            }
        }
        throw bad(number, "the sample rate '" + value + "'", "a positive number of Hz", "correct the rate");
    }

    private int channels(String value, long number) {
        try {
            int channels = Integer.parseInt(value);
            if (channels >= 1 && channels <= MOST_CHANNELS) {
                return channels;
            }
        } catch (NumberFormatException e) {
            throw bad(number, "'" + value + "' channels", "a whole number", "correct the number of channels");
        }
        throw bad(number, value + " channels", "1 to " + MOST_CHANNELS, "correct the number of channels");
    }

    private AcquisitionException bad(long line, String read, String expected, String cure) {
        return AcquisitionException.badInput(file + ", line " + line, read, expected, cure);
    }
}
