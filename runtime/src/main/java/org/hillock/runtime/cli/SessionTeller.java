package org.hillock.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.control.ControlClient;
import org.hillock.runtime.control.ControlFolder;

/** Tells running sessions something and prints what each answers. */
final class SessionTeller {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ControlFolder folder;
    private final PrintWriter out;
    private final PrintWriter err;

    SessionTeller(ControlFolder folder, PrintWriter out, PrintWriter err) {
        this.folder = folder;
        this.out = out;
        this.err = err;
    }

    /** The exit code: 0 when there is a session and each said ok. */
    int tell(String line, Optional<Long> pid) {
        List<Path> sockets = folder.sockets().stream()
                .filter(socket ->
                        pid.isEmpty() || socket.getFileName().toString().startsWith(pid.get() + "-"))
                .toList();
        if (line.strip().equals("arm") && sockets.size() > 1) {
            err.println("hillock: " + sockets.size() + " sessions run; say with --pid which one to arm.");
            return ExitCode.BAD_USE;
        }
        int heard = 0;
        int refused = 0;
        for (Path socket : sockets) {
            try {
                Optional<String> answer = ControlClient.say(socket, line, PATIENCE);
                if (answer.isPresent()) {
                    heard++;
                    refused += answer.get().startsWith("ok") ? 0 : 1;
                    out.println(name(socket) + ": " + answer.get());
                }
            } catch (HillockException e) {
                refused++;
                err.println("hillock: " + e.getMessage());
            }
        }
        if (heard == 0 && refused == 0) {
            err.println("hillock: no session of this user runs with a control socket in " + folder.path() + ".");
            return ExitCode.WORK_FAILED;
        }
        return refused == 0 ? ExitCode.DONE : ExitCode.WORK_FAILED;
    }

    private static String name(Path socket) {
        return "session of process " + socket.getFileName().toString().replaceAll("-.*", "");
    }
}
