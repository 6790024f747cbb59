package org.hillock.runtime.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code hillock}. */
@Command(
        name = "hillock",
        description = "A brain-computer interface streaming runtime.",
        mixinStandardHelpOptions = true,
        version = "hillock 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            StopCommand.class,
            TellCommand.class,
            EvaluateCommand.class,
            CheckCommand.class,
            DoctorCommand.class,
            CertifyCommand.class,
            CompareCommand.class,
            InspectCommand.class,
            RecordCommand.class,
            PlayCommand.class,
            ExportCommand.class,
            DataCommand.class,
            SnnCommand.class,
            LslCommand.class,
            ServeCommand.class,
            DevicesCommand.class,
            EmulateCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the work failed",
            "2:bad use: an unknown word or a missing one",
            "3:bad input: a file is not what it should be",
            "4:the latency budget was missed"
        },
        footer = {"", "Start with 'hillock demo'; it needs no hardware and no recording."})
public final class Hillock implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Made by {@link #commandLine}. */
    Hillock() {
        this.spec = CommandSpec.create();
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out, err).execute(arguments));
    }

    /**
     * The whole grammar, to be run inside another program; it never ends the process.
     *
     * @param out where results go
     * @param err where progress and failures go
     */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Hillock())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::badUse)
                .setExecutionExceptionHandler(Failures::failed);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
