package org.hillock.feedback.actuator.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.serial.SerialPortLine.Parity;
import org.hillock.feedback.actuator.serial.SerialPortLine.SerialPortSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialPortLineTest {
    private static final SerialPortSettings SETTINGS =
            new SerialPortSettings(115200, Parity.NONE, Duration.ofMillis(300));

    @TempDir
    Path directory;

    private Process pair;
    private Path port;
    private Path peer;

    @BeforeEach
    void openPair() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/socat")),
                "SKIPPED: a pair of pseudo-terminals needs the program socat (Debian: apt-get install socat)");
        port = directory.resolve("port");
        peer = directory.resolve("peer");
        pair = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + port, "pty,raw,echo=0,link=" + peer)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("socat.log").toFile())
                .start();
        for (int i = 0; i < 400 && !(Files.exists(port) && Files.exists(peer)); i++) {
            Thread.sleep(10);
        }
        assertThat(port).exists();
    }

    @AfterEach
    void closePair() {
        if (pair != null) {
            pair.destroyForcibly();
        }
    }

    @Test
    void writesAndReadsBytes() throws IOException {
        try (SerialPortLine line = new SerialPortLine(port.toRealPath().toString(), SETTINGS)) {
            line.write(new byte[] {0, 1, (byte) 0xFF});
            try (InputStream in = Files.newInputStream(peer);
                    OutputStream out = Files.newOutputStream(peer)) {
                assertThat(in.readNBytes(3)).containsExactly(0, 1, 0xFF);
                out.write(0xFE);
                out.flush();
            }
            assertThat(line.read(Duration.ofSeconds(5))).isEqualTo(0xFE);
            assertThat(line.read(Duration.ofMillis(10))).isEqualTo(-1);
        }
    }

    @Test
    void givesADeviceUpThatNeverReads() throws IOException {
        try (SerialPortLine line = new SerialPortLine(port.toRealPath().toString(), SETTINGS)) {
            byte[] flood = new byte[1 << 20];
            assertThatThrownBy(() -> line.write(flood))
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("did not take a command within 300 ms");
        }
    }

    @Test
    void tellsAPortThatDoesNotExist() {
        try (SerialPortLine line = new SerialPortLine(directory.resolve("none").toString(), SETTINGS)) {
            assertThatThrownBy(() -> line.write(new byte[1]))
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("none");
        }
    }

    @Test
    void tellsThatTheDeviceWasUnplugged() throws IOException, InterruptedException {
        try (SerialPortLine line = new SerialPortLine(port.toRealPath().toString(), SETTINGS)) {
            line.write(new byte[1]);
            pair.destroy();
            pair.waitFor();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            line.read(Duration.ofMillis(20));
                            line.write(new byte[1]);
                        }
                    })
                    .isInstanceOf(FeedbackException.class);
        }
    }
}
