package org.hillock.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.hillock.acquisition.device.emulate.CountingSupply;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.emulate.Fault;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.serial.SerialSettings;
import org.hillock.acquisition.device.serial.SerialSource;
import org.hillock.acquisition.device.serial.TriggerSettings;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.SampleChunk;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Devices at other rates than the usual one, in other modes, and with frames whose length the profile does not know: each
 * sample that was sent was delivered with its own values, or reported lost at its place.
 */
class FaultsInOtherModesTest {
    private static final int SAMPLES = 120;
    private static final int FAULT_AT = 50;
    private static final int UNKNOWN_LENGTH = 112;
    private static final DeviceProfiles SHIPPED = DeviceProfiles.shipped();

    /**
     * A way to use a device.
     *
     * @param device what is emulated, before anybody has told it a rate or a mode
     * @param host what reads it
     * @param trigger the auxiliary value that is a trigger line
     */
    private record Mode(String name, DeviceProfile device, DeviceProfile host, Optional<String> trigger) {
        static Mode atRate(String id, int hz) {
            return new Mode(id + "@" + hz, SHIPPED.named(id), SHIPPED.named(id + "@" + hz), Optional.empty());
        }
    }

    private static Stream<Mode> modes() {
        DeviceProfile cyton = SHIPPED.named("cyton");
        DeviceProfile daisy = SHIPPED.named("daisy");
        return Stream.of(
                Mode.atRate("bitalino-6ch", 1),
                Mode.atRate("bitalino-4ch", 10),
                Mode.atRate("bitalino-eeg", 100),
                Mode.atRate("mentalab-explore-8", 500),
                Mode.atRate("mentalab-explore-32", 16_000),
                new Mode(
                        "freeeeg32 with frames of " + UNKNOWN_LENGTH + " bytes",
                        freeEegOfAnotherLength(),
                        SHIPPED.named("freeeeg32"),
                        Optional.empty()),
                new Mode("cyton with markers", cyton, cyton, Optional.of("marker")),
                new Mode("daisy with markers", daisy, daisy, Optional.of("marker")));
    }

    private static DeviceProfile freeEegOfAnotherLength() {
        try (InputStream in = Objects.requireNonNull(
                DeviceProfiles.class.getResourceAsStream("/org/hillock/device/freeeeg32.json"))) {
            String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String lengths = "\"lengths\": [105, 99]";
            assertThat(shipped).contains(lengths);
            Path file = Files.createTempFile("freeeeg32", ".json");
            try {
                Files.writeString(file, shipped.replace(lengths, "\"lengths\": [" + UNKNOWN_LENGTH + "]"));
                return SHIPPED.named(file.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> deliveredAndReportedLostAreWhatWasSent() {
        return modes().flatMap(mode -> Stream.of(
                        "lost@%f:3",
                        "repeated@%f:3",
                        "torn@%f:3",
                        "corrupted@%f:3",
                        "stall@%f:400",
                        "garbage@%f:100",
                        "batch:16",
                        "unplug@%f:60")
                .map(fault -> DynamicTest.dynamicTest(mode.name() + ", " + fault, () -> accounts(mode, fault))));
    }

    private static void accounts(Mode mode, String pattern) throws InterruptedException {
        double seconds = FAULT_AT / mode.host().sampleRateHz();
        String fault = pattern.contains("%f") ? String.format(Locale.ROOT, pattern, seconds) : pattern;
        EmulationSettings plain = EmulationSettings.plain()
                .withFaults(List.of(Fault.parse(fault)))
                .withSamples(SAMPLES);
        EmulationSettings emulation = mode.trigger().map(plain::withTrigger).orElse(plain);
        SerialSettings settings = new SerialSettings(
                new TriggerSettings(mode.trigger(), Map.of()),
                Duration.ofSeconds(2),
                Duration.ofMillis(1),
                Duration.ofMillis(1));
        CountingSupply supply = new CountingSupply(mode.device()) {
            private long asked;

            @Override
            public int trigger() {
                asked++;
                return asked % 20 < 10 ? 'A' : 0;
            }
        };
        try (SteppedDevice stepped = new SteppedDevice(mode.device(), supply, emulation);
                SerialSource source =
                        new SerialSource("memory", mode.host(), settings, stepped.clock(), stepped.opener())) {
            HeardSamples heard = new HeardSamples(source);
            assertThat(stepped.awaitSilence(20)).as("the device fell silent").isTrue();
            assertThat(heard.failure()).isNull();
            assertThat(heard.stamps()).isSorted().doesNotHaveDuplicates();
            long taken = stepped.device().samplesTaken();
            long withheld = stepped.device().samplesWithheld();
            assertThat(taken).isBetween((long) SAMPLES, SAMPLES + 1L);
            assertThat((long) heard.samples().size()).isEqualTo(taken - withheld);
            if (pattern.startsWith("unplug")) {
                assertThat(heard.losses()).isEqualTo(1);
                assertThat(heard.recoveries()).isEqualTo(1);
            } else {
                assertThat(heard.losses()).isZero();
                assertThat(heard.missing()).isEqualTo(withheld);
                assertThat(placed(heard, supply, mode))
                        .isEqualTo(heard.samples().size());
            }
        }
    }

    @Test
    void tellsWhatCameInPlaceOfSamples() throws InterruptedException {
        DeviceProfile device = SHIPPED.named("freeeeg32");
        DeviceProfile wrong = SHIPPED.named("openeeg-p2");
        List<String> reasons = new CopyOnWriteArrayList<>();
        EmulationSettings settings = EmulationSettings.plain().withSamples(2000);
        try (SteppedDevice stepped = new SteppedDevice(device, new CountingSupply(device), settings);
                SerialSource source = new SerialSource(
                        "memory", wrong, SerialSettings.defaults(), stepped.clock(), stepped.opener())) {
            source.events().subscribe(event -> {
                if (event instanceof Lost lost) {
                    reasons.add(lost.reason());
                } else if (event instanceof SampleChunk chunk) {
                    chunk.release();
                }
            });
            assertThat(stepped.awaitSilence(20)).as("the device fell silent").isTrue();
        }
        assertThat(reasons)
                .singleElement()
                .asString()
                .matches("no sample for 20\\d\\d ms, but \\d{4,6} bytes that are no frames of the OpenEEG, .*");
    }

    /** How many samples have the values of the place where what was reported missing puts them. */
    private static int placed(HeardSamples heard, CountingSupply supply, Mode mode) {
        List<float[]> samples = heard.samples();
        List<Long> missingBefore = heard.missingBefore();
        List<Long> right = new ArrayList<>();
        long number = mode.host().frame().pairing().isPresent() ? 1 : 0;
        for (int s = 0; s < samples.size(); s++) {
            number += missingBefore.get(s);
            boolean same = true;
            for (int c = 0; c < samples.get(s).length; c++) {
                float expected = supply.expected(number, c);
                same &= Math.abs(samples.get(s)[c] - expected) <= 1e-5f * Math.abs(expected) + 1e-9f;
            }
            if (same) {
                right.add(number);
            }
            number++;
        }
        return right.size();
    }
}
