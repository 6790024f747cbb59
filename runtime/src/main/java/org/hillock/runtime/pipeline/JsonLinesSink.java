package org.hillock.runtime.pipeline;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.runtime.HillockException;

/** Writes each decision as a line of JSON. */
public final class JsonLinesSink implements DecisionSink {
    private final PrintWriter out;
    private final DecisionJson json;

    /**
     * Creates or empties a file.
     *
     * @param classes the class names, for posteriors and truths
     */
    public JsonLinesSink(Path file, List<String> classes) {
        try {
            this.out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw HillockException.badInput(
                    file + ": the file for decisions cannot be written (" + e + "); name another one.", e);
        }
        this.json = new DecisionJson(classes);
    }

    @Override
    public void write(DecisionEntry entry) {
        out.println(json.of(entry));
    }

    @Override
    public void close() {
        out.close();
    }
}
