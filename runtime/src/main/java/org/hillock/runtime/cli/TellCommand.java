package org.hillock.runtime.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.runtime.control.ControlFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock tell WORD}. */
@Command(
        name = "tell",
        description = "Tell a running session something: stop, clear, arm, disarm, here (a sign of the person at the"
                + " dead-man's switch), open CONTACT, close CONTACT, state.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:no session runs, or it refused"})
final class TellCommand extends HillockCommand {
    @Parameters(paramLabel = "WORD", arity = "1..2", description = "What to tell, and a contact's name.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--pid",
            paramLabel = "N",
            description = "Only the session of this process; needed for 'arm' when several run.")
    private Optional<Long> pid = Optional.empty();

    @Option(names = "--control", paramLabel = "DIR", description = "Where the control sockets lie.")
    private Optional<Path> control = Optional.empty();

    @Override
    public Integer call() {
        return new SessionTeller(control.map(ControlFolder::new).orElseGet(ControlFolder::usual), out(), err())
                .tell(String.join(" ", words), pid);
    }
}
