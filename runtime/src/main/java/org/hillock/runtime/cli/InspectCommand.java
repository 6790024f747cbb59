package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.runtime.inspect.Inspection;
import org.hillock.runtime.inspect.Inspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock inspect FILE...}. */
@Command(
        name = "inspect",
        description = "Tell what recordings hold: streams, channels, rates, markers, gaps and quality.")
final class InspectCommand extends HillockCommand {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings of any known format.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Print the facts as a JSON array.")
    private boolean json;

    @Override
    public Integer call() {
        ArrayNode all = new ObjectMapper().createArrayNode();
        int exitCode = ExitCode.DONE;
        for (Path file : files) {
            try {
                Inspection inspection = new Inspector().inspect(file);
                if (json) {
                    all.add(InspectionReport.json(inspection));
                } else {
                    InspectionReport.print(inspection, out());
                }
                if (!inspection.failure().isEmpty()) {
                    exitCode = ExitCode.BAD_INPUT;
                }
            } catch (AcquisitionException e) {
                exitCode = ExitCode.BAD_INPUT;
                if (json) {
                    all.addObject().put("file", file.toString()).put("failure", e.getMessage());
                } else {
                    err().println("hillock: " + e.getMessage());
                }
            }
        }
        if (json) {
            printJson(all);
        }
        return exitCode;
    }
}
