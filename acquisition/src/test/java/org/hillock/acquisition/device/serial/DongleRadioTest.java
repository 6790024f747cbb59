package org.hillock.acquisition.device.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.emulate.CountingSupply;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.emulate.Fault;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.link.Dialogue;
import org.hillock.acquisition.device.link.DongleRadio;
import org.hillock.acquisition.device.link.SerialLink;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.profile.RadioSpec;
import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** OpenBCI's dongle and a board on another radio channel, through a real pseudo-terminal. */
class DongleRadioTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static final int OFF = 0;
    private static DeviceProfile shipped;
    private static DeviceProfile cyton;

    @BeforeAll
    static void load() {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        shipped = DeviceProfiles.shipped().named("openbci-cyton");
        cyton = Impatient.of(shipped);
    }

    /** A device that is started, with its board on a channel. */
    private static EmulatedDevice boardOn(int channel) {
        EmulationSettings settings = EmulationSettings.plain().withFaults(List.of(Fault.parse("channel:" + channel)));
        EmulatedDevice device = new EmulatedDevice(cyton, new CountingSupply(cyton), settings, CLOCK, line -> {});
        device.start();
        return device;
    }

    private static void ask(EmulatedDevice device, Consumer<DongleRadio> question) {
        try (ByteLink link = SerialLink.opener(CLOCK).open(device.path(), cyton.transport())) {
            question.accept(new DongleRadio(new Dialogue("/dev/ttyUSB7", link, cyton, CLOCK, () -> false), cyton));
        }
    }

    @Test
    void sendsWhatTheRadioFirmwareUnderstands() {
        RadioSpec radio = shipped.transport().radio().orElseThrow();
        assertThat(radio.status().send()).hasToString("F007");
        assertThat(radio.query().send()).hasToString("F000");
        assertThat(radio.set().send().text()).isEqualTo("\u00F0\u0001{channel}");
        assertThat(radio.override().send().text()).isEqualTo("\u00F0\u0002{channel}");
        assertThat(radio.override().pause()).isEqualTo(Duration.ofMillis(500));
        assertThat(List.of(radio.firstChannel(), radio.lastChannel())).containsExactly(1, 25);
    }

    @Test
    void findsABoardOnAnotherChannelAndStreamsThere() throws InterruptedException {
        try (EmulatedDevice device = boardOn(4)) {
            ask(device, radio -> {
                assertThat(radio.isUp()).isFalse();
                assertThat(radio.channel()).hasValue(6);
                List<Integer> tried = new ArrayList<>();
                assertThat(radio.hunt(tried::add)).isEqualTo(4);
                assertThat(tried).containsExactly(1, 2, 3, 4);
                assertThat(radio.isUp()).isTrue();
                assertThat(radio.channel()).hasValue(4);
                assertThat(radio.hunt(tried::add))
                        .as("a second hunt has nothing to do")
                        .isEqualTo(4);
                assertThat(tried).hasSize(4);
            });
            try (SerialSource source = new SerialSource(device.path(), cyton, SerialSettings.defaults(), CLOCK)) {
                Heard heard = new Heard(source);
                heard.await(20, 3000);
                assertThat(heard.samples).hasSizeGreaterThanOrEqualTo(20);
            }
        }
    }

    @Test
    void movesBothEndsOnlyWhileTheyHearEachOther() {
        try (EmulatedDevice device = boardOn(6)) {
            ask(device, radio -> {
                radio.set(11);
                assertThat(radio.channel()).hasValue(11);
                assertThat(radio.isUp()).isTrue();
                assertThatThrownBy(() -> radio.set(26))
                        .isInstanceOf(AcquisitionException.class)
                        .hasMessageContainingAll("26", "from 1 to 25");
            });
        }
        try (EmulatedDevice device = boardOn(9)) {
            ask(
                    device,
                    radio -> assertThatThrownBy(() -> radio.set(9))
                            .isInstanceOf(AcquisitionException.class)
                            .hasMessageContaining("find its channel first with 'hillock devices radio /dev/ttyUSB7"));
        }
    }

    @Test
    void goesBackAndSaysSoWhenTheBoardIsOff() {
        try (EmulatedDevice device = boardOn(OFF)) {
            ask(device, radio -> {
                List<Integer> tried = new ArrayList<>();
                assertThatThrownBy(() -> radio.hunt(tried::add))
                        .isInstanceOf(AcquisitionException.class)
                        .hasMessage("The OpenBCI Cyton was heard on none of the radio channels 1 to 25: it is off, its"
                                + " battery is empty, or it is too far away; see to that and hunt again. The dongle is"
                                + " back on channel 6.");
                assertThat(tried).hasSize(25);
                assertThat(radio.channel()).hasValue(6);
            });
        }
    }

    @Test
    void saysInOneSentenceHowABoardThatDoesNotAnswerIsFound() throws InterruptedException {
        try (EmulatedDevice device = boardOn(9);
                SerialSource source = new SerialSource(device.path(), cyton, SerialSettings.defaults(), CLOCK)) {
            Heard heard = new Heard(source);
            heard.await(1, 3000);
            assertThat(heard.failure.get())
                    .isInstanceOf(AcquisitionException.class)
                    .hasMessageContainingAll(
                            "answered 'Failure: Communications timeout - Device failed to poll Host$$$' to 'v'",
                            "the board does not: it is off, or on another radio channel",
                            "hillock devices radio " + device.path() + " --as openbci-cyton --hunt");
        }
    }

    @Test
    void refusesARadioWhereThereIsNone() {
        DeviceProfile unicorn = DeviceProfiles.shipped().named("unicorn");
        EmulationSettings settings = EmulationSettings.plain().withFaults(List.of(Fault.parse("channel:4")));
        assertThatThrownBy(() ->
                        new EmulatedDevice(unicorn, new CountingSupply(unicorn), settings, CLOCK, line -> {}).start())
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("a device behind a dongle with radio channels");
    }
}
