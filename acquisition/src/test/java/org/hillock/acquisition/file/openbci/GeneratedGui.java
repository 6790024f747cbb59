package org.hillock.acquisition.file.openbci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes small GUI files: two EXG channels, value {@code f + c / 4}; a marker at each 50th frame; batches of stamps. */
public final class GeneratedGui {
    static final String HEADER = """
            %OpenBCI Raw EXG Data
            %Number of channels = 2
            %Sample Rate = 250 Hz
            %Board = OpenBCI_GUI$BoardCytonSerial
            Sample Index, EXG Channel 0, EXG Channel 1, Accel Channel 0, Not Used, Digital Channel 0 (D11), Timestamp, \
            Marker Channel, Timestamp (Formatted)
            """;

    private GeneratedGui() {}

    /** The rows of some frames, without line ends. */
    static List<String> rows(int frames) {
        List<String> rows = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            rows.add(row(f, f % 256));
        }
        return rows;
    }

    static String row(int frame, int index) {
        long millis = frame * 4L / 12 * 12;
        return String.format(
                Locale.ROOT,
                "%d, %.2f, %.2f, %.3f,0,%d, %d,%d, 12:00:%02d.%03d",
                index,
                frame + 0.0,
                frame + 0.25,
                0.5,
                frame % 2,
                1_557_936_000_000L + millis,
                frame % 50 == 49 ? 3 : 0,
                millis / 1000 % 60,
                millis % 1000);
    }

    /** A sound file of a second. */
    public static Path write(Path directory) throws IOException {
        return write(directory, HEADER, rows(250));
    }

    static Path write(Path directory, String header, List<String> rows) throws IOException {
        return write(directory, header + String.join("\n", rows) + "\n");
    }

    static Path write(Path directory, String text) throws IOException {
        Path file = Files.createTempFile(directory, "OpenBCI-RAW", ".txt");
        return Files.write(file, text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
