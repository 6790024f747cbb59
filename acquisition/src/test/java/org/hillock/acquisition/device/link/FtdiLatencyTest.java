package org.hillock.acquisition.device.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FtdiLatencyTest {
    @Test
    void readsTheTimerAndSaysHowToSetIt(@TempDir Path devices) throws IOException {
        Path chip = Files.createDirectories(devices.resolve("ttyUSB7"));
        Files.writeString(chip.resolve("latency_timer"), "16\n");
        assertThat(FtdiLatency.millis("/dev/ttyUSB7", devices)).hasValue(16);
        assertThat(FtdiLatency.warning("/dev/ttyUSB7", 1, 250, devices).orElseThrow())
                .contains("16 ms", "about 4 samples", "echo 1 | sudo tee", "ttyUSB7/latency_timer");
        Files.writeString(chip.resolve("latency_timer"), "1\n");
        assertThat(FtdiLatency.warning("/dev/ttyUSB7", 1, 250, devices)).isEmpty();
    }

    @Test
    void saysNothingOfPortsWithoutATimer(@TempDir Path devices) throws IOException {
        Files.writeString(Files.createDirectories(devices.resolve("ttyUSB8")).resolve("latency_timer"), "soon");
        assertThat(FtdiLatency.millis("/dev/ttyUSB8", devices)).isEmpty();
        assertThat(FtdiLatency.warning("/dev/ttyACM0", 1, 250, devices)).isEmpty();
    }

    @Test
    void asksForAShorterTimerBeforeItWarns(@TempDir Path devices) throws IOException {
        Path timer = Files.createDirectories(devices.resolve("ttyUSB9")).resolve("latency_timer");
        Files.writeString(timer, "16\n");
        assertThat(FtdiLatency.ask("/dev/ttyUSB9", 1, devices)).isTrue();
        assertThat(FtdiLatency.millis("/dev/ttyUSB9", devices)).hasValue(1);
        assertThat(FtdiLatency.warning("/dev/ttyUSB9", 1, 250, devices)).isEmpty();
        assertThat(FtdiLatency.ask("/dev/ttyUSB9", 1, devices))
                .as("asked again")
                .isFalse();
    }

    @Test
    void leavesAloneWhatNoProfileWantsOrTheSystemForbids(@TempDir Path devices) throws IOException {
        Path timer = Files.createDirectories(devices.resolve("ttyUSB9")).resolve("latency_timer");
        Files.writeString(timer, "16\n");
        assertThat(FtdiLatency.ask("/dev/ttyUSB9", 0, devices)).isFalse();
        assertThat(FtdiLatency.ask("/dev/ttyACM0", 1, devices)).isFalse();
        assertThat(timer.toFile().setReadOnly()).isTrue();
        if (!Files.isWritable(timer)) {
            assertThat(FtdiLatency.ask("/dev/ttyUSB9", 1, devices)).isFalse();
            assertThat(FtdiLatency.warning("/dev/ttyUSB9", 1, 250, devices)).isPresent();
        }
        assertThat(FtdiLatency.millis("/dev/ttyUSB9", devices)).hasValue(16);
    }
}
