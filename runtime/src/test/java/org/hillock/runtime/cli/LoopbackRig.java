package org.hillock.runtime.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hillock.acquisition.lsl.LslRig;

/** Commands on a network of their own: 127.0.0.1 only, ports that were just free, a session that nobody else has. */
final class LoopbackRig {
    private final Path config;

    LoopbackRig(Path folder) {
        this.config = LslRig.file(folder);
    }

    Path config() {
        return config;
    }

    /**
     * What a command answered.
     *
     * @param exitCode its exit code
     * @param out its standard output
     * @param err its error stream
     */
    record Answer(int exitCode, String out, String err) {}

    /** Runs a command with this network's configuration. */
    Answer run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--config");
        all.add(config.toString());
        return plain(all.toArray(String[]::new));
    }

    static Answer plain(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Hillock.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Answer(exitCode, out.toString(), err.toString());
    }

    /** Runs a command on a thread of its own. */
    CompletableFuture<Answer> start(String... arguments) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> answer.complete(run(arguments)), String.join(" ", arguments));
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    static Answer end(CompletableFuture<Answer> running) throws InterruptedException {
        try {
            return running.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("a command did not end", e);
        }
    }
}
