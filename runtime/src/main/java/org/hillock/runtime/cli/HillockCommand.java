package org.hillock.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.pipeline.SessionOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands share: help, {@code --json}, {@code --debug}, and where to write. */
@Command(mixinStandardHelpOptions = true, version = "hillock 0.1.0", usageHelpAutoWidth = true)
abstract class HillockCommand implements Callable<Integer> {
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private static final int USUAL_COLUMNS = 80;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--debug", description = "Show the stack trace of a failure.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Whether a person watches: the process has a terminal. */
    static boolean onTerminal() {
        return System.console() != null && System.getenv("TERM") != null;
    }

    /** The columns of the terminal, which the launcher exports; 80 where nobody says. */
    static int terminalColumns() {
        String columns = System.getenv("COLUMNS");
        try {
            return columns == null ? USUAL_COLUMNS : Integer.parseInt(columns.strip());
        } catch (NumberFormatException notANumber) {
            return USUAL_COLUMNS;
        }
    }

    void printJson(Object tree) {
        try {
            out().println(JSON.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw HillockException.workFailed("The result could not be written as JSON (" + e.getMessage() + ").", e);
        }
    }

    /** Says what came of a session, and sees to it that it is out. */
    void tell(SessionOutcome outcome, boolean asJson) {
        OutcomeReport report = new OutcomeReport(outcome);
        if (asJson) {
            printJson(report.json());
        } else {
            report.print(out());
        }
        out().flush();
    }
}
