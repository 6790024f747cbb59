package org.hillock.acquisition.file.edf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.ChannelGuess;
import org.hillock.acquisition.file.FileBytes;
import org.hillock.acquisition.file.PhysicalUnit;
import org.hillock.acquisition.stream.ChannelType;

/**
 * Reads the header: 256 bytes for the file, then 256 bytes a signal, stored field by field (all labels, then all
 * transducers, ...).
 */
final class EdfHeaderReader {
    private static final int FILE_PART = 256;
    private static final int SIGNAL_PART = 256;
    private static final int MOST_SIGNALS = 9999;
    private static final int MOST_ANNOTATION_BYTES = 1 << 24;
    private static final int[] WIDTHS = {16, 80, 8, 8, 8, 8, 8, 80, 8, 32};
    private static final int LABEL = 0;
    private static final int TRANSDUCER = 1;
    private static final int DIMENSION = 2;
    private static final int PHYSICAL_MINIMUM = 3;
    private static final int PHYSICAL_MAXIMUM = 4;
    private static final int DIGITAL_MINIMUM = 5;
    private static final int DIGITAL_MAXIMUM = 6;
    private static final int PREFILTERING = 7;
    private static final int SAMPLES = 8;

    private final Path file;
    private final FileBytes bytes;
    private final EdfVariant variant;
    private final List<String> notes = new ArrayList<>();
    private HeaderFields fields;
    private int signalCount;

    private EdfHeaderReader(Path file, FileBytes bytes, EdfVariant variant, HeaderFields fields) {
        this.file = file;
        this.bytes = bytes;
        this.variant = variant;
        this.fields = fields;
    }

    /** Reads and checks the header of an open file. */
    static EdfHeader read(Path file, FileBytes bytes) {
        byte[] filePart = bytes.bytes(0, FILE_PART);
        if (filePart.length < FILE_PART) {
            throw AcquisitionException.badInput(
                    file.toString(),
                    filePart.length + " bytes",
                    "at least the " + FILE_PART + " bytes with which an EDF or BDF header begins",
                    "get the whole file again from its source");
        }
        EdfVariant variant = EdfFormat.variant(filePart)
                .orElseThrow(() -> AcquisitionException.badInput(
                        file + ", byte 0",
                        "'" + FieldText.printable(FieldText.decode(filePart, 0, 8)) + "'",
                        "'0' and seven spaces (EDF) or 0xFF and 'BIOSEMI' (BDF)",
                        "the file is not EDF or BDF, or was damaged: get it again from its source"));
        return new EdfHeaderReader(file, bytes, variant, new HeaderFields(file, filePart)).read();
    }

    private EdfHeader read() {
        fields.seek(8);
        String patient = fields.text(80);
        String recording = fields.text(80);
        String date = fields.text(8);
        String time = fields.text(8);
        long headerBytes = fields.whole(8, "the size of the header in bytes");
        String reserved = fields.text(44);
        long records = fields.whole(8, "the number of records");
        BigDecimal seconds = fields.number(8, "the duration of a record in seconds");
        long signals = fields.whole(4, "the number of signals");
        check(records >= -1, 236, records + " records", "-1 or more of them");
        check(signals >= 1 && signals <= MOST_SIGNALS, 252, signals + " signals", "1 to " + MOST_SIGNALS);
        signalCount = (int) signals;
        int expected = FILE_PART + signalCount * SIGNAL_PART;
        check(
                headerBytes == expected,
                184,
                "a header of " + headerBytes + " bytes",
                expected + " bytes for " + signals + " signals");
        check(bytes.size() >= expected, bytes.size(), "the end of the file", "a header of " + expected + " bytes");
        check(
                seconds.signum() >= 0 && seconds.precision() - seconds.scale() <= 9,
                244,
                seconds + " s a record",
                "0 or more");
        long nanos = seconds.movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValueExact();
        Optional<LocalDateTime> start = StartTime.parse(date, time, recording);
        if (start.isEmpty()) {
            notes.add("The start '" + FieldText.printable(date + " " + time) + "' is no date and time.");
        }
        fields = new HeaderFields(file, bytes.bytes(0, expected));
        List<EdfSignal> list = signals(nanos);
        long recordBytes = list.stream()
                .mapToLong(signal -> (long) signal.samples() * variant.sampleBytes())
                .sum();
        EdfLayout layout = EdfLayout.parse(reserved, variant);
        boolean annotated = list.stream().anyMatch(signal -> signal.role() == EdfSignal.Role.ANNOTATIONS);
        check(
                layout != EdfLayout.DISCONTINUOUS || annotated,
                192,
                "'" + FieldText.printable(reserved) + "' in a file without the signal '" + variant.annotationLabel()
                        + "'",
                "such a signal, which tells the start of each record");
        return new EdfHeader(
                file, variant, layout, patient, recording, start, expected, records, nanos, recordBytes, list, notes);
    }

