package org.hillock.acquisition.file.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes small tables and their descriptions. */
public final class GeneratedTable {
    static final String DESCRIPTION = """
            {
              "name": "bench",
              "rateHz": 100,
              "separator": ";",
              "decimalMark": ",",
              "headerLines": 2,
              "comment": "#",
              "time": {"column": "t", "unit": "ms"},
              "channels": [
                {"column": "a", "label": "C3", "scale": 0.5, "offset": 1},
                {"column": 3, "label": "light", "type": "AUX", "unit": "lx"}
              ],
              "markers": [{"column": "code", "prefix": "cue "}, {"column": "state", "rows": "change"}]
            }
            """;

    private static final String TWO_SECONDS = table(200);

    private GeneratedTable() {}

    /** Frames at 100 Hz, value {@code f + 0.5} in column a; a code 7 at each 20th frame, a state of 25 frames each. */
    static String table(int frames) {
        StringBuilder text = new StringBuilder("made by a test\nt;a;b;code;state\n");
        for (int f = 0; f < frames; f++) {
            text.append(String.format(
                    Locale.GERMANY,
                    "%.1f;%.2f;%d;%d;%s%n",
                    1000 + f * 10.0,
                    f + 0.5,
                    -f,
                    f % 20 == 19 ? 7 : 0,
                    f / 25 % 2 == 0 ? "" : "go"));
        }
        return text.toString();
    }

    /** A sound table of two seconds with its description. */
    public static Path write(Path directory) throws IOException {
        return write(directory, TWO_SECONDS, DESCRIPTION);
    }

    static Path write(Path directory, String table, String description) throws IOException {
        Path file = Files.createTempFile(directory, "table", ".csv");
        Files.writeString(file.resolveSibling(file.getFileName() + ".json"), description);
        return Files.writeString(file, table);
    }

    /** A table without a description. */
    static Path writeAlone(Path directory, String table) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "alone", ".csv"), table);
    }

    /** Rows of a Muse at 256 Hz whose stamps come in batches of 12, with a step back between batches. */
    static String muse(int frames) {
        StringBuilder text = new StringBuilder("timestamps,TP9,AF7,AF8,TP10,Right AUX,Marker0\n");
        for (int f = 0; f < frames; f++) {
            double stamp = 213542.918 + f / 256.0 + (f / 12 % 3 - 1) * 0.007;
            text.append(String.format(
                    Locale.ROOT, "%.3f,%d.5,-1.25,2,3,4,%d%n", stamp, f, f % 100 == 50 ? 1 + f / 100 % 2 : 0));
        }
        return text.toString();
    }
}
