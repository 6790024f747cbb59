package org.hillock.acquisition.file.csv;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.csv.CsvDescription.ColumnRef;
import org.hillock.acquisition.json.Words;

/** Where the described columns stand in a row. */
final class ColumnPlaces {
    static final int NONE = -1;

    private final int count;
    private final int time;
    private final int[] channels;
    private final int[] markers;

    private ColumnPlaces(int count, int time, int[] channels, int[] markers) {
        this.count = count;
        this.time = time;
        this.channels = channels;
        this.markers = markers;
    }

    /** Columns a row; a row with another number is damaged. */
    int count() {
        return count;
    }

    /** The time column, or {@link #NONE}. */
    int time() {
        return time;
    }

    /** One column a channel. Not a copy; not to be modified. */
    int[] channels() {
        return channels;
    }

    /** One column a marker column. Not a copy; not to be modified. */
    int[] markers() {
        return markers;
    }

    /**
     * Finds the columns.
     *
     * @param names the row of names, or as many empty texts as the first row has columns
     */
    static ColumnPlaces find(String file, CsvDescription description, List<String> names) {
        return new ColumnPlaces(
                names.size(),
                description
                        .time()
                        .map(time -> place(file, description, names, time.column()))
                        .orElse(NONE),
                description.channels().stream()
                        .mapToInt(channel -> place(file, description, names, channel.column()))
                        .toArray(),
                description.markers().stream()
                        .mapToInt(marker -> place(file, description, names, marker.column()))
                        .toArray());
    }

    private static int place(String file, CsvDescription description, List<String> names, ColumnRef column) {
        int place = column.number() > 0
                ? column.number() - 1
                : IntStream.range(0, names.size())
                        .filter(i -> names.get(i).equals(column.name()))
                        .findFirst()
                        .orElse(names.size());
        if (place >= names.size()) {
            String shown = names.stream().allMatch(String::isEmpty)
                    ? names.size() + " columns"
                    : "the columns " + String.join(", ", names);
            String near = Words.nearest(column.name(), names)
                    .filter(word -> !word.isEmpty())
                    .map(word -> " (perhaps '" + word + "')")
                    .orElse("");
            throw AcquisitionException.badInput(
                    file + ", line " + Math.max(1, description.headerLines()),
                    shown,
                    column + near,
                    "correct " + column.path() + " in " + description.origin() + ", or 'separator' and 'headerLines'");
        }
        return place;
    }
}
