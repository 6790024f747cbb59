package org.hillock.acquisition.file.openbci;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.file.step.StreamedRecording;
import org.hillock.acquisition.file.text.LineReader;

/** Reads the header and the first whole row, and composes the recording. */
final class GuiRecording {
    private static final int MOST_TORN_FIRST_ROWS = 1000;

    private final String file;
    private final LineReader lines;
    private final List<String> notes = new ArrayList<>();
    private Optional<LocalDateTime> start = Optional.empty();

    private GuiRecording(Path file, FileChannel channel) {
        this.file = file.toString();
        this.lines = new LineReader(this.file, channel);
    }

    static Recording open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            GuiRecording opening = new GuiRecording(file, channel);
            GuiLayout layout = opening.layout();
            RecordingFacts facts =
                    new RecordingFacts("OpenBCI GUI text", file, opening.start, properties(layout), opening.notes);
            return StreamedRecording.of(
                    facts,
                    layout.streams(),
                    opened -> new GuiRowReader(new LineReader(file.toString(), opened), layout));
        } catch (IOException e) {
            throw new AcquisitionException(
                    file + ": the file cannot be read (" + AcquisitionException.reason(e)
                            + "); check its path and rights.",
                    e);
        }
    }

    private GuiLayout layout() throws IOException {
        GuiHeader header = new GuiHeaderReader(file).read(lines);
        boolean more = lines.lineNumber() > header.lines();
        Columns columns = columns(header, more);
        long firstRow = header.lines() + 1;
        for (int torn = 0; more && torn <= MOST_TORN_FIRST_ROWS; torn++) {
            Optional<RowLayout> rows = RowLayout.of(columns, lines.bytes(), lines.start(), lines.end());
            if (rows.isPresent()) {
                Row row = new Row(columns, rows.get());
                if (row.parse(lines)) {
                    start = WallClock.start(row.stampNanos(), row.clock());
                    if (torn > 0) {
                        notes.add("The first rows, from line " + firstRow + " to " + (lines.lineNumber() - 1)
                                + ", are unreadable and were left out.");
                    }
                    return checked(GuiLayout.of(header, columns, rows.get()));
                }
            }
            more = lines.next();
        }
        if (lines.lineNumber() > header.lines()) {
            throw AcquisitionException.badInput(
                    file + ", line " + firstRow + " and the following",
                    "no row with numbers in " + columns.names().size() + " columns",
                    "rows with the columns " + String.join(", ", columns.names()),
                    "check that the rows belong to this header");
        }
        notes.add("The file ends after its header; it holds no frames.");
        return checked(GuiLayout.of(header, columns, RowLayout.empty(columns)));
    }

    /** A file of version 4 or older has no row of names; its columns follow from the number of them. */
    private Columns columns(GuiHeader header, boolean hasRow) {
        List<String> names = header.columns();
        if (names.isEmpty() && hasRow) {
            names = OldColumns.names(lines.text(), header.exgChannels());
        }
        Columns columns = Columns.of(names);
        if (columns.exg().isEmpty()) {
            throw AcquisitionException.badInput(
                    file + ", line " + Math.max(1, header.lines()),
                    names.isEmpty() ? "no column names" : "the columns " + String.join(", ", names),
                    "a row 'Sample Index, EXG Channel 0, ...' before the numbers",
                    "add the row of column names that the GUI writes");
        }
        return columns;
    }

    private GuiLayout checked(GuiLayout layout) {
        int named = layout.columns().exg().size();
        layout.header().exgChannels().ifPresent(announced -> {
            if (announced != named) {
                notes.add("The header announces " + announced + " channels, the columns are " + named + ".");
            }
        });
        if (layout.columns().stamp().isEmpty()) {
            notes.add("There is no time stamp column; each frame arrives at its own time.");
        }
        if (SampleCounter.of(layout.header().board().orElse("")).step() == 0) {
            notes.add("The sample index of this board numbers packets, so losses are not seen.");
        }
        return layout;
    }

    private static Map<String, String> properties(GuiLayout layout) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("title", layout.header().title());
        layout.header().board().ifPresent(board -> properties.put("board", board));
        return properties;
    }
}
