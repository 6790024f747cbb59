package org.hillock.tests.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.hillock.runtime.cli.Hillock;

/**
 * What a command answered.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its error stream
 */
record CommandLineRun(int exitCode, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs a command in this process. */
    static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Hillock.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    JsonNode json() throws IOException {
        return JSON.readTree(out);
    }
}
