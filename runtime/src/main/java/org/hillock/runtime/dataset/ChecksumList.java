package org.hillock.runtime.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A published list of SHA-256 sums: lines of 64 hexadecimal digits, blanks and a path, as {@code sha256sum} writes them. */
final class ChecksumList {
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64})\\s+\\*?(?:\\./)?(\\S.*)");

    private final Map<String, String> sums;

    private ChecksumList(Map<String, String> sums) {
        this.sums = sums;
    }

    static ChecksumList read(Path file) {
        Map<String, String> sums = new HashMap<>();
        try (var lines = Files.lines(file)) {
            lines.forEach(line -> {
                Matcher matcher = LINE.matcher(line.strip());
                if (matcher.matches()) {
                    sums.put(matcher.group(2), matcher.group(1).toLowerCase(Locale.ROOT));
                }
            });
        } catch (IOException | UncheckedIOException unreadable) {
            throw new DatasetException(
                    "Could not read the list of checksums " + file + ": delete it and try again.", unreadable);
        }
        return new ChecksumList(sums);
    }

    Optional<String> sha256Of(String path) {
        return Optional.ofNullable(sums.get(path));
    }
}
