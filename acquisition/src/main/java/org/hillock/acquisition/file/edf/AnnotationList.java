package org.hillock.acquisition.file.edf;

/**
 * Time-stamped annotation lists (TAL) of EDF+, section 2.2.2: {@code +onset[0x15 duration]0x14 text 0x14 text 0x14 0x00},
 * times in decimal seconds since the start second of the file.
 */
final class AnnotationList {
    /** What stands where an onset should: nothing but zero bytes. */
    static final long ABSENT = Long.MIN_VALUE;
    /** What stands where an onset should: something else. */
    static final long MALFORMED = Long.MIN_VALUE + 1;

    private static final long MOST_NANOS = 2_000_000_000_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final byte TEXT_END = 0x14;
    private static final byte DURATION = 0x15;

    private AnnotationList() {}

    /** Takes the annotations. */
    @FunctionalInterface
    interface Taker {
        /** One text with its time; texts of one list share it. */
        void annotation(long onsetNanos, long durationNanos, String text);
    }

    /**
     * The onset of the first list, which in the first annotation signal of a record is the start of the record.
     *
     * @param bytes not modified
     * @param from the first byte of the signal
     * @param to the byte after its last
     * @return nanoseconds, {@link #ABSENT} or {@link #MALFORMED}
     */
    static long firstOnset(byte[] bytes, int from, int to) {
        if (from >= to || bytes[from] == 0) {
            return ABSENT;
        }
        int end = numberEnd(bytes, from, to);
        return end == to ? MALFORMED : onset(bytes, from, end);
    }

    /**
     * Reads all lists of a signal; empty texts, as in the list that only keeps the time, are passed over.
     *
     * @param bytes not modified
     * @return how many lists were malformed and skipped
     */
    static int read(byte[] bytes, int from, int to, Taker taker) {
        int malformed = 0;
        int at = from;
        while (at < to) {
            if (bytes[at] == 0) {
                at++;
                continue;
            }
            int end = at;
            while (end < to && bytes[end] != 0) {
                end++;
            }
            malformed += list(bytes, at, end, taker) ? 0 : 1;
            at = end;
        }
        return malformed;
    }

    private static boolean list(byte[] bytes, int from, int to, Taker taker) {
        int at = numberEnd(bytes, from, to);
        long onset = onset(bytes, from, at);
        if (at == to || onset == MALFORMED) {
            return false;
        }
        long duration = 0;
        if (bytes[at] == DURATION) {
            int durationEnd = numberEnd(bytes, at + 1, to);
            duration = durationEnd == at + 1 ? 0 : unsigned(bytes, at + 1, durationEnd);
            if (durationEnd == to || duration == MALFORMED) {
                return false;
            }
            at = durationEnd;
        }
        at++;
        while (at < to) {
            int end = at;
            while (end < to && bytes[end] != TEXT_END) {
                end++;
            }
            if (end > at) {
                taker.annotation(onset, duration, FieldText.decode(bytes, at, end));
            }
            at = end + 1;
        }
        return true;
    }

    private static int numberEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != TEXT_END && bytes[at] != DURATION) {
            at++;
        }
        return at;
    }

    private static long onset(byte[] bytes, int from, int to) {
        if (from >= to || (bytes[from] != '+' && bytes[from] != '-')) {
            return MALFORMED;
        }
        long nanos = unsigned(bytes, from + 1, to);
        return nanos == MALFORMED || bytes[from] == '+' ? nanos : -nanos;
    }

    /** Decimal seconds as nanoseconds; digits behind the ninth are dropped. */
    private static long unsigned(byte[] bytes, int from, int to) {
        long seconds = 0;
        long fraction = 0;
        long scale = NANOS_PER_SECOND;
        boolean behindPoint = false;
        int digits = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (bytes[i] == '.' && !behindPoint) {
                behindPoint = true;
            } else if (digit < 0 || digit > 9) {
                return MALFORMED;
            } else if (behindPoint) {
                scale /= 10;
                fraction += digit * scale;
                digits++;
            } else {
                seconds = seconds * 10 + digit;
                digits++;
            }
            if (seconds > MOST_NANOS / NANOS_PER_SECOND) {
                return MALFORMED;
            }
        }
        return digits == 0 ? MALFORMED : seconds * NANOS_PER_SECOND + fraction;
    }
}
