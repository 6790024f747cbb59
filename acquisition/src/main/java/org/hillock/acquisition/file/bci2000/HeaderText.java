package org.hillock.acquisition.file.bci2000;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.bci2000.Bci2000Header.Parameter;

/** Reads the text of a header: its first line, the state definitions, the parameters. */
final class HeaderText {
    private static final Pattern FIRST_LINE_FIELD = Pattern.compile("(\\w+)=\\s*(\\S+)");
    private static final Pattern PARAMETER_LINE = Pattern.compile("^\\S+\\s+(\\S+)\\s+([^\\s=]+)=\\s*(.*)$");
    private static final int LARGEST_HEADER_BYTES = 1 << 26;
    private static final int MOST_CHANNELS = 1 << 16;

    private final Path file;

    HeaderText(Path file) {
        this.file = file;
    }

    /** The length of the whole header as the first line tells it. */
    int headerBytes(String firstLine) {
        return integer(firstLineFields(firstLine), "HeaderLen", firstLine.length(), LARGEST_HEADER_BYTES);
    }

    /** Reads the whole header. */
    Bci2000Header parse(String text) {
        String[] lines = text.split("\r?\n", -1);
        Map<String, String> fields = firstLineFields(lines[0]);
        String version = fields.getOrDefault("BCI2000V", "1.0");
        if (!version.equals("1.0") && !version.equals("1.1")) {
            throw bad(1, "version " + version, "BCI2000V 1.0 or 1.1", "convert the file with BCI2000's own tools");
        }
        String word = fields.getOrDefault("DataFormat", "int16");
        SampleFormat format = SampleFormat.parse(word)
                .orElseThrow(() -> bad(1, "DataFormat '" + word + "'", "int16, int32 or float32", "repair the header"));
        int stateBytes = integer(fields, "StatevectorLen", 0, 1 << 16);
        return new Bci2000Header(
                version,
                headerBytes(lines[0]),
                integer(fields, "SourceCh", 1, MOST_CHANNELS),
                stateBytes,
                format,
                states(lines, stateBytes),
                parameters(lines));
    }

    private static Map<String, String> firstLineFields(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIRST_LINE_FIELD.matcher(line);
        while (matcher.find()) {
            String key = matcher.group(1);
            fields.put(key.equals("StateVectorLength") ? "StatevectorLen" : key, matcher.group(2));
        }
        return fields;
    }

    private int integer(Map<String, String> fields, String key, int least, int most) {
        String text = fields.get(key);
        if (text == null) {
            throw bad(1, "no " + key, key + "= and a number", "check that the file is a BCI2000 recording");
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw bad(1, key + "= " + text, "a whole number", "the header is damaged, use another copy");
        }
        throw bad(1, key + "= " + text, least + " to " + most, "the header is damaged, use another copy");
    }

    private List<StateDefinition> states(String[] lines, int stateBytes) {
        List<StateDefinition> states = new ArrayList<>();
        boolean inside = false;
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.startsWith("[")) {
                inside = line.contains("State Vector Definition");
            } else if (inside && !line.isEmpty()) {
                states.add(state(line, i + 1, stateBytes));
            }
        }
        return states;
    }

    /** A state line: name, length in bits, initial value, byte, bit. */
    private StateDefinition state(String line, int number, int stateBytes) {
        String[] words = line.split("\\s+", -1);
        Optional<StateDefinition> state = Optional.empty();
        if (words.length >= 5) {
            try {
                state = Optional.of(new StateDefinition(
                        words[0], Integer.parseInt(words[1]), Integer.parseInt(words[3]), Integer.parseInt(words[4])));
            } catch (NumberFormatException e) {
                state = Optional.empty();
            }
        }
        StateDefinition found = state.orElseThrow(() -> bad(
                number,
                "state line '" + line + "'",
                "a name, then length, value, byte and bit as whole numbers",
                "the header is damaged, use another copy"));
        if (found.bits() < 1
                || found.bits() > StateDefinition.WIDEST_BITS
                || found.bit() < 0
                || found.bit() > 7
                || found.firstByte() < 0
                || (long) found.firstByte() + found.byteCount() > stateBytes) {
            throw bad(
                    number,
                    "state line '" + line + "'",
                    "1 to 32 bits inside the " + stateBytes + " bytes of the state vector",
                    "the header is damaged, use another copy");
        }
        return found;
    }

    private static Map<String, Parameter> parameters(String[] lines) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        boolean inside = false;
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.startsWith("[")) {
                inside = line.contains("Parameter Definition");
                continue;
            }
            Matcher matcher = PARAMETER_LINE.matcher(line);
            if (inside && matcher.matches()) {
                String uncommented = matcher.group(3).split("(^|\\s)//", 2)[0];
                parameters.put(matcher.group(2), new Parameter(values(matcher.group(1), uncommented.strip()), i + 1));
            }
        }
        return parameters;
    }

    /** The value of a single parameter, or as many entries of a list as its first word counts. */
    private static List<String> values(String type, String text) {
        String[] words = text.isEmpty() ? new String[0] : text.split("\\s+", -1);
        if (!type.endsWith("list")) {
            return words.length == 0 ? List.of() : List.of(decode(words[0]));
        }
        if (words.length == 0) {
            return List.of();
        }
        int start = 1;
        int length;
        if (words[0].equals("{")) {
            while (start < words.length && !words[start].equals("}")) {
                start++;
            }
            length = start - 1;
            start++;
        } else {
            try {
                length = Integer.parseInt(words[0]);
            } catch (NumberFormatException e) {
                return List.of();
            }
        }
        List<String> values = new ArrayList<>();
        for (int i = start; i < words.length && values.size() < length; i++) {
            values.add(decode(words[i]));
        }
        return values;
    }

    /** Undoes URL encoding; a single percent sign is an empty string. */
    static String decode(String word) {
        if (word.equals("%") || word.indexOf('%') < 0) {
            return word.equals("%") ? "" : word;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int high = c == '%' && i + 2 < word.length() ? Character.digit(word.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(word.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    AcquisitionException bad(int line, String read, String expected, String cure) {
        return AcquisitionException.badInput(file + ", header line " + line, read, expected, cure);
    }
}
