package org.hillock.runtime.pipeline;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.runtime.HillockException;

/** Writes each decision as a line of JSON. */
public final class JsonLinesSink implements DecisionSink {
    private final Path file;
    private final BufferedWriter out;
    private final DecisionJson json;

    /**
     * Creates or empties a file.
     *
     * @param classes the class names, for posteriors and truths
     */
    public JsonLinesSink(Path file, List<String> classes) {
        this.file = file;
        try {
            this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failure(e);
        }
        this.json = new DecisionJson(classes);
    }

    /** Each line is flushed, so that a run that is killed leaves all that it had decided. */
    @Override
    public void write(DecisionEntry entry) {
        try {
            out.write(json.of(entry).toString());
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private HillockException failure(IOException e) {
        return HillockException.workFailed(
                file + ": the file for decisions cannot be written (" + AcquisitionException.reason(e)
                        + "); name another one.",
                e);
    }
}
