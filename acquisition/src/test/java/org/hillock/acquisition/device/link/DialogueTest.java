package org.hillock.acquisition.device.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.profile.Transport;
import org.junit.jupiter.api.Test;

/** What is made of answers, over a line that says the same whatever it is asked, and on which time flies. */
class DialogueTest {
    private static final DeviceProfiles PROFILES = DeviceProfiles.shipped();

    private final List<Integer> speeds = new ArrayList<>();
    private long nowNanos;
    private boolean unplugged;

    private List<String> speak(String profile, String dialogue, String answer) {
        DeviceProfile named = PROFILES.named(profile);
        ByteLink link = new Saying(answer.getBytes(StandardCharsets.ISO_8859_1));
        return new Dialogue("/dev/ttyUSB7", link, named, () -> nowNanos, () -> false).speak(dialogue);
    }

    private void refuses(String profile, String dialogue, String answer, String... parts) {
        assertThatThrownBy(() -> speak(profile, dialogue, answer))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void takesAnyOfTheNamesOfABoard() {
        assertThat(speak("chords-uno-r3", "prepare", "UNO-CLONE\r\n")).containsExactly("UNO-CLONE\r\n");
        assertThat(speak("chords-nano", "prepare", "NANO-CLONE\n")).containsExactly("NANO-CLONE\n");
        refuses(
                "chords-mega",
                "prepare",
                "UNO-R4\n",
                "answered 'UNO-R4' to 'WHORU'",
                "'MEGA-2560-R3' or 'MEGA-2560-CLONE'");
    }

    @Test
    void findsTheNameBehindTheSamplesOfABoardThatStreamsAlready() {
        String sample = "\u00C7|\u0005\u0001\n\u0002\u0001\u0001";
        assertThat(speak("chords-mega", "prepare", sample.repeat(3) + "MEGA-2560-R3\n" + sample))
                .singleElement()
                .asString()
                .endsWith("MEGA-2560-R3\n");
    }

    @Test
    void takesAnyOfTheShieldsAndNamesAnotherBox() {
        String start = "\u00FF\u00FF\u0001\u0001\u0080\u00FF";
        String end = "\u00FF\u00FF\u0001\u0001\u0081\u00FF";
        String frames = "\u0084\u0000\u0084\u0001";
        assertThat(speak("backyard-brains-shield-2ch", "prepare", frames + start + "HWT:PLANTSS;" + end + frames))
                .hasSize(3)
                .contains(start + "HWT:PLANTSS;" + end);
        refuses(
                "backyard-brains-hbsb-pro",
                "prepare",
                frames + start + "EVNT:2;" + end + frames + start + "HWT:HUMANSB;" + end,
                "did not answer 'b:;' within 3000 ms but sent 'EVNT:2; HWT:HUMANSB;'",
                "its profile");
    }

    @Test
    void saysWhyADongleDoesNotConnect() {
        String scanning = "\u00AA\u00AA\u0003\u00D4\u0001\u0001\u0029";
        assertThat(speak("mindwave-dongle", "start", scanning + "\u00AA\u00AA\u0004\u00D0\u0002\u0012\u0034\u00E7"))
                .hasSize(1);
        refuses(
                "mindwave-dongle",
                "start",
                scanning.repeat(15) + "\u00AA\u00AA\u0004\u00D1\u0002\u00FF\u00FF\u002E",
                "did not answer the bytes C2",
                "found no headset; switch the headset on");
        refuses("mindwave-dongle", "start", scanning, "searches for a headset or waits");
    }

    @Test
    void speaksAStepAtItsOwnSpeedAndGoesBack() {
        assertThat(speak("tgam", "start", "\u00E0")).hasSize(1);
        assertThat(speeds).containsExactly(9600, 57600);
    }

    @Test
    void saysThatTheDeviceWentWhileItStarted() {
        unplugged = true;
        refuses("tgam", "start", "", "TGAM", "was unplugged or switched off while it was being prepared");
    }

    @Test
    void saysWhyAPortIsRefused() {
        Transport explore = PROFILES.named("bitalino").transport();
        assertThat(SerialLink.refused("/dev/rfcomm0", 2, explore)).hasMessageContaining("'rfcomm bind 0 ADDRESS 1'");
        assertThat(SerialLink.refused("/dev/rfcomm0", 112, explore))
                .hasMessageContaining("off, asleep or too far away");
        assertThat(SerialLink.refused("/dev/rfcomm0", 111, explore)).hasMessageContaining("bind the port anew");
        assertThat(SerialLink.refused("/dev/ttyUSB0", 16, explore)).hasMessageContaining("ModemManager");
        assertThat(SerialLink.refused("/dev/ttyUSB0", 2, explore)).hasMessageContaining("plug the device in");
    }

    @Test
    void namesPortAndProfileInTheCure() {
        refuses(
                "cyton",
                "prepare",
                "Failure: Communications timeout - Device failed to poll Host$$$",
                "The OpenBCI Cyton on /dev/ttyUSB7 answered",
                "'hillock devices radio /dev/ttyUSB7 --as openbci-cyton --hunt'");
        assertThat(PROFILES.all())
                .flatMap(DeviceProfile::failures)
                .allSatisfy(
                        failure -> assertThat(failure.cureAt("COM3", "mine")).doesNotContain("PORT", "{", "}"));
    }

    /** A second goes by with every read. */
    private final class Saying implements ByteLink {
        private final byte[] answer;
        private boolean asked;

        Saying(byte[] answer) {
            this.answer = answer;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            nowNanos += 1_000_000_000;
            if (unplugged) {
                return GONE;
            }
            if (!asked) {
                return 0;
            }
            asked = false;
            System.arraycopy(answer, 0, into, offset, answer.length);
            return answer.length;
        }

        @Override
        public boolean write(byte[] bytes, Duration deadline) {
            asked = true;
            return true;
        }

        @Override
        public void changeSpeed(int baud) {
            speeds.add(baud);
        }

        @Override
        public void close() {
            asked = false;
        }
    }
}
