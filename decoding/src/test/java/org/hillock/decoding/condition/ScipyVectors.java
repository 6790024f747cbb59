package org.hillock.decoding.condition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Reads the expected values that {@code scipy_vectors.py} wrote. */
final class ScipyVectors {
    private ScipyVectors() {}

    static List<List<String>> rows(String file) {
        try (InputStream in = Objects.requireNonNull(ScipyVectors.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> List.of(line.split(" ", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] numbers(List<String> words, int from) {
        return words.subList(from, words.size()).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** The frames of {@code input.txt}, three channels frame-major. */
    static double[] input() {
        return rows("input.txt").stream()
                .flatMapToDouble(row -> Arrays.stream(numbers(row, 0)))
                .toArray();
    }

    /** Our design for a row that starts with kind, order, low, high, rate. */
    static SecondOrderSections design(List<String> words) {
        double[] n = numbers(words, 1, 5);
        int order = (int) n[0];
        double low = n[1];
        double high = n[2];
        double rate = n[3];
        return switch (words.get(0)) {
            case "lowpass" -> Butterworth.lowPass(order, low, rate);
            case "highpass" -> Butterworth.highPass(order, low, rate);
            case "bandpass" -> Butterworth.bandPass(order, new Band(low, high), rate);
            case "bandstop" -> Butterworth.bandStop(order, new Band(low, high), rate);
            case "notch" -> Notch.at(low, order, rate);
            default -> throw new IllegalArgumentException(words.get(0));
        };
    }

    private static double[] numbers(List<String> words, int from, int to) {
        return words.subList(from, to).stream().mapToDouble(Double::parseDouble).toArray();
    }
}
