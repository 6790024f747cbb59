package org.hillock.acquisition.file.edf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Writes small EDF and BDF files for tests, sound by default and wrong where a test wants it. */
final class EdfFile {
    private final boolean bdf;
    private final List<Signal> signals = new ArrayList<>();
    private String reserved = "";
    private String date = "02.03.24";
    private String time = "10.11.12";
    private String recordSeconds = "1";
    private String patient = "X X X X";
    private String headerBytes = "";
    private String declared = "";
    private int records = 3;

    private EdfFile(boolean bdf) {
        this.bdf = bdf;
    }

    static EdfFile edf() {
        return new EdfFile(false);
    }

    static EdfFile bdf() {
        return new EdfFile(true);
    }

    /** Digital sample by its index in the whole file. */
    @FunctionalInterface
    interface Wave {
        int at(int index);
    }

    private record Signal(
            String latin1Label,
            String unit,
            List<String> scale,
            int samples,
            Wave wave,
            IntFunction<String> annotations,
            boolean annotated) {}

    EdfFile reserved(String text) {
        reserved = text;
        return this;
    }

    EdfFile records(int count, String seconds) {
        records = count;
        recordSeconds = seconds;
        return this;
    }

    EdfFile declaring(String count) {
        declared = count;
        return this;
    }

    EdfFile declaringHeaderBytes(String bytes) {
        headerBytes = bytes;
        return this;
    }

    EdfFile start(String startDate, String startTime) {
        date = startDate;
        time = startTime;
        return this;
    }

    /** A signal of -100..100 units over -1000..1000 steps. */
    EdfFile signal(String label, String unit, int samples, Wave wave) {
        return signal(label, unit, new String[] {"-100", "100", "-1000", "1000"}, samples, wave);
    }

    EdfFile signal(String label, String unit, String[] scale, int samples, Wave wave) {
        return signal(label.getBytes(StandardCharsets.UTF_8), unit, scale, samples, wave);
    }

    EdfFile signal(byte[] label, String unit, String[] scale, int samples, Wave wave) {
        signals.add(new Signal(latin1(label), unit, List.of(scale), samples, wave, record -> "", false));
        return this;
    }

    /** An annotation signal; {@code ~} stands for 0x14, {@code ^} for 0x15, {@code |} for 0x00. */
    EdfFile annotations(int samples, IntFunction<String> textOfRecord) {
        byte[] label = ((bdf ? "BDF" : "EDF") + " Annotations").getBytes(StandardCharsets.US_ASCII);
        String[] scale = {"-1", "1", bdf ? "-8388608" : "-32768", bdf ? "8388607" : "32767"};
        signals.add(new Signal(latin1(label), "", List.of(scale), samples, index -> 0, textOfRecord, true));
        return this;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void put(ByteArrayOutputStream out, int width, byte[] text) {
        byte[] field = new byte[width];
        Arrays.fill(field, (byte) ' ');
        System.arraycopy(text, 0, field, 0, Math.min(width, text.length));
        out.writeBytes(field);
    }

    private static void put(ByteArrayOutputStream out, int width, String text) {
        put(out, width, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (bdf) {
            out.write(0xff);
            put(out, 7, "BIOSEMI");
        } else {
            put(out, 8, "0");
        }
        put(out, 80, patient);
        put(out, 80, "Startdate 02-MAR-2024 X X X");
        put(out, 8, date);
        put(out, 8, time);
        put(out, 8, headerBytes.isEmpty() ? String.valueOf(256 + 256 * signals.size()) : headerBytes);
        put(out, 44, reserved);
        put(out, 8, declared.isEmpty() ? String.valueOf(records) : declared);
        put(out, 8, recordSeconds);
        put(out, 4, String.valueOf(signals.size()));
        signals.forEach(signal -> put(out, 16, signal.latin1Label().getBytes(StandardCharsets.ISO_8859_1)));
        signals.forEach(signal -> put(out, 80, "AgCl"));
        signals.forEach(signal -> put(out, 8, signal.unit()));
        for (int i = 0; i < 4; i++) {
            int column = i;
            signals.forEach(signal -> put(out, 8, signal.scale().get(column)));
        }
        signals.forEach(signal -> put(out, 80, "HP:0.1Hz"));
        signals.forEach(signal -> put(out, 8, String.valueOf(signal.samples())));
        signals.forEach(signal -> put(out, 32, ""));
        for (int record = 0; record < records; record++) {
            for (Signal signal : signals) {
                samples(out, signal, record);
            }
        }
        return out.toByteArray();
    }

    private void samples(ByteArrayOutputStream out, Signal signal, int record) {
        int width = bdf ? 3 : 2;
        if (signal.annotated()) {
            byte[] text = signal.annotations()
                    .apply(record)
                    .replace('~', '\u0014')
                    .replace('^', '\u0015')
                    .replace('|', '\0')
                    .getBytes(StandardCharsets.UTF_8);
            out.writeBytes(Arrays.copyOf(text, signal.samples() * width));
            return;
        }
        for (int i = 0; i < signal.samples(); i++) {
            int value = signal.wave().at(record * signal.samples() + i);
            for (int b = 0; b < width; b++) {
                out.write(value >> (8 * b));
            }
        }
    }

    Path write(Path folder, String name) {
        try {
            return Files.write(folder.resolve(name), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
