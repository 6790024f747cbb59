package org.hillock.acquisition.file.brainvision;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.acquisition.stream.Marker;

/**
 * The content of a marker file (.vmrk).
 *
 * @param dataName the data file that it says it belongs to, where it does
 * @param markers in the order of their times
 * @param startTime the date of the first "New Segment" that has one
 * @param segments how many "New Segment" markers there are
 */
record VisionMarkers(Optional<String> dataName, List<Marker> markers, Optional<LocalDateTime> startTime, int segments) {
    /** The id of the stream of markers. */
    static final String STREAM = "markers";

    /** No markers. */
    static final VisionMarkers NONE = new VisionMarkers(Optional.empty(), List.of(), Optional.empty(), 0);

    private static final Pattern FIRST_LINE =
            Pattern.compile("(?i)Brain ?Vision( V-Amp)?( Data)?( Exchange)?( Data)? Marker File.*");
    private static final Pattern KEY = Pattern.compile("mk\\d+");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d{6})");
    private static final String SECTION = "Marker Infos";
    private static final String NEW_SEGMENT = "New Segment";
    private static final double MOST_FRAMES = 1e15;

    /**
     * Reads a marker file. A marker's label is its type and description with a slash between them, like {@code
     * Stimulus/S  1}; positions count data points from 1.
     */
    static VisionMarkers read(Path file, VisionHeader header) {
        SectionFile text = SectionFile.read(file);
        if (!FIRST_LINE.matcher(text.firstLine()).matches()) {
            throw SectionFile.bad(
                    file + ", line 1",
                    "'" + VisionHeaderReader.shortened(text.firstLine()) + "'",
                    "'Brain Vision Data Exchange Marker File' and a version");
        }
        List<Marker> markers = new ArrayList<>();
        Optional<LocalDateTime> startTime = Optional.empty();
        int segments = 0;
        for (Map.Entry<String, SectionFile.Entry> entry : text.entries(SECTION).entrySet()) {
            if (!KEY.matcher(entry.getKey()).matches()) {
                continue;
            }
            String[] parts = entry.getValue().value().split(",", -1);
            String where = file + ", line " + entry.getValue().line();
            String type = plain(parts, 0);
            String description = plain(parts, 1);
            long position = frames(where, "position", plain(parts, 2), 1);
            long size = frames(where, "size", plain(parts, 3), 0);
            long time = header.nanos(position - 1);
            String label = description.isEmpty() ? type : type + "/" + description;
            markers.add(new Marker(STREAM, time, time, label, header.nanos(size)));
            if (type.equalsIgnoreCase(NEW_SEGMENT)) {
                segments++;
                startTime = startTime.or(() -> date(plain(parts, 5)));
            }
        }
        markers.sort(Comparator.comparingLong(Marker::timeNanos));
        return new VisionMarkers(
                text.value("Common Infos", "DataFile").map(name -> VisionFiles.resolve(name, file)),
                List.copyOf(markers),
                startTime,
                segments);
    }

    private static String plain(String[] parts, int index) {
        return index < parts.length ? parts[index].strip().replace("\\1", ",") : "";
    }

    private static long frames(String where, String what, String word, long otherwise) {
        if (word.isEmpty()) {
            return otherwise;
        }
        double number;
        try {
            number = Double.parseDouble(word);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!(Math.abs(number) <= MOST_FRAMES)) {
            throw SectionFile.bad(
                    where, "the " + what + " '" + VisionHeaderReader.shortened(word) + "'", "a number of data points");
        }
        return (long) number;
    }

    private static Optional<LocalDateTime> date(String word) {
        Matcher date = DATE.matcher(word);
        if (!date.matches()) {
            return Optional.empty();
        }
        int[] parts = new int[8];
        for (int i = 1; i <= 7; i++) {
            parts[i] = Integer.parseInt(date.group(i));
        }
        try {
            return Optional.of(
                    LocalDateTime.of(parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7] * 1000));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
