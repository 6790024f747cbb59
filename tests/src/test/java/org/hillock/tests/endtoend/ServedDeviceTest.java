package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hillock.acquisition.device.emulate.CountingSupply;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslRig;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An emulated Cyton behind a pseudo-terminal, published by {@code hillock serve} and received from the network. */
class ServedDeviceTest {
    private static final int SAMPLES = 150;
    private static final double PRECISION = 1e-5;

    private final Path config;
    private final Path port;

    ServedDeviceTest(@TempDir Path folder) {
        this.port = folder.resolve("port");
        this.config = LslRig.file(folder);
    }

    private CompletableFuture<CommandLineRun> start(String... arguments) {
        CompletableFuture<CommandLineRun> run = new CompletableFuture<>();
        Thread thread = new Thread(() -> run.complete(CommandLineRun.of(arguments)), arguments[0]);
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    @Test
    @Timeout(60)
    void whatTheDeviceMeasuredArrivesUnderOneNameEach()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        DeviceProfile profile = DeviceProfiles.shipped().named("openbci-cyton");
        CountingSupply supply = new CountingSupply(profile);
        EmulationSettings settings = EmulationSettings.plain().withLink(port);
        LslLibrary library = LslLibrary.java(LslConfig.read(config), SessionClock.monotonic());
        try (EmulatedDevice device =
                new EmulatedDevice(profile, supply, settings, SessionClock.monotonic(), news -> {})) {
            device.start();
            CompletableFuture<CommandLineRun> serving = start(
                    "serve",
                    "openbci-cyton",
                    "--port",
                    port.toString(),
                    "--lsl",
                    "--seconds",
                    "5",
                    "--json",
                    "--config",
                    config.toString());
            List<LslInfo> published = library.resolve(LslQuery.ALL, 3, Duration.ofSeconds(10));
            assertThat(published)
                    .extracting(LslInfo::name)
                    .containsExactlyInAnyOrder(
                            "hillock-openbci-cyton", "hillock-openbci-cyton-aux", "hillock-openbci-cyton-markers");
            assertThat(published)
                    .extracting(LslInfo::sourceId)
                    .containsExactlyInAnyOrder(
                            "hillock-openbci-cyton", "hillock-openbci-cyton-aux", "hillock-openbci-cyton-markers");
            LslInfo signal = published.stream()
                    .filter(info -> info.name().equals("hillock-openbci-cyton"))
                    .findFirst()
                    .orElseThrow();
            CompletableFuture<CommandLineRun> pulling = start(
                    "lsl",
                    "pull",
                    "hillock-openbci-cyton",
                    "--samples",
                    Integer.toString(SAMPLES),
                    "--json",
                    "--config",
                    config.toString());
            try (StreamInlet inlet = library.openInlet(signal, SAMPLES)) {
                inlet.silenceLimit(Duration.ofSeconds(10));
                assertValues(inlet, supply, profile.montage().size());
            }
            JsonNode pulled = pulling.get(20, TimeUnit.SECONDS).json();
            assertThat(pulled.path("samples").asInt()).isEqualTo(SAMPLES);
            assertThat(pulled.path("gaps").asInt()).isZero();
            assertThat(pulled.path("stream").path("channels").asInt()).isEqualTo(8);
            CommandLineRun served = serving.get(20, TimeUnit.SECONDS);
            assertThat(served.exitCode()).as(served.err()).isZero();
            assertThat(served.json().path("frames").asInt()).isGreaterThanOrEqualTo(SAMPLES);
        }
    }

    private static void assertValues(StreamInlet inlet, CountingSupply supply, int channels) throws IOException {
        List<String> wrong = new ArrayList<>();
        float[] values = new float[channels];
        double before = inlet.nextSeconds();
        inlet.readFloats(values, 0);
        int first = numberOf(values, supply);
        for (int sample = first + 1; sample < first + SAMPLES; sample++) {
            double seconds = inlet.nextSeconds();
            inlet.readFloats(values, 0);
            for (int c = 0; c < channels; c++) {
                float expected = supply.expected(sample, c);
                if (Math.abs(values[c] - expected) > PRECISION * Math.abs(expected) + PRECISION * PRECISION) {
                    wrong.add("channel " + c + " of sample " + sample + ": " + values[c] + " for " + expected);
                }
            }
            if (seconds <= before) {
                wrong.add("the stamp of sample " + sample + " is not after the one before");
            }
            before = seconds;
        }
        assertThat(wrong).isEmpty();
    }

    /** Which sample it is, but for whole rounds of the supply. */
    private static int numberOf(float[] values, CountingSupply supply) {
        int number = 0;
        while (number < CountingSupply.ROUND && Math.abs(values[0] - supply.expected(number, 0)) > PRECISION) {
            number++;
        }
        return number;
    }
}
