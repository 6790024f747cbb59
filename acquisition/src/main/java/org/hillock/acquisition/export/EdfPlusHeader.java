package org.hillock.acquisition.export;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * The header of an EDF+ or BDF+ file: ASCII fields of fixed width (EDF specification, "Header"; EDF+ specification, section
 * 2.1.3 for the two identification fields). Nobody is named; an unknown date is 1 January 1985 and X.
 */
final class EdfPlusHeader {
    private static final int FIRST_YEAR = 1985;
    private static final int LAST_YEAR = 2084;
    private static final int BLOCK_BYTES = 256;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.uu", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm.ss", Locale.ROOT);
    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH);

    private final byte[] bytes;
    private int at;

    private EdfPlusHeader(int size) {
        this.bytes = new byte[size];
        Arrays.fill(bytes, (byte) ' ');
    }

    static byte[] bytes(
            EdfKind kind,
            RecordingFacts facts,
            StreamInfo stream,
            ChannelScale[] scales,
            RecordLength length,
            long records,
            int pageBytes) {
        int signals = scales.length + 1;
        EdfPlusHeader header = new EdfPlusHeader(BLOCK_BYTES * (signals + 1));
        header.whole(kind, facts.startTime(), length, records, signals);
        List<Channel> channels = stream.montage().channels();
        header.each(signals, 16, c -> c < scales.length ? channels.get(c).label() : kind.annotationLabel());
        header.each(signals, 80, c -> "");
        header.each(signals, 8, c -> c < scales.length ? channels.get(c).unit() : "");
        header.each(signals, 8, c -> c < scales.length ? scales[c].physicalLeast() : "-1");
        header.each(signals, 8, c -> c < scales.length ? scales[c].physicalGreatest() : "1");
        header.each(signals, 8, c -> Integer.toString(kind.lowest()));
        header.each(signals, 8, c -> Integer.toString(kind.highest()));
        header.each(signals, 80, c -> "");
        header.each(
                signals,
                8,
                c -> Integer.toString(c < scales.length ? length.frames() : pageBytes / kind.sampleBytes()));
        header.each(signals, 32, c -> "");
        return header.bytes;
    }

    private void whole(EdfKind kind, Optional<LocalDateTime> start, RecordLength length, long records, int signals) {
        Optional<LocalDateTime> known =
                start.filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR);
        LocalDateTime date = known.orElse(LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0));
        field(8, kind == EdfKind.BDF_PLUS ? "BIOSEMI" : "0");
        if (kind == EdfKind.BDF_PLUS) {
            // The one byte that is not ASCII, before the name.
            System.arraycopy(bytes, 0, bytes, 1, 7);
            bytes[0] = (byte) 0xff;
        }
        field(80, "X X X X");
        field(
                80,
                "Startdate "
                        + known.map(day -> LONG_DATE.format(day).toUpperCase(Locale.ROOT))
                                .orElse("X")
                        + " X X Hillock");
        field(8, DATE.format(date));
        field(8, TIME.format(date));
        field(8, Integer.toString(BLOCK_BYTES * (signals + 1)));
        field(44, kind.word());
        field(8, Long.toString(records));
        field(8, length.seconds().stripTrailingZeros().toPlainString());
        field(4, Integer.toString(signals));
    }

    private void each(int signals, int width, Function<Integer, String> text) {
        IntStream.range(0, signals).forEach(c -> field(width, text.apply(c)));
    }

    private void field(int width, String text) {
        byte[] ascii = plain(text).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, bytes, at, Math.min(width, ascii.length));
        at += width;
    }

    /** What is not printable ASCII is replaced: micro by u, the rest by an underscore. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (c == '\u00b5' || c == '\u03bc') {
                plain.append('u');
            } else {
                plain.append(c >= ' ' && c < 0x7f ? (char) c : '_');
            }
        });
        return plain.toString();
    }
}
