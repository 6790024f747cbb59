package org.hillock.acquisition.device.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hillock.acquisition.device.emulate.CountingSupply;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.link.LinkOpener;
import org.hillock.acquisition.device.link.SerialLink;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.profile.Transport;
import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every profile against its emulated device, through a real pseudo-terminal and the serial library. */
class EmulatedDevicesTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static final long FASTEST_HZ = 20_000;

    /** Classes are loaded by one device alone, so that those that stream unasked are not over before they are heard. */
    @BeforeAll
    static void needsPseudoTerminals() throws InterruptedException {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        deliversEverySample(DeviceProfiles.shipped().named("unicorn"));
    }

    private static Stream<DeviceProfile> profiles() {
        return DeviceProfiles.shipped().all().stream().filter(profile -> profile.sampleRateHz() <= FASTEST_HZ);
    }

    @TestFactory
    Stream<DynamicTest> deliversEverySampleOfItsEmulatedDevice() {
        return Together.tests(profiles(), DeviceProfile::id, EmulatedDevicesTest::deliversEverySample);
    }

    private static void deliversEverySample(DeviceProfile profile) throws InterruptedException {
        long samples = samples(profile);
        CountingSupply supply = new CountingSupply(profile);
        List<String> news = new ArrayList<>();
        EmulationSettings settings = EmulationSettings.plain().withSamples(samples);
        DeviceProfile impatient = Impatient.ofAnswering(profile);
        CountDownLatch opened = new CountDownLatch(1);
        try (EmulatedDevice device = new EmulatedDevice(impatient, supply, settings, CLOCK, news::add);
                SerialSource source =
                        new SerialSource(device.path(), impatient, SerialSettings.defaults(), CLOCK, telling(opened))) {
            Heard heard = new Heard(source);
            if (profile.streamsUnasked()) {
                assertThat(opened.await(10, TimeUnit.SECONDS)).isTrue();
            }
            device.start();
            heard.await(samples, profile.transport().ble().isPresent() ? 3000 : 500);
            while (!device.isFinished() && heard.ended.getCount() > 0) {
                Thread.sleep(2);
            }
            heard.awaitTotal(samples - firstHeard(profile, supply, heard), 20_000);
            assertThat(heard.failure.get()).as("failure of %s", profile.id()).isNull();
            checkSamples(profile, supply, heard, device.samplesTaken());
        }
    }

    /** Tells when the line is open: what streams unasked would else have streamed it all before anybody listens. */
    private static LinkOpener telling(CountDownLatch opened) {
        LinkOpener opener = SerialLink.opener(CLOCK);
        return new LinkOpener() {
            @Override
            public ByteLink open(String port, Transport transport) {
                return open(port, transport, () -> false);
            }

            @Override
            public ByteLink open(String port, Transport transport, BooleanSupplier stopped) {
                ByteLink link = opener.open(port, transport, stopped);
                opened.countDown();
                return link;
            }
        };
    }

    /** What streams unasked does so while it is being prepared, which may take longer on a busy machine. */
    private static long samples(DeviceProfile profile) {
        return profile.streamsUnasked()
                ? Math.max(59, (long) (profile.sampleRateHz() / 3))
                : Math.max(59, Math.min(400, (long) (profile.sampleRateHz() / 8)));
    }

    private static long firstHeard(DeviceProfile profile, CountingSupply supply, Heard heard)
            throws InterruptedException {
        heard.await(1, 20_000);
        return profile.streamsUnasked() && !heard.samples.isEmpty()
                ? firstNumber(profile, supply, heard.samples.get(0))
                : 0;
    }

    private static void checkSamples(DeviceProfile profile, CountingSupply supply, Heard heard, long samples) {
        long first = firstNumber(profile, supply, heard.samples.get(0));
        long number = first;
        for (int s = 0; s < heard.samples.size(); s++) {
            number += heard.missingBefore.get(s);
            for (int c = 0; c < heard.samples.get(s).length; c++) {
                float expected = supply.expected(number, c);
                assertThat(heard.samples.get(s)[c])
                        .as("channel %d of sample %d of %s", c, number, profile.id())
                        .isCloseTo(expected, within(1e-5f * Math.abs(expected) + 1e-9f));
            }
            number++;
        }
        assertThat(heard.missing()).as("missing of %s", profile.id()).isZero();
        long end = profile.frame().pairing().isPresent() ? samples + 1 : samples;
        // What streams unasked may be rounds ahead before the first sample is heard; values repeat every round.
        assertThat(profile.streamsUnasked() ? Math.floorMod(number, CountingSupply.ROUND) : number)
                .as("number after the last sample of %s", profile.id())
                .isEqualTo(profile.streamsUnasked() ? Math.floorMod(end, CountingSupply.ROUND) : end);
        for (int s = 1; s < heard.stamps.size(); s++) {
            assertThat(heard.stamps.get(s)).isGreaterThan(heard.stamps.get(s - 1));
        }
    }

    /**
     * The number of the first sample: what a device streams unasked while it is being prepared is lost, and Daisy's first
     * pair is left out by both sides.
     */
    private static long firstNumber(DeviceProfile profile, CountingSupply supply, float[] sample) {
        if (profile.frame().pairing().isPresent()) {
            return 1;
        }
        if (!profile.streamsUnasked()) {
            return 0;
        }
        long number = 0;
        while (number < CountingSupply.ROUND
                && Math.abs(supply.expected(number, 0) - sample[0]) > 1e-4f * Math.abs(sample[0])) {
            number++;
        }
        return number;
    }
}
