package org.hillock.runtime.certify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;

/** Work beside the session: stress-ng on every CPU where it is installed, else as many spinning threads. */
final class BusyLoad implements AutoCloseable {
    private final Optional<Process> stress;
    private final List<Thread> threads = new ArrayList<>();
    private final String name;
    private final DoubleAdder sink = new DoubleAdder();
    private volatile boolean ended;

    /** Begins at once. */
    BusyLoad(int cpus, long mostSeconds) {
        this.stress = stressNg(cpus, mostSeconds);
        this.name = stress.isPresent() ? "stress-ng --cpu " + cpus : cpus + " spinning threads";
        if (stress.isEmpty()) {
            for (int i = 0; i < cpus; i++) {
                Thread thread = new Thread(this::spin, "load " + i);
                thread.setDaemon(true);
                thread.start();
                threads.add(thread);
            }
        }
    }

    private static Optional<Process> stressNg(int cpus, long mostSeconds) {
        try {
            return Optional.of(new ProcessBuilder(
                            "stress-ng", "--quiet", "--cpu", Integer.toString(cpus), "--timeout", mostSeconds + "s")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }

    String name() {
        return name;
    }

    private void spin() {
        double value = 1;
        while (!ended) {
            value = Math.sqrt(value + 1);
        }
        sink.add(value);
    }

    @Override
    public void close() {
        ended = true;
        stress.ifPresent(Process::destroy);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
            if (stress.isPresent()) {
                stress.get().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
