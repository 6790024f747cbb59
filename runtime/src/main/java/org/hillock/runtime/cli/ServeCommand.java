package org.hillock.runtime.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hillock serve DEVICE}: a source for other programs. */
@Command(
        name = "serve",
        description = "Publish a source as streams that other programs receive.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "DEVICE",
        subcommands = ServeSyntheticCommand.class)
final class ServeCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
