package org.hillock.acquisition.device.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.emulate.CountingSupply;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.emulate.Fault;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Cyton that goes wrong, through a real pseudo-terminal. */
class FaultsTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static DeviceProfile cyton;

    @TempDir
    private Path folder;

    private final AtomicInteger ports = new AtomicInteger();

    @BeforeAll
    static void load() {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        cyton = Impatient.of(DeviceProfiles.shipped().named("cyton"));
    }

    private EmulationSettings settings(String... faults) {
        return EmulationSettings.plain()
                .withLink(folder.resolve("port" + ports.incrementAndGet()))
                .withFaults(Stream.of(faults).map(Fault::parse).toList());
    }

    @TestFactory
    Stream<DynamicTest> deliversOrReportsEverySample() {
        Stream<String> faults = Stream.of(
                "lost@0.1:3",
                "repeated@0.1:2",
                "torn@0.1:2",
                "corrupted@0.1:2",
                "garbage@0.1:100",
                "stall@0.1:300",
                "batch:16");
        return Together.tests(faults, fault -> fault, this::deliversOrReportsEverySample);
    }

    private void deliversOrReportsEverySample(String fault) throws InterruptedException {
        EmulationSettings settings = settings(fault).withSamples(80);
        DeviceProfile answering = Impatient.ofAnswering(DeviceProfiles.shipped().named("cyton"));
        try (EmulatedDevice device =
                        new EmulatedDevice(answering, new CountingSupply(answering), settings, CLOCK, line -> {});
                SerialSource source = new SerialSource(device.path(), answering, SerialSettings.defaults(), CLOCK)) {
            device.start();
            Heard heard = new Heard(source);
            heard.awaitTotal(80, 30_000);
            assertThat(heard.failure.get()).isNull();
            assertThat(heard.samples.size() + heard.missing())
                    .isEqualTo(device.samplesTaken())
                    .isEqualTo(80);
            assertThat(heard.missing()).isGreaterThanOrEqualTo(device.samplesWithheld());
            assertThat(heard.stamps).isSorted();
        }
    }

    @TestFactory
    Stream<DynamicTest> comesBackAfterALoss() {
        return Together.tests(Stream.of("unplug@0.1:200", "reset@0.1"), fault -> fault, this::comesBackAfterALoss);
    }

    private void comesBackAfterALoss(String fault) throws InterruptedException {
        SerialSettings patience = new SerialSettings(
                TriggerSettings.none(),
                java.time.Duration.ofMillis(400),
                java.time.Duration.ofMillis(50),
                java.time.Duration.ofMillis(200));
        EmulationSettings settings = settings(fault);
        try (EmulatedDevice device = new EmulatedDevice(cyton, new CountingSupply(cyton), settings, CLOCK, line -> {});
                SerialSource source = new SerialSource(device.path(), cyton, patience, CLOCK)) {
            device.start();
            Heard heard = new Heard(source);
            heard.await(60, 8000);
            assertThat(heard.samples).hasSizeGreaterThanOrEqualTo(60);
            assertThat(heard.stamps).isSorted();
            List<Class<? extends StreamEvent>> kinds = heard.others.stream()
                    .<Class<? extends StreamEvent>>map(StreamEvent::getClass)
                    .toList();
            assertThat(kinds).containsSubsequence(Lost.class, Recovered.class, Gap.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"analog A5", "digital D17", "marker"})
    void makesMarkersOfATriggerLineInTheBoardsOwnMode(String line) throws InterruptedException {
        SerialSettings settings = SerialSettings.defaults()
                .withTriggers(
                        new TriggerSettings(java.util.Optional.of(line), java.util.Map.of(1, "left", 2, "right")));
        CountingSupply supply = new CountingSupply(cyton) {
            private long asked;

            @Override
            public int trigger() {
                asked++;
                return asked % 50 < 10 ? (int) (1 + asked / 50 % 2) : 0;
            }
        };
        EmulationSettings emulation = settings().withTrigger(line).withSamples(220);
        try (EmulatedDevice device = new EmulatedDevice(cyton, supply, emulation, CLOCK, news -> {});
                SerialSource source = new SerialSource(device.path(), cyton, settings, CLOCK)) {
            device.start();
            Heard heard = new Heard(source);
            heard.await(220, 8000);
            assertThat(heard.others.stream().filter(Marker.class::isInstance).map(event -> ((Marker) event).label()))
                    .startsWith("left", "right", "left", "right");
        }
    }

    @Test
    void saysInOneSentenceThatADeviceDoesNotAnswer() throws InterruptedException, IOException {
        DeviceProfile unicorn = Impatient.of(DeviceProfiles.shipped().named("unicorn"));
        EmulationSettings settings = settings();
        try (EmulatedDevice other = new EmulatedDevice(cyton, new CountingSupply(cyton), settings, CLOCK, line -> {});
                SerialSource source = new SerialSource(other.path(), unicorn, SerialSettings.defaults(), CLOCK)) {
            other.start();
            Heard heard = new Heard(source);
            heard.await(1, 5000);
            assertThat(heard.failure.get())
                    .isInstanceOf(AcquisitionException.class)
                    .hasMessageContaining("did not answer the bytes 617C87 within")
                    .hasMessageContaining("check that it is switched on");
        }
    }

    @Test
    void saysInOneSentenceThatThereIsNoPort() throws InterruptedException {
        try (SerialSource source =
                new SerialSource(folder.resolve("none").toString(), cyton, SerialSettings.defaults(), CLOCK)) {
            Heard heard = new Heard(source);
            heard.await(1, 5000);
            assertThat(heard.failure.get())
                    .isInstanceOf(AcquisitionException.class)
                    .hasMessageContaining("none");
        }
    }
}
