package org.hillock.tests.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.hillock.runtime.cli.Hillock;
import picocli.CommandLine;

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
        return by(grammar(), arguments);
    }

    /** The whole grammar, which takes longer to build than most commands to run; for one thread at a time. */
    static CommandLine grammar() {
        return Hillock.commandLine(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
    }

    /** Runs a command by a grammar that is there already. */
    static CommandLineRun by(CommandLine grammar, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = grammar.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    JsonNode json() throws IOException {
        return JSON.readTree(out);
    }
}
