package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.tests.endtoend.TwoHosts.Host;
import org.hillock.tests.endtoend.TwoHosts.Library;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream on one host, the doctor on the other, and a real packet filter between: which step was eaten. */
@Timeout(120)
class DoctorBehindFirewallTest {
    private static final String RANGE = "16572-16603";

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private TwoHosts hosts;
    private Process doctor;
    private BufferedReader answers;

    @BeforeEach
    void startAStreamAndTheDoctor() throws IOException, InterruptedException {
        hosts = TwoHosts.join(folder);
        assumeTrue(
                hosts.runOn(Host.LEFT, "nft", "list", "ruleset") == 0,
                "NOT RUN: the doctor behind a firewall; 'nft' (package nftables) does not work here");
        started.add(hosts.peer(Host.LEFT, Library.OURS, "beat", "cap"));
        doctor = hosts.peer(Host.RIGHT, Library.OURS, "doctor", "[lab]\nKnownPeers = {" + Host.LEFT.address() + "}\n");
        started.add(doctor);
        answers = new BufferedReader(new InputStreamReader(doctor.getInputStream(), StandardCharsets.UTF_8));
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        for (Process process : started) {
            process.destroyForcibly();
            process.waitFor();
        }
        if (hosts != null) {
            hosts.close();
        }
    }

    /** Rules of a host as the chain's hook and what it drops; those before are gone. */
    private void drop(Host host, String hook, String... matches) throws IOException, InterruptedException {
        assertThat(hosts.runOn(host, "nft", "flush", "ruleset")).isZero();
        if (matches.length == 0) {
            return;
        }
        StringBuilder rules = new StringBuilder(
                "add table inet t; add chain inet t c { type filter hook " + hook + " priority 0; policy accept; }; ");
        for (String match : matches) {
            rules.append("add rule inet t c ").append(match).append(" drop; ");
        }
        assertThat(hosts.runOn(host, "nft", rules.toString()))
                .as(rules.toString())
                .isZero();
    }

    private List<String> look() throws IOException {
        doctor.getOutputStream().write('\n');
        doctor.getOutputStream().flush();
        List<String> sentences = new ArrayList<>();
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            sentences.add(line);
        }
        return sentences;
    }

    @Test
    void saysWhichStepWasEaten() throws IOException, InterruptedException {
        List<String> well = List.of("0", "Everything that was tried works.");
        List<String> seen = look();
        for (int again = 0; again < 9 && !seen.equals(well); again++) {
            seen = look();
        }
        assertThat(seen).isEqualTo(well);

        // The ports of data and of time probes are shut, the common port is not.
        drop(Host.LEFT, "input", "tcp dport " + RANGE, "udp dport " + RANGE);
        assertThat(look())
                .anyMatch(line -> line.contains("'cap'") && line.contains("data port TCP " + Host.LEFT.address()))
                .anyMatch(line -> line.contains("'cap'") && line.contains("does not answer time probes at UDP"))
                .anyMatch(line -> line.contains("answers by multicast but not when it is asked directly"));

        // Neither machine lets the multicast port in.
        drop(Host.LEFT, "input", "udp dport 16571");
        drop(Host.RIGHT, "input", "udp dport 16571");
        assertThat(look())
                .anyMatch(line -> line.startsWith("'cap'") && line.contains("not by multicast"))
                .anyMatch(line -> line.startsWith("Multicast leaves this machine but nothing comes back"));

        // Only here: others are seen, but see nothing of this machine.
        drop(Host.LEFT, "input");
        assertThat(look()).anyMatch(line -> line.contains("others do not see its streams"));

        // Answers are dropped on their way in; TCP goes through.
        drop(Host.RIGHT, "input", "iifname " + hosts.cable(Host.RIGHT) + " meta l4proto udp");
        assertThat(look()).anyMatch(line -> line.contains("tells of itself by TCP but not by UDP"));

        // Multicast does not even leave.
        drop(Host.RIGHT, "output", "ip daddr 224.0.0.0/4", "ip daddr 255.255.255.255", "ip6 daddr ff00::/8");
        assertThat(look()).anyMatch(line -> line.startsWith("No question left by") && line.contains("239.255.172.215"));

        // Nothing of the network reaches the other machine at all.
        drop(Host.RIGHT, "input");
        drop(Host.LEFT, "input", "meta l4proto { tcp, udp }");
        assertThat(look()).anyMatch(line -> line.contains("a firewall eats the questions or the answers"));
    }
}
