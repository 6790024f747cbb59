package org.hillock.acquisition.file.openbci;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The columns of files that name none (GUI version 4 and older): sample index, EXG channels, three accelerometer values,
 * the time of day, and perhaps the time since 1970 in milliseconds.
 */
final class OldColumns {
    private static final List<Integer> BOARDS = List.of(4, 8, 16);

    private OldColumns() {}

    /** The names for a first row; empty when the row does not look like one of these. */
    static List<String> names(String row, OptionalInt announced) {
        String[] fields = row.split(",", -1);
        int clock = -1;
        for (int i = 0; i < fields.length; i++) {
            clock = fields[i].contains(":") ? i : clock;
        }
        int exg = clock - 4;
        boolean fits = announced.isPresent() ? announced.getAsInt() == exg : BOARDS.contains(exg);
        if (!fits || fields.length - clock > 2) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of("Sample Index"));
        for (int i = 0; i < exg; i++) {
            names.add("EXG Channel " + i);
        }
        for (int i = 0; i < 3; i++) {
            names.add("Accel Channel " + i);
        }
        names.add("Timestamp (Formatted)");
        if (fields.length - clock == 2) {
            names.add("Timestamp");
        }
        return names;
    }
}
