package org.hillock.runtime.cli;

import java.io.PrintWriter;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.decoding.DecodingException;
import org.hillock.feedback.FeedbackException;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.dataset.DatasetException;
import org.hillock.runtime.session.Words;
import org.hillock.snn.NetworkException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures into one sentence on the error stream and an exit code; a stack trace only with {@code --debug}. */
final class Failures {
    private Failures() {}

    static int badUse(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("hillock: " + e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            suggest(unmatched.getUnmatched().get(0), command, err);
        }
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.BAD_USE;
    }

    private static void suggest(String wrong, CommandLine command, PrintWriter err) {
        List<String> words = wrong.startsWith("-")
                ? List.copyOf(command.getCommandSpec().optionsMap().keySet())
                : List.copyOf(command.getSubcommands().keySet());
        Words.nearest(wrong, words).ifPresent(near -> err.println("Did you mean '" + near + "'?"));
    }

    static int failed(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (command.getCommand() instanceof HillockCommand common && common.debug()) {
            e.printStackTrace(err);
        } else {
            err.println("hillock: " + sentence(e));
        }
        return exitCode(e);
    }

    /** The message of our own failures; of others, their kind as well, since their message alone may say nothing. */
    static String sentence(Throwable e) {
        return ours(e)
                ? String.valueOf(e.getMessage())
                : "something unexpected went wrong (" + e + "); run it with --debug.";
    }

    private static boolean ours(Throwable e) {
        return e instanceof HillockException
                || e instanceof AcquisitionException
                || e instanceof DecodingException
                || e instanceof FeedbackException
                || e instanceof NetworkException
                || e instanceof DatasetException;
    }

    private static int exitCode(Exception e) {
        if (e instanceof HillockException hillock) {
            return hillock.kind() == HillockException.Kind.BAD_INPUT ? ExitCode.BAD_INPUT : ExitCode.WORK_FAILED;
        }
        return e instanceof AcquisitionException || e instanceof DecodingException || e instanceof NetworkException
                ? ExitCode.BAD_INPUT
                : ExitCode.WORK_FAILED;
    }
}
