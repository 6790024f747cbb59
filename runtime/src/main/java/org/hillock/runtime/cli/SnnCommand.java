package org.hillock.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hillock snn}: networks alone. */
@Command(
        name = "snn",
        description = "Spiking networks alone: run a network file or a NIR graph, or tell what it costs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SnnRunCommand.class, SnnInfoCommand.class})
final class SnnCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
