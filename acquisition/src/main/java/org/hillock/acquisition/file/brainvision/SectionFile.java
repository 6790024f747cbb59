package org.hillock.acquisition.file.brainvision;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.FileBytes;

/**
 * A text file of {@code [Section]}s with {@code Key=Value} lines, as headers and marker files are.
 *
 * <p>UTF-8 where the bytes are that, else Latin-1, as older recorders wrote it. Keys and section names do not depend on
 * case; lines that begin with a semicolon are comments; everything behind {@code [Comment]} is free text.
 *
 * @param file the file, for messages
 * @param firstLine the line that tells the kind of file
 * @param sections entries in order, by section and by key in lower case
 */
record SectionFile(Path file, String firstLine, Map<String, Map<String, Entry>> sections) {
    private static final int MOST_BYTES = 1 << 26;

    /**
     * One value.
     *
     * @param line its line, from 1
     */
    record Entry(String value, int line) {}

    /** Reads a whole file. */
    static SectionFile read(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            if (bytes.size() > MOST_BYTES) {
                throw AcquisitionException.badInput(
                        file.toString(),
                        bytes.size() + " bytes",
                        "a text file of at most " + MOST_BYTES + " bytes",
                        "name the header (.vhdr) of a BrainVision recording");
            }
            return parse(file, decode(bytes.bytes(0, MOST_BYTES)));
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static SectionFile parse(Path file, String text) {
        String withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
        String[] lines = withoutMark.split("\r\n|\n|\r", -1);
        Map<String, Map<String, Entry>> sections = new LinkedHashMap<>();
        Map<String, Entry> section = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.equalsIgnoreCase("[Comment]")) {
                break;
            }
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                section = sections.computeIfAbsent(
                        line.substring(1, line.length() - 1).strip().toLowerCase(Locale.ROOT),
                        name -> new LinkedHashMap<>());
            } else if (!line.startsWith(";") && equals > 0) {
                String key = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                section.putIfAbsent(key, new Entry(line.substring(equals + 1).strip(), i + 1));
            }
        }
        return new SectionFile(file, lines[0].strip(), sections);
    }

    /** A value; empty when the key is absent or nothing stands behind it. */
    Optional<String> value(String section, String key) {
        return entry(section, key).map(Entry::value).filter(value -> !value.isEmpty());
    }

    /** An entry with its line. */
    Optional<Entry> entry(String section, String key) {
        return Optional.ofNullable(entries(section).get(key.toLowerCase(Locale.ROOT)));
    }

    /** All entries of a section in order. */
    Map<String, Entry> entries(String section) {
        return sections.getOrDefault(section.toLowerCase(Locale.ROOT), Map.of());
    }

    /** A value that has to be there. */
    String required(String section, String key) {
        return value(section, key)
                .orElseThrow(() -> bad(
                        file.toString(),
                        "no value of '" + key + "' in [" + section + "]",
                        "one, as every header has it"));
    }

    /** The place of a value for a message. */
    String where(String section, String key) {
        return file + entry(section, key).map(entry -> ", line " + entry.line()).orElse("");
    }

    /** The failure of a value. */
    static AcquisitionException bad(String where, String read, String expected) {
        return AcquisitionException.badInput(
                where, read, expected, "correct the file or export the recording again from its recorder");
    }
}
