package org.hillock.snn.neuron;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What Brian 2.5.1 computed for the same equations; the script that made it lies beside it. */
final class ReferenceTraces {
    private ReferenceTraces() {}

    static double[] row(String name) {
        try (var reader = new BufferedReader(new InputStreamReader(
                ReferenceTraces.class.getResourceAsStream("reference.csv"), StandardCharsets.UTF_8))) {
            String line = reader.lines()
                    .filter(l -> l.startsWith(name + ","))
                    .findFirst()
                    .orElseThrow();
            return Arrays.stream(line.split(","))
                    .skip(1)
                    .filter(cell -> !cell.isEmpty())
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
