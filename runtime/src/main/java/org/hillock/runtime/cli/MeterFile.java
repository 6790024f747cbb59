package org.hillock.runtime.cli;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.runtime.HillockException;

/** Gathers the meters of a session from now on and writes them as text, a measurement a line; times are seconds. */
final class MeterFile {
    private final Path file;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** Begins to gather. */
    MeterFile(Path file) {
        this.file = file;
        Metrics.addRegistry(registry);
    }

    /** Writes the figures and ends the gathering. */
    void write() {
        Metrics.removeRegistry(registry);
        String text =
                registry.getMeters().stream().map(MeterFile::lines).sorted().collect(Collectors.joining());
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw HillockException.workFailed(
                    file + ": the meters cannot be written (" + AcquisitionException.reason(e)
                            + "); name another file.",
                    e);
        }
    }

    private static String lines(Meter meter) {
        String tags =
                meter.getId().getTags().stream().map(MeterFile::quoted).collect(Collectors.joining(",", "{", "}"));
        StringBuilder lines = new StringBuilder();
        for (Measurement measurement : meter.measure()) {
            lines.append(meter.getId().getName())
                    .append('.')
                    .append(measurement.getStatistic().getTagValueRepresentation())
                    .append(tags)
                    .append(String.format(Locale.ROOT, " %.9g%n", measurement.getValue()));
        }
        return lines.toString();
    }

    private static String quoted(Tag tag) {
        return tag.getKey() + "=\"" + tag.getValue() + "\"";
    }
}
