package org.hillock.acquisition.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The annotations of a file, a page a data record, as time-stamped annotation lists (EDF+ specification, section 2.2.2 and
 * 2.2.4): each page begins with the record's own onset. An annotation stands in the record that it falls into, or where that
 * is full in a later one, or in an earlier one where many come together at the end; pages are as long as all need. Texts are cut
 * at {@value #LONGEST_TEXT} characters.
 */
final class AnnotationPages {
    private static final int LEAST_BYTES = 60;
    private static final int MICROS = 6;
    private static final int LONGEST_TEXT = 1000;
    private static final char ONSET_END = '\u0014';
    private static final char DURATION_START = '\u0015';

    private final long records;
    private final RecordLength length;
    private final List<Entry> entries = new ArrayList<>();
    private final int pageBytes;
    private final Order order;

    /** Where annotations stand. */
    private enum Order {
        /** In their own record or a later one. */
        IN_TIME,
        /** Wherever there is room, since many come together at the end. */
        EARLY,
        /** They don't fit. */
        NONE
    }

    /**
     * Lays the pages out.
     *
     * @param markers by their frames
     * @param unitBytes pages are a multiple of this long
     */
    AnnotationPages(List<PlacedMarker> markers, RecordLength length, long records, int unitBytes) {
        this.records = records;
        this.length = length;
        for (PlacedMarker marker : markers) {
            double seconds = marker.frame() / length.rateHz();
            entries.add(new Entry(seconds, text(seconds, marker)));
        }
        int bytes = LEAST_BYTES;
        Order order = order(rounded(bytes, unitBytes));
        while (order == Order.NONE) {
            bytes *= 2;
            order = order(rounded(bytes, unitBytes));
        }
        this.pageBytes = rounded(bytes, unitBytes);
        this.order = order;
    }

    /** The first order in which all annotations find a place on pages of such a size. */
    private Order order(int bytes) {
        for (Order tried : List.of(Order.IN_TIME, Order.EARLY)) {
            if (fits(bytes, tried)) {
                return tried;
            }
        }
        return Order.NONE;
    }

    private static int rounded(int bytes, int unit) {
        return (bytes + unit - 1) / unit * unit;
    }

    private static byte[] text(double seconds, PlacedMarker marker) {
        StringBuilder list = new StringBuilder(onset(seconds));
        if (marker.durationSeconds() > 0) {
            list.append(DURATION_START).append(decimal(marker.durationSeconds()));
        }
        list.append(ONSET_END)
                .append(harmless(marker.label()))
                .append(ONSET_END)
                .append('\0');
        return list.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Without the characters that part annotations; an empty one would be a time without a word. */
    private static String harmless(String label) {
        StringBuilder text = new StringBuilder(Math.min(label.length(), LONGEST_TEXT));
        label.chars().limit(LONGEST_TEXT).forEach(c -> text.append(c < ' ' ? ' ' : (char) c));
        String stripped = text.toString().strip();
        return stripped.isEmpty() ? "marker" : stripped;
    }

    private static String onset(double seconds) {
        String text = decimal(seconds);
        return text.startsWith("-") ? text : "+" + text;
    }

    private static String decimal(double value) {
        return plain(new BigDecimal(value).setScale(MICROS, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private byte[] recordOnset(long record) {
        String onset =
                "+" + plain(length.seconds().multiply(BigDecimal.valueOf(record))) + ONSET_END + ONSET_END + '\0';
        return onset.getBytes(StandardCharsets.UTF_8);
    }

    private boolean fits(int bytes, Order tried) {
        Walk walk = new Walk(bytes, tried);
        for (long record = 0; record < records; record++) {
            walk.page(record, new byte[0]);
        }
        return walk.isOver();
    }

    /** Bytes a page. */
    int pageBytes() {
        return pageBytes;
    }

    int count() {
        return entries.size();
    }

    /** Begins to give the pages, one a record. */
    Walk walk() {
        return new Walk(pageBytes, order);
    }

    /** The pages in order. */
    final class Walk {
        private final int bytes;
        private final Order taken;
        private final Deque<Entry> waiting = new ArrayDeque<>(entries);

        private Walk(int bytes, Order taken) {
            this.bytes = bytes;
            this.taken = taken;
        }

        /**
         * Fills the next page.
         *
         * @param page Modified: the page, 0 behind its text. An empty one is not written to.
         */
        void page(long record, byte[] page) {
            double end = length.seconds().doubleValue() * (record + 1);
            int used = put(recordOnset(record), 0, page);
            while (!waiting.isEmpty()) {
                Entry next = waiting.peek();
                boolean isDue = taken == Order.EARLY || next.seconds < end || record == records - 1;
                if (!isDue || used + next.text.length > bytes) {
                    break;
                }
                used = put(waiting.remove().text, used, page);
            }
            if (page.length > 0) {
                Arrays.fill(page, used, bytes, (byte) 0);
            }
        }

        private int put(byte[] text, int at, byte[] page) {
            if (page.length > 0) {
                System.arraycopy(text, 0, page, at, text.length);
            }
            return at + text.length;
        }

        boolean isOver() {
            return waiting.isEmpty();
        }
    }

    private static final class Entry {
        private final double seconds;
        private final byte[] text;

        Entry(double seconds, byte[] text) {
            this.seconds = seconds;
            this.text = text;
        }
    }
}
