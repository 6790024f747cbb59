package org.hillock.acquisition.file.csv;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.file.step.StreamedRecording;
import org.hillock.acquisition.file.text.DecimalParser;
import org.hillock.acquisition.file.text.FieldSplitter;
import org.hillock.acquisition.file.text.LineReader;

/** Reads the description, the row of names and the first row, and composes the recording. */
final class CsvRecording {
    /** Stamps between these are taken as times since 1970: 2000 to 2100. */
    private static final long EARLIEST_NANOS = 946_684_800_000_000_000L;

    private static final long LATEST_NANOS = 4_102_444_800_000_000_000L;

    private CsvRecording() {}

    static Recording open(Path file, Optional<Path> describedBy) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            LineReader lines = new LineReader(file.toString(), channel);
            Optional<CsvDescription> described = describedBy.map(DescriptionReader::read);
            if (described.isEmpty()) {
                lines.next();
            }
            CsvDescription description = described.orElseGet(() -> builtIn(file, lines.text()));
            Top top = Top.read(lines, description, described.isEmpty() ? 1 : 0);
            CsvTable table = CsvTable.of(description, ColumnPlaces.find(file.toString(), description, top.names()));
            List<String> notes = new ArrayList<>();
            if (!top.hasRow()) {
                notes.add("The file ends after its header; it holds no frames.");
            }
            Map<String, String> properties = new LinkedHashMap<>();
            properties.put("columns", String.join(", ", top.names()));
            properties.put("describedBy", description.origin());
            Optional<String> stamp = top.hasRow() && table.places().time() >= 0
                    ? Optional.of(top.fields().text(table.places().time()))
                    : Optional.empty();
            stamp.ifPresent(text -> properties.put("firstStamp", text));
            RecordingFacts facts =
                    new RecordingFacts("CSV", file, stamp.flatMap(s -> start(s, description)), properties, notes);
            return StreamedRecording.of(
                    facts,
                    table.streams(),
                    opened -> new CsvRowReader(file.toString(), new LineReader(file.toString(), opened), table));
        } catch (IOException e) {
            throw new AcquisitionException(
                    file + ": the file cannot be read (" + AcquisitionException.reason(e)
                            + "); check its path and rights.",
                    e);
        }
    }

    private static CsvDescription builtIn(Path file, String firstLine) {
        String shown = firstLine.length() > 60 ? firstLine.substring(0, 57) + "..." : firstLine;
        return MuseLayout.describe(CsvFormat.firstLine(firstLine))
                .orElseThrow(() -> AcquisitionException.badInput(
                        file + ", line 1",
                        "'" + shown + "'",
                        "the names of a Muse recording, or a description of the columns beside the file",
                        "write " + file.getFileName()
                                + ".json or columns.json by the schema csv-columns.schema.json, such as {\"rateHz\":"
                                + " 250, \"channels\": [{\"column\": 1, \"label\": \"C3\"}]}"));
    }

    /** A first stamp that can be a time since 1970 tells when the recording began, in UTC. */
    private static Optional<LocalDateTime> start(String stamp, CsvDescription description) {
        DecimalParser parser = new DecimalParser(description.decimalMark());
        byte[] bytes = stamp.getBytes(StandardCharsets.UTF_8);
        if (parser.parse(bytes, 0, bytes.length) != DecimalParser.Kind.NUMBER) {
            return Optional.empty();
        }
        long nanos = parser.scaled(description.time().orElseThrow().powerOfTen());
        return nanos < EARLIEST_NANOS || nanos > LATEST_NANOS
                ? Optional.empty()
                : Optional.of(LocalDateTime.ofInstant(Instant.EPOCH.plusNanos(nanos), ZoneOffset.UTC));
    }

    /**
     * The lines up to the first row.
     *
     * @param names the columns by the last header line; empty texts when there is none
     * @param fields the first row, when there is one
     */
    private record Top(List<String> names, FieldSplitter fields, boolean hasRow) {
        static Top read(LineReader lines, CsvDescription description, int linesRead) throws IOException {
            FieldSplitter fields = FieldSplitter.at(description.separator(), DescriptionReader.MOST_COLUMNS);
            boolean more = true;
            for (int i = linesRead; i < description.headerLines() && more; i++) {
                more = lines.next();
            }
            List<String> names = new ArrayList<>();
            if (description.headerLines() > 0 && more) {
                int count = fields.split(lines.bytes(), lines.start(), lines.end());
                for (int i = 0; i < Math.min(count, DescriptionReader.MOST_COLUMNS); i++) {
                    names.add(fields.text(i));
                }
            }
            byte[] comment = description.comment().getBytes(StandardCharsets.UTF_8);
            more = more && lines.next();
            while (more && (lines.isBlank() || CsvRowReader.startsWith(lines, comment))) {
                more = lines.next();
            }
            if (more) {
                int count = fields.split(lines.bytes(), lines.start(), lines.end());
                boolean byName = description.headerLines() > 0 && names.size() == count;
                if (!byName) {
                    names = emptyNames(Math.min(count, DescriptionReader.MOST_COLUMNS), names, lines);
                }
            }
            return new Top(names, fields, more);
        }

        /** Rows of another length than the header line: that was no row of names, unless the row is a cut one. */
        private static List<String> emptyNames(int count, List<String> names, LineReader lines) {
            return lines.isTerminated() || names.isEmpty() ? new ArrayList<>(Collections.nCopies(count, "")) : names;
        }
    }
}
