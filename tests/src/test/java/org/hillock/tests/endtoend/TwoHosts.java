package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.lsl.LslLibrary;

/**
 * Two hosts in small: two network namespaces joined by a virtual cable, default configuration, so that streams are found by
 * multicast.
 */
final class TwoHosts {
    /** One end of the cable. */
    enum Host {
        LEFT("10.77.5.1"),
        RIGHT("10.77.5.2");

        private final String address;

        Host(String address) {
            this.address = address;
        }

        String address() {
            return address;
        }
    }

    /** Whose Lab Streaming Layer a program uses. */
    enum Library {
        OURS,
        LIBLSL
    }

    private final Path folder;
    private final String id = Long.toString(ProcessHandle.current().pid() % 100_000, 36);

    private TwoHosts(Path folder) {
        this.folder = folder;
    }

    /** Joins them; where that is not permitted, the test is skipped and says so. */
    static TwoHosts join(Path folder) throws IOException, InterruptedException {
        TwoHosts hosts = new TwoHosts(folder);
        assumeTrue(
                run("ip", "netns", "add", hosts.space(Host.LEFT)) == 0,
                "NOT RUN: two network namespaces; 'ip netns add' is not permitted here (root and iproute2 are needed)");
        try {
            hosts.cable();
            return hosts;
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            hosts.close();
            throw e;
        }
    }

    private void cable() throws IOException, InterruptedException {
        demand("ip", "netns", "add", space(Host.RIGHT));
        demand(("ip link add " + cable(Host.LEFT) + " netns " + space(Host.LEFT) + " type veth peer name "
                        + cable(Host.RIGHT) + " netns " + space(Host.RIGHT))
                .split(" "));
        for (Host host : Host.values()) {
            String ip = "ip -n " + space(host) + " ";
            demand((ip + "link set lo up").split(" "));
            demand((ip + "addr add " + host.address() + "/24 dev " + cable(host)).split(" "));
            demand((ip + "link set " + cable(host) + " up").split(" "));
            demand((ip + "route add default dev " + cable(host)).split(" "));
        }
        try (InputStream in = LslLibrary.class.getResourceAsStream("/lsl/liblsl_peer.py")) {
            Files.write(folder.resolve("peer.py"), Objects.requireNonNull(in).readAllBytes());
        }
    }

    /** A host's name among the namespaces. */
    String space(Host host) {
        return (host == Host.LEFT ? "hkl" : "hkr") + id;
    }

    /** The name of a host's end of the cable. */
    String cable(Host host) {
        return "v" + space(host);
    }

    /** Runs a program on a host and waits for it; its exit code, or -1 when it is not there. */
    int runOn(Host host, String... command) throws IOException, InterruptedException {
        return run(on(host, List.of(command)).toArray(String[]::new));
    }

    /** Starts {@link LslNamespacePeer}, or its twin on liblsl. */
    Process peer(Host host, Library library, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        if (library == Library.LIBLSL) {
            line.addAll(List.of("python3", folder.resolve("peer.py").toString()));
        } else {
            line.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LslNamespacePeer.class.getName()));
        }
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(on(host, line))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove("LSLAPICFG");
        return builder.start();
    }

    private List<String> on(Host host, List<String> command) {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", space(host)));
        line.addAll(command);
        return line;
    }

    private static void demand(String... command) throws IOException, InterruptedException {
        assertThat(run(command)).as(String.join(" ", command)).isZero();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException notThere) {
            return -1;
        }
    }

    /** Removes both. */
    void close() throws IOException, InterruptedException {
        for (Host host : Host.values()) {
            run("ip", "netns", "del", space(host));
        }
    }
}
