package org.hillock.acquisition.device.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.emulate.SampleSupply;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.profile.ImpedanceSpec;
import org.hillock.acquisition.device.profile.ImpedanceSpec.Calibrated;
import org.hillock.acquisition.device.profile.ImpedanceSpec.LeadOffSine;
import org.hillock.acquisition.device.profile.ImpedanceSpec.QuarterRate;
import org.hillock.acquisition.device.serial.SerialSettings;
import org.hillock.acquisition.device.serial.SerialSource;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ImpedanceCheckTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DeviceProfile CYTON = DeviceProfiles.shipped().named("cyton");
    private static final DeviceProfile CGX = DeviceProfiles.shipped().named("cgx");

    private static LeadOffSine spec() {
        return (LeadOffSine) CYTON.impedance().orElseThrow();
    }

    @Test
    void followsTheMakersFormula() {
        assertThat(spec().ohms(Math.sqrt(2) * 30)).isCloseTo(4871, within(1.0));
        assertThat(spec().ohms(Math.sqrt(2) * 9.33)).isZero();
        assertThat(spec().rescale()).isEqualTo(24);
    }

    /** 1 mV of swing through 24 nA: 1e-3 V * 1.4 / (2 * 24e-9 A). */
    @Test
    void followsTheFormulaOfCgxOverFourSamples() {
        QuarterRate carrier = (QuarterRate) CGX.impedance().orElseThrow();
        assertThat(carrier.ohms(1000)).isCloseTo(29_166.7, within(0.1));
        double[] samples = new double[2 * QuarterCarrier.BLOCK];
        for (int phase = 0; phase < 16; phase++) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = 700 * Math.sin(Math.PI * (i + phase / 4.0) / 2);
            }
            double single = Math.max(Math.abs(samples[2] - samples[0]), Math.abs(samples[3] - samples[1]));
            assertThat(QuarterCarrier.swing(samples)).isCloseTo(single, within(1e-6));
        }
    }

    /** A dry electrode's drift, mains and a carrier a little off the sample clock. */
    @Test
    void findsTheCarrierAmongMainsDriftAndJumps() {
        double[] samples = new double[500];
        for (int i = 0; i < samples.length; i++) {
            double seconds = i / 500.0;
            samples[i] = 240 * Math.sin(2 * Math.PI * 124 * seconds)
                    + 100 * Math.sin(2 * Math.PI * 50 * seconds)
                    + 20_000 * seconds
                    + (i < 90 ? 5000 : 0);
        }
        assertThat(QuarterCarrier.swing(samples)).isBetween(2 * 240 * 0.68, 2 * 240 * 1.03);
    }

    /** The same with two electrodes, and half the time to listen. */
    private static DeviceProfile withTwoElectrodes(DeviceProfile profile) {
        ImpedanceSpec shorter = profile.impedance()
                .map(spec -> spec instanceof LeadOffSine sine
                        ? new LeadOffSine(
                                sine.driveAmps(),
                                sine.frequencyHz(),
                                sine.seriesOhms(),
                                0.5,
                                sine.rescale(),
                                sine.channelCodes().subList(0, 2),
                                sine.on(),
                                sine.off())
                        : spec)
                .orElseThrow();
        return with(profile, shorter);
    }

    private static DeviceProfile with(DeviceProfile profile, ImpedanceSpec impedance) {
        return new DeviceProfile(
                profile.id(),
                profile.name(),
                profile.aliases(),
                profile.source(),
                profile.transport(),
                profile.sampleRateHz(),
                profile.rates(),
                profile.montage(),
                profile.commands(),
                profile.frame(),
                Optional.of(impedance),
                profile.reference(),
                profile.notchHz(),
                profile.failures());
    }

    /** Mains, drift, and a little of everything. */
    private static final class MainsAndDrift implements SampleSupply {
        private final double rateHz;
        private long number;

        MainsAndDrift(double rateHz) {
            this.rateHz = rateHz;
        }

        @Override
        public boolean next(float[] sample) {
            double seconds = number++ / rateHz;
            for (int c = 0; c < sample.length; c++) {
                sample[c] = (float) (100 * Math.sin(2 * Math.PI * 50 * seconds) + 200 * Math.sin(2 * seconds + c));
            }
            return true;
        }

        @Override
        public int trigger() {
            return 0;
        }

        @Override
        public void close() {
            number = 0;
        }
    }

    /** What a source that is to measure first tells up to its first sample. */
    private static List<StreamEvent> told(DeviceProfile profile, List<String> news) {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        SampleSupply supply = new MainsAndDrift(profile.sampleRateHz());
        SerialSettings settings = SerialSettings.defaults().with(SerialSettings.Impedance.MEASURED_FIRST);
        try (EmulatedDevice device = new EmulatedDevice(profile, supply, EmulationSettings.plain(), CLOCK, news::add)) {
            device.start();
            try (SerialSource source = new SerialSource(device.path(), profile, settings, CLOCK)) {
                return Objects.requireNonNull(source.events()
                        .takeUntil(event -> event instanceof SampleChunk)
                        .collectList()
                        .block(LONG));
            }
        }
    }

    private static Map<String, Double> measured(DeviceProfile profile, List<String> news) {
        Map<String, Double> ohms = new LinkedHashMap<>();
        long before = CLOCK.nanoTime();
        for (StreamEvent event : told(profile, news)) {
            if (event instanceof ElectrodeImpedance measured) {
                assertThat(measured.streamId()).isEqualTo(profile.id());
                assertThat(measured.arrivalNanos()).isBetween(before, CLOCK.nanoTime());
                ohms.put(measured.electrode(), measured.ohms());
            }
        }
        return ohms;
    }

    @Test
    void measuresElectrodesThroughMainsAndDrift() {
        List<String> news = new CopyOnWriteArrayList<>();
        Map<String, Double> measured = measured(withTwoElectrodes(CYTON), news);
        assertThat(measured.keySet()).containsExactly("Fp1", "Fp2");
        assertThat(measured.get("Fp1")).isCloseTo(10_000, within(500.0));
        assertThat(measured.get("Fp2")).isCloseTo(20_000, within(500.0));
        assertThat(news).containsSubsequence("current on", "current off", "current on", "current off", "started");
    }

    @Test
    void measuresAllElectrodesOfACgxHeadsetAtOnceAndEndsItsCarrier() {
        List<String> news = new CopyOnWriteArrayList<>();
        Map<String, Double> measured = measured(CGX, news);
        assertThat(measured.keySet()).containsExactlyElementsOf(CGX.montage().labels());
        double expected = 0;
        for (double ohms : measured.values()) {
            expected += 10_000;
            assertThat(ohms).isCloseTo(expected, within(300.0));
        }
        assertThat(news).containsSubsequence("current on", "current off");
    }

    /** By the line that the device tells, halved as the maker's client does. */
    @Test
    void measuresAllElectrodesOfAnExploreByItsOwnLine() {
        DeviceProfile shipped = DeviceProfiles.shipped().named("mentalab-explore-4");
        Calibrated line = (Calibrated) shipped.impedance().orElseThrow();
        DeviceProfile explore = with(shipped, new Calibrated(line.factor(), 0.5, line.on(), line.off()));
        List<String> news = new CopyOnWriteArrayList<>();
        Map<String, Double> measured = measured(explore, news);
        assertThat(measured.keySet()).containsExactly("ch1", "ch2", "ch3", "ch4");
        double expected = 0;
        for (double ohms : measured.values()) {
            expected += 10_000;
            assertThat(ohms).isCloseTo(expected, within(300.0));
        }
        assertThat(news).containsSubsequence("current on", "current off", "started");
    }

    /** 1000 uV by a line of 232 kohm a millivolt less 104: (232.47 - 104.46) / 2 kohm. */
    @Test
    void followsTheFormulaOfExplore() {
        Calibrated line = (Calibrated)
                DeviceProfiles.shipped().named("explore").impedance().orElseThrow();
        assertThat(line.ohms(1000, 232_470, 104.46)).isCloseTo(64_005, within(0.1));
        assertThat(line.ohms(100, 232_470, 104.46)).isZero();
        assertThat(line.swingMicrovolts(64_005, 232_470, 104.46)).isCloseTo(1000, within(1e-6));
    }

    @Test
    void halvesWhatAGanglionSays() {
        DeviceProfile ganglion = DeviceProfiles.shipped().named("ganglion");
        Map<String, Double> measured = measured(ganglion, new CopyOnWriteArrayList<>());
        assertThat(measured)
                .containsExactly(
                        entry("Ch1", 5_000.0),
                        entry("Ch2", 10_000.0),
                        entry("Ch3", 15_000.0),
                        entry("Ch4", 20_000.0),
                        entry("reference", 25_000.0));
    }

    @Test
    void refusesADeviceThatCannot() {
        DeviceProfile unicorn = DeviceProfiles.shipped().named("unicorn");
        SerialSettings settings = SerialSettings.defaults().with(SerialSettings.Impedance.MEASURED_FIRST);
        assertThatThrownBy(() -> new SerialSource("/dev/ttyUSB0", unicorn, settings, CLOCK))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("leave the impedance check out");
    }
}
