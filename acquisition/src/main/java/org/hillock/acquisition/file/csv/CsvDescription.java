package org.hillock.acquisition.file.csv;

import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.ChannelType;

/**
 * What the columns of a table mean.
 *
 * @param origin where it was described, for messages: a JSON file, or a built-in layout
 * @param name what the signal is called
 * @param rateHz frames per second, 0 when they come irregularly
 * @param separator the ASCII mark between columns; a space means runs of spaces
 * @param decimalMark a point or a comma
 * @param headerLines lines before the first row of numbers; the last of them may hold the column names
 * @param comment lines that start with this are skipped; empty for none
 */
record CsvDescription(
        String origin,
        String name,
        double rateHz,
        char separator,
        char decimalMark,
        int headerLines,
        String comment,
        Optional<TimeColumn> time,
        List<ChannelColumn> channels,
        List<MarkerColumn> markers) {

    CsvDescription {
        channels = List.copyOf(channels);
        markers = List.copyOf(markers);
    }

    /**
     * A column by its name in the last header line, or by its number.
     *
     * @param name empty when the number is given
     * @param number from 1; 0 when the name is given
     * @param path where the description says so
     */
    record ColumnRef(String name, int number, String path) {
        static ColumnRef named(String name) {
            return new ColumnRef(name, 0, "$");
        }

        @Override
        public String toString() {
            return number > 0 ? "column " + number : "column '" + name + "'";
        }
    }

    /**
     * The time column.
     *
     * @param powerOfTen from its unit to nanoseconds: 9 for seconds, 0 for nanoseconds
     * @param gapNanos a jump of the stamps that is larger tells of lost frames or of a clock reset
     */
    record TimeColumn(ColumnRef column, int powerOfTen, Stamps stamps, long gapNanos) {}

    /** What the time column is used for. */
    enum Stamps {
        /** Frames have its times. */
        RECORDED,
        /** Frames have the times of the nominal rate. */
        REGULAR
    }

    /** A channel: the sample is the number times {@code scale} plus {@code offset}, in {@code unit}. */
    record ChannelColumn(ColumnRef column, String label, ChannelType type, String unit, double scale, double offset) {}

    /** A column of event codes; labels start with {@code prefix}. */
    record MarkerColumn(ColumnRef column, MarkedRows rows, String prefix) {}

    /** Which rows of a marker column give a marker. */
    enum MarkedRows {
        /** Each row whose code is not zero or empty. */
        NONZERO,
        /** Each row whose code differs from the row before, unless it is zero or empty. */
        CHANGE
    }
}
