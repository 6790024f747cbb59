package org.hillock.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hillock lsl}: Lab Streaming Layer. */
@Command(
        name = "lsl",
        description = "Lab Streaming Layer: who is there, test streams, what comes, what is wrong, what it looks like.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LslListCommand.class,
            LslPublishCommand.class,
            LslPullCommand.class,
            LslDoctorCommand.class,
            LslViewCommand.class
        })
final class LslCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
