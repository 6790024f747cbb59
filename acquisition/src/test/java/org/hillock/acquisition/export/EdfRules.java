package org.hillock.acquisition.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the EDF, EDF+ and BDF specifications ask of a file, as EDFbrowser checks it too: every field printable, numbers in
 * range and left-justified, record counts that fit the file's size, ranges that are not empty, and a time-keeping annotation
 * at the start of every record.
 */
final class EdfRules {
    private static final String NUMBER = "-?\\d+(\\.\\d+)?";
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final String DAY = "(0[1-9]|[12]\\d|3[01])-(" + String.join("|", MONTHS) + ")-\\d{4}";
    private static final int MOST_RECORD_BYTES = 10 << 20;
    private final byte[] bytes;
    private final int sampleBytes;
    private int at;

    private EdfRules(byte[] bytes) {
        this.bytes = bytes;
        this.sampleBytes = bytes[0] == (byte) 0xff ? 3 : 2;
    }

    static void check(Path file) throws IOException {
        new EdfRules(Files.readAllBytes(file)).check();
    }

    private void check() {
        String plus = sampleBytes == 3 ? "BDF+C" : "EDF+C";
        assertThat(sampleBytes == 3 ? new String(bytes, 1, 7, StandardCharsets.US_ASCII) : text(0, 8))
                .isEqualTo(sampleBytes == 3 ? "BIOSEMI" : "0");
        at = 8;
        assertThat(next(80)).matches("\\S+ [MFX] (X|" + DAY + ") \\S+.*").doesNotContain("  ");
        String recording = next(80);
        assertThat(recording)
                .matches("Startdate (X|" + DAY + ") \\S+ \\S+ \\S+.*")
                .doesNotContain("  ");
        String day = next(8);
        assertThat(day).matches("(0[1-9]|[12]\\d|3[01])\\.(0[1-9]|1[0-2])\\.\\d\\d");
        checkSameDay(recording.split(" ", -1)[1], day);
        assertThat(next(8)).matches("([01]\\d|2[0-3])\\.[0-5]\\d\\.[0-5]\\d");
        int headerBytes = Integer.parseInt(next(8));
        assertThat(next(44)).isEqualTo(plus);
        long records = Long.parseLong(next(8));
        double recordSeconds = Double.parseDouble(next(8));
        int signals = Integer.parseInt(next(4));
        assertThat(records).isPositive();
        assertThat(recordSeconds).isPositive();
        assertThat(signals).isBetween(2, 640);
        assertThat(headerBytes).isEqualTo(256 * (signals + 1));
        List<String> labels = column(signals, 16);
        assertThat(labels).noneMatch(String::isEmpty);
        assertThat(labels).endsWith(plus.substring(0, 3) + " Annotations");
        List<String> transducers = column(signals, 80);
        column(signals, 8);
        List<String> least = column(signals, 8);
        List<String> greatest = column(signals, 8);
        List<String> lowest = column(signals, 8);
        List<String> highest = column(signals, 8);
        int full = 1 << (8 * sampleBytes - 1);
        for (int s = 0; s < signals; s++) {
            assertThat(least.get(s)).matches(NUMBER);
            assertThat(greatest.get(s)).matches(NUMBER);
            assertThat(Double.parseDouble(least.get(s))).isLessThan(Double.parseDouble(greatest.get(s)));
            assertThat(Integer.parseInt(lowest.get(s))).isEqualTo(-full);
            assertThat(Integer.parseInt(highest.get(s))).isEqualTo(full - 1);
        }
        List<String> filters = column(signals, 80);
        List<String> counts = column(signals, 8);
        assertThat(column(signals, 32)).as("reserved fields").allMatch(String::isEmpty);
        assertThat(transducers.get(signals - 1) + filters.get(signals - 1))
                .as("what the annotations are measured with")
                .isEmpty();
        assertThat(counts).allMatch(count -> Integer.parseInt(count) > 0);
        assertThat(at).isEqualTo(headerBytes);
        int recordBytes =
                sampleBytes * counts.stream().mapToInt(Integer::parseInt).sum();
        int pageBytes = sampleBytes * Integer.parseInt(counts.get(signals - 1));
        assertThat(recordBytes).isLessThanOrEqualTo(MOST_RECORD_BYTES);
        assertThat(bytes.length).isEqualTo(headerBytes + records * recordBytes);
        for (int record = 0; record < records; record++) {
            int end = headerBytes + (record + 1) * recordBytes;
            checkPage(Arrays.copyOfRange(bytes, end - pageBytes, end), record * recordSeconds);
        }
    }

    /** The start in the recording's field is the day of the header, whose year has two digits from 1985 on. */
    private static void checkSameDay(String startdate, String day) {
        if (startdate.equals("X")) {
            return;
        }
        String[] parts = startdate.split("-", -1);
        String month = String.format(Locale.ROOT, "%02d", 1 + MONTHS.indexOf(parts[1]));
        assertThat(parts[0] + "." + month + "." + parts[2].substring(2)).isEqualTo(day);
        assertThat(Integer.parseInt(parts[2])).isBetween(1985, 2084);
    }

    private void checkPage(byte[] page, double onset) {
        String text = new String(page, StandardCharsets.UTF_8);
        String keeping = text.substring(0, text.indexOf('\0'));
        assertThat(keeping).endsWith("\u0014\u0014").startsWith("+");
        assertThat(Double.parseDouble(keeping.substring(1, keeping.length() - 2)))
                .isEqualTo(onset);
        String rest = text.substring(keeping.length() + 1);
        String lists = rest.replaceAll("\0+$", "\0");
        assertThat(lists.equals("\0")
                        || lists.matches(
                                "([+-]\\d+(\\.\\d+)?(\u0015\\d+(\\.\\d+)?)?\u0014[^\u0014\u0015\0]+\u0014\0)+"))
                .as("annotations %s", lists)
                .isTrue();
    }

    private List<String> column(int signals, int width) {
        List<String> column = new ArrayList<>();
        for (int s = 0; s < signals; s++) {
            column.add(next(width));
        }
        return column;
    }

    private String next(int width) {
        String field = text(at, width);
        at += width;
        return field;
    }

    private String text(int from, int width) {
        String field = new String(bytes, from, width, StandardCharsets.ISO_8859_1);
        assertThat(field.chars().allMatch(c -> c >= ' ' && c < 0x7f))
                .as("'%s' is printable ASCII", field)
                .isTrue();
        String stripped = field.stripTrailing();
        assertThat(stripped).doesNotStartWith(" ");
        return stripped;
    }
}