    private void check(boolean sound, long offset, String read, String expected) {
        if (!sound) {
            throw fields.bad((int) Math.min(offset, Integer.MAX_VALUE), read, expected);
        }
    }

    private List<EdfSignal> signals(long recordNanos) {
        List<EdfSignal> list = new ArrayList<>(signalCount);
        long byteOffset = 0;
        for (int i = 0; i < signalCount; i++) {
            EdfSignal signal = signal(i, byteOffset);
            check(
                    recordNanos > 0 || signal.role() == EdfSignal.Role.ANNOTATIONS,
                    244,
                    "a record of 0 s with the signal '" + FieldText.printable(signal.label()) + "'",
                    "a duration above 0 where there are samples");
            list.add(signal);
            byteOffset += (long) signal.samples() * variant.sampleBytes();
        }
        return list;
    }

    private EdfSignal signal(int index, long byteOffset) {
        String label = column(LABEL, index).text(WIDTHS[LABEL]);
        String transducer = column(TRANSDUCER, index).text(WIDTHS[TRANSDUCER]);
        PhysicalUnit unit = PhysicalUnit.parse(column(DIMENSION, index).text(WIDTHS[DIMENSION]));
        String prefiltering = column(PREFILTERING, index).text(WIDTHS[PREFILTERING]);
        String of = " of signal " + (index + 1) + " ('" + FieldText.printable(label) + "')";
        long samples = column(SAMPLES, index).whole(WIDTHS[SAMPLES], "the samples a record" + of);
        check(
                samples >= 1 && samples <= 99_999_999,
                place(SAMPLES, index),
                samples + " samples a record" + of,
                "1 or more");
        if (label.equals(variant.annotationLabel())) {
            check(
                    samples * variant.sampleBytes() <= MOST_ANNOTATION_BYTES,
                    place(SAMPLES, index),
                    samples + " samples a record" + of,
                    "at most " + MOST_ANNOTATION_BYTES + " bytes of annotations a record");
            return new EdfSignal(
                    label, transducer, prefiltering, unit, 1, 0, (int) samples, byteOffset, EdfSignal.Role.ANNOTATIONS);
        }
        EdfSignal.Role role = role(label, unit);
        double factor = role == EdfSignal.Role.SAMPLES ? unit.factor() : 1;
        double physicalMinimum = real(PHYSICAL_MINIMUM, index, "the physical minimum" + of);
        double physicalMaximum = real(PHYSICAL_MAXIMUM, index, "the physical maximum" + of);
        double digitalMinimum = real(DIGITAL_MINIMUM, index, "the digital minimum" + of);
        double digitalMaximum = real(DIGITAL_MAXIMUM, index, "the digital maximum" + of);
        double gain = (physicalMaximum - physicalMinimum) / (digitalMaximum - digitalMinimum);
        if (physicalMaximum == physicalMinimum || digitalMaximum == digitalMinimum) {
            notes.add("The header gives no scale for signal '" + FieldText.printable(label)
                    + "' (its minimum equals its maximum): its samples are the stored numbers.");
            return new EdfSignal(
                    label, transducer, prefiltering, PhysicalUnit.parse(""), 1, 0, (int) samples, byteOffset, role);
        }
        double offset = physicalMinimum - digitalMinimum * gain;
        return new EdfSignal(
                label, transducer, prefiltering, unit, gain * factor, offset * factor, (int) samples, byteOffset, role);
    }

    private EdfSignal.Role role(String label, PhysicalUnit unit) {
        if (variant == EdfVariant.BDF && label.equalsIgnoreCase("Status")) {
            return EdfSignal.Role.STATUS;
        }
        return ChannelGuess.type(label, unit) == ChannelType.TRIGGER ? EdfSignal.Role.TRIGGER : EdfSignal.Role.SAMPLES;
    }

    private double real(int column, int index, String meaning) {
        return column(column, index).number(WIDTHS[column], meaning).doubleValue();
    }

    private HeaderFields column(int column, int index) {
        fields.seek(place(column, index));
        return fields;
    }

    private int place(int column, int index) {
        int at = FILE_PART;
        for (int before = 0; before < column; before++) {
            at += WIDTHS[before] * signalCount;
        }
        return at + WIDTHS[column] * index;
    }
}
