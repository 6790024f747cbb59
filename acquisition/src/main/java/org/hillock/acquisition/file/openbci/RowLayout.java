package org.hillock.acquisition.file.openbci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.file.text.FieldSplitter;

/**
 * How a row is cut into its columns. The GUI separates by commas; where the machine's language also writes decimal
 * commas, a separating comma is followed by a space, except between the whole numbers of older versions.
 *
 * <p>Column {@code i} is the bytes from piece {@code first[i]}'s start to piece {@code last[i]}'s end.
 */
final class RowLayout {
    private final char mark;
    private final char decimalMark;
    private final int[] first;
    private final int[] last;
    private final int pieces;

    private RowLayout(char mark, char decimalMark, int[] first, int[] last, int pieces) {
        this.mark = mark;
        this.decimalMark = decimalMark;
        this.first = first;
        this.last = last;
        this.pieces = pieces;
    }

    /**
     * The layout that gives this row as many columns as there are names.
     *
     * @param row the bytes from {@code from} to {@code to}; not modified
     */
    static Optional<RowLayout> of(Columns columns, byte[] row, int from, int to) {
        for (RowLayout layout : candidates(columns)) {
            if (layout.splitter().split(row, from, to) == layout.pieces) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }

    /** The layout of a file without rows. */
    static RowLayout empty(Columns columns) {
        return plain(',', '.', columns.names().size());
    }

    private static List<RowLayout> candidates(Columns columns) {
        int count = columns.names().size();
        List<RowLayout> layouts = new ArrayList<>();
        layouts.add(plain(',', '.', count));
        layouts.add(plain(' ', ',', count));
        layouts.add(mixed(columns, 0));
        columns.clock().ifPresent(clock -> layouts.add(mixed(columns, 1)));
        layouts.add(plain(';', ',', count));
        layouts.add(plain('\t', '.', count));
        return layouts;
    }

    private static RowLayout plain(char mark, char decimalMark, int count) {
        int[] same = new int[count];
        for (int i = 0; i < count; i++) {
            same[i] = i;
        }
        return new RowLayout(mark, decimalMark, same, same, count);
    }

    /** Every comma cuts, and the columns with a fraction take two pieces; the clock perhaps too. */
    private static RowLayout mixed(Columns columns, int clockCommas) {
        int count = columns.names().size();
        int[] first = new int[count];
        int[] last = new int[count];
        int piece = 0;
        for (int i = 0; i < count; i++) {
            boolean isClock = columns.clock().isPresent() && columns.clock().getAsInt() == i;
            first[i] = piece;
            piece += columns.hasFraction(i) ? 1 : isClock ? clockCommas : 0;
            last[i] = piece++;
        }
        return new RowLayout(',', ',', first, last, piece);
    }

    /** A splitter for rows of this layout; a space as the mark stands for the comma before a space. */
    FieldSplitter splitter() {
        return mark == ' ' ? FieldSplitter.atCommaSpace(pieces) : FieldSplitter.at(mark, pieces);
    }

    /** The pieces of a whole row. */
    int pieces() {
        return pieces;
    }

    char decimalMark() {
        return decimalMark;
    }

    /** The first piece of a column. */
    int first(int column) {
        return first[column];
    }

    /** The last piece of a column. */
    int last(int column) {
        return last[column];
    }
}
