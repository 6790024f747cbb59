package org.hillock.runtime.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.hillock.runtime.control.ControlFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hillock stop}. */
@Command(
        name = "stop",
        description = {
            "Emergency stop: every running session of this user sends its actuators neutral at once, whatever its decoder"
                    + " does, and lets nothing pass until 'hillock tell clear'.",
            "The sessions go on running; to end one, interrupt it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every running session is stopped", "1:none runs, or one did not answer"})
final class StopCommand extends HillockCommand {
    @Option(names = "--control", paramLabel = "DIR", description = "Where the control sockets lie.")
    private Optional<Path> control = Optional.empty();

    @Override
    public Integer call() {
        return new SessionTeller(control.map(ControlFolder::new).orElseGet(ControlFolder::usual), out(), err())
                .tell("stop", Optional.empty());
    }
}
