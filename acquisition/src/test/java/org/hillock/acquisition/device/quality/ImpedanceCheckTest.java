package org.hillock.acquisition.device.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.emulate.SampleSupply;
import org.hillock.acquisition.device.link.SerialLink;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.profile.ImpedanceSpec;
import org.hillock.acquisition.device.quality.ImpedanceCheck.Impedance;
import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ImpedanceCheckTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static final DeviceProfile CYTON = DeviceProfiles.shipped().named("cyton");

    private static ImpedanceSpec spec() {
        return CYTON.impedance().orElseThrow();
    }

    @Test
    void followsTheMakersFormula() {
        assertThat(ImpedanceCheck.ohms(spec(), Math.sqrt(2) * 30)).isCloseTo(4871, within(1.0));
        assertThat(ImpedanceCheck.ohms(spec(), Math.sqrt(2) * 9.33)).isZero();
        assertThat(spec().rescale()).isEqualTo(24);
    }

    /** Two electrodes suffice; each is measured through a dialogue of its own. */
    private static DeviceProfile withTwoElectrodes() {
        ImpedanceSpec all = spec();
        ImpedanceSpec two = new ImpedanceSpec(
                all.driveAmps(),
                all.frequencyHz(),
                all.seriesOhms(),
                0.5,
                all.rescale(),
                all.channelCodes().subList(0, 2),
                all.on(),
                all.off());
        return new DeviceProfile(
                CYTON.id(),
                CYTON.name(),
                CYTON.aliases(),
                CYTON.source(),
                CYTON.transport(),
                CYTON.sampleRateHz(),
                CYTON.montage(),
                CYTON.commands(),
                CYTON.frame(),
                java.util.Optional.of(two),
                CYTON.reference(),
                CYTON.notchHz(),
                CYTON.failures());
    }

    /** The current's voltage over 10 and 50 kohm with the board's own, at a gain of 1, in mains and drift. */
    private static final class Electrodes implements SampleSupply {
        private static final double[] OHMS = {10_000, 50_000};
        private long number;

        @Override
        public boolean next(float[] sample) {
            double seconds = number++ / CYTON.sampleRateHz();
            for (int c = 0; c < sample.length; c++) {
                double volts = 6e-9 * (OHMS[c % 2] + 2200) * Math.sin(2 * Math.PI * 31.25 * seconds);
                double others = 100e-6 * Math.sin(2 * Math.PI * 50 * seconds) + 200e-6 * Math.sin(2 * seconds);
                sample[c] = (float) ((volts + others) * 1e6 / 24);
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

    @Test
    void measuresElectrodesThroughMainsAndDrift() {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        DeviceProfile profile = withTwoElectrodes();
        try (EmulatedDevice device =
                new EmulatedDevice(profile, new Electrodes(), EmulationSettings.plain(), CLOCK, line -> {})) {
            device.start();
            List<Impedance> measured =
                    new ImpedanceCheck(profile, CLOCK, () -> false).run(device.path(), SerialLink.opener(CLOCK));
            assertThat(measured).extracting(Impedance::label).containsExactly("Fp1", "Fp2");
            assertThat(measured.get(0).ohms()).isCloseTo(10_000, within(500.0));
            assertThat(measured.get(1).ohms()).isCloseTo(50_000, within(500.0));
        }
    }

    @Test
    void refusesADeviceThatCannot() {
        DeviceProfile unicorn = DeviceProfiles.shipped().named("unicorn");
        assertThatThrownBy(() -> new ImpedanceCheck(unicorn, CLOCK, () -> false))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("leave --impedance out");
    }
}
