package org.hillock.acquisition.device.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.emulate.CountingSupply;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.emulate.Fault;
import org.hillock.acquisition.device.frame.FrameBatch;
import org.hillock.acquisition.device.frame.FrameCodec;
import org.hillock.acquisition.device.frame.FrameCodecs;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.link.Dialogue;
import org.hillock.acquisition.device.link.SerialLink;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A Ganglion behind an emulated dongle, through a real pseudo-terminal: connecting, losses, and what it says in words. */
class GanglionTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static DeviceProfiles profiles;

    @TempDir
    private Path folder;

    private final AtomicInteger ports = new AtomicInteger();

    @BeforeAll
    static void load() {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        profiles = DeviceProfiles.shipped();
    }

    private static DeviceProfile ganglion(int firmware) {
        return Impatient.of(profiles.named("openbci-ganglion-fw" + firmware));
    }

    private EmulationSettings settings(String... faults) {
        return EmulationSettings.plain()
                .withLink(folder.resolve("port" + ports.incrementAndGet()))
                .withFaults(Stream.of(faults).map(Fault::parse).toList());
    }

    /** A firmware and what goes wrong with it. */
    private record Case(int firmware, String fault) {}

    @TestFactory
    Stream<DynamicTest> deliversOrReportsEverySample() {
        Stream<Case> cases = Stream.of(
                new Case(3, "lost@0.2:5"),
                new Case(3, "repeated@0.2:4"),
                new Case(3, "torn@0.2:4"),
                new Case(3, "corrupted@0.2:4"),
                new Case(2, "lost@0.2:5"),
                new Case(2, "torn@0.2:4"));
        return Together.tests(cases, Case::toString, each -> deliversOrReports(each.firmware(), each.fault()));
    }

    private void deliversOrReports(int firmware, String fault) throws InterruptedException {
        DeviceProfile profile = ganglion(firmware);
        EmulationSettings settings = settings(fault).withSamples(250);
        CountingSupply supply = new CountingSupply(profile);
        try (EmulatedDevice device = new EmulatedDevice(profile, supply, settings, CLOCK, line -> {});
                SerialSource source = new SerialSource(device.path(), profile, SerialSettings.defaults(), CLOCK)) {
            device.start();
            Heard heard = new Heard(source);
            long deadline = System.nanoTime() + 30_000_000_000L;
            while (!device.isFinished() && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
            heard.awaitTotal(device.samplesTaken(), 20_000);
            assertThat(heard.failure.get()).isNull();
            assertThat(heard.samples.size() + heard.missing()).isEqualTo(device.samplesTaken());
            assertThat(heard.missing()).isGreaterThanOrEqualTo(device.samplesWithheld());
            assertThat(heard.stamps).isSorted();
            long number = 0;
            for (int s = 0; s < heard.samples.size(); s++) {
                number += heard.missingBefore.get(s);
                float expected = supply.expected(number++, 0);
                assertThat(heard.samples.get(s)[0]).isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-3f));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> connectsAgainAfterALoss() {
        return Together.tests(Stream.of("unplug@0.2:300", "reset@0.2"), fault -> fault, this::connectsAgain);
    }

    private void connectsAgain(String fault) throws InterruptedException {
        DeviceProfile profile = ganglion(3);
        SerialSettings patience = new SerialSettings(
                TriggerSettings.none(), Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(200));
        try (EmulatedDevice device =
                        new EmulatedDevice(profile, new CountingSupply(profile), settings(fault), CLOCK, line -> {});
                SerialSource source = new SerialSource(device.path(), profile, patience, CLOCK)) {
            device.start();
            Heard heard = new Heard(source);
            heard.await(100, 8000);
            assertThat(heard.samples).hasSizeGreaterThanOrEqualTo(100);
            List<Class<? extends StreamEvent>> kinds = heard.others.stream()
                    .<Class<? extends StreamEvent>>map(StreamEvent::getClass)
                    .toList();
            assertThat(kinds).containsSubsequence(Lost.class, Recovered.class, Gap.class);
        }
    }

    @Test
    void tellsImpedancesAndTheAccelerometer() throws InterruptedException {
        DeviceProfile profile = ganglion(3);
        EmulationSettings settings = settings().withSamples(100);
        try (EmulatedDevice device =
                new EmulatedDevice(profile, new CountingSupply(profile), settings, CLOCK, line -> {})) {
            device.start();
            FrameCodec codec = FrameCodecs.of(profile);
            FrameBatch batch = FrameCodecs.batch(profile, 256);
            try (ByteLink link = SerialLink.opener(CLOCK).open(device.path(), profile.transport())) {
                Dialogue dialogue = new Dialogue(device.path(), link, profile, CLOCK, () -> false);
                dialogue.speak("prepare");
                dialogue.speak("impedance-start");
                dialogue.speak("start");
                byte[] bytes = new byte[1 << 16];
                int count = 0;
                int at = 0;
                int read = 0;
                boolean finished = false;
                while (!finished || read > 0) {
                    finished = device.isFinished();
                    read = link.read(bytes, count, bytes.length - count);
                    count += read;
                    at += codec.decode(bytes, at, count, batch);
                }
                dialogue.speak("stop");
            }
            assertThat(batch.notes())
                    .containsExactly(
                            "impedance 1: 10 kohm",
                            "impedance 2: 20 kohm",
                            "impedance 3: 30 kohm",
                            "impedance 4: 40 kohm",
                            "impedance reference: 50 kohm");
            assertThat(batch.count()).isEqualTo(100);
            int last = 3 * (batch.auxCount() - 1);
            assertThat(batch.auxRows()[last + 2]).isCloseTo(0.992f, org.assertj.core.api.Assertions.within(1e-6f));
            assertThat(codec.tally().damaged()).isZero();
        }
    }

    @Test
    void saysInOneSentenceThatThereIsNoDongle() throws InterruptedException {
        DeviceProfile cyton = Impatient.of(profiles.named("cyton"));
        try (EmulatedDevice other =
                        new EmulatedDevice(cyton, new CountingSupply(cyton), settings(), CLOCK, line -> {});
                SerialSource source = new SerialSource(other.path(), ganglion(3), SerialSettings.defaults(), CLOCK)) {
            other.start();
            Heard heard = new Heard(source);
            heard.await(1, 6000);
            assertThat(heard.failure.get())
                    .isInstanceOf(AcquisitionException.class)
                    .hasMessageContaining("does not answer as a BLED112 dongle");
        }
    }
}
