package org.hillock.acquisition.device.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.device.profile.ChecksumSpec;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Known frames of each device and what they mean. A frame that needs good neighbours before it is trusted is followed by
 * copies of itself with the next counts, whose samples are not looked at.
 */
class SheetVectorsTest {
    private static DeviceProfiles profiles;

    @BeforeAll
    static void load() {
        profiles = DeviceProfiles.shipped();
    }

    @Test
    void cytonWithAccelerometer() {
        Decoded decoded = decode(
                "openbci-cyton",
                counted(
                        "A0 01 00 00 01 FF FF FF 7F FF FF 80 00 00 00 00 00 00 10 00 FF F0 00 12 34 56 1F 40 FF 60 00 00 C0",
                        1));
        assertThat(decoded.sample(0))
                .containsExactly(
                        floats(0.022352, -0.022352, 187500, -187500.022352, 0, 91.552745, -91.552745, 26666.659315),
                        TENTH);
        assertThat(decoded.aux("accel X", "accel Y", "accel Z")).containsExactly(floats(1, -0.02, 0), TENTH);
    }

    @Test
    void cytonInAnalogMode() {
        Decoded decoded = decode(
                "openbci-cyton",
                counted(
                        "A0 FF FF FC 18 FF FC 18 FF FC 18 FF FC 18 FF FC 18 FF FC 18 FF FC 18 FF FC 18 02 00 03 FF 00 00 C1",
                        1));
        assertThat(decoded.sample(0)).containsOnly(-22.351744f);
        assertThat(decoded.aux("analog A5", "analog A6", "analog A7")).containsExactly(512, 1023, 0);
    }

    /** D11 and D12, D13 and D17, and D18, each pair as one value of two bytes. */
    @Test
    void cytonInDigitalMode() {
        DeviceProfile digital = profiles.named("openbci-cyton").inModeOf(Optional.of("digital D17"));
        Decoded decoded = Decoded.of(
                digital,
                counted(
                        "A0 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00 00 01 00 01 C1",
                        1));
        assertThat(decoded.aux("digital D11", "digital D12", "digital D13", "digital D17", "digital D18"))
                .containsExactly(1, 0, 0, 1, 1);
        assertThat(digital.dialogue(DeviceProfile.PREPARE))
                .last()
                .satisfies(step -> assertThat(step.send().text()).isEqualTo("/3"));
        assertThat(digital.auxiliaryFields())
                .extracting(FieldSpec::name)
                .containsExactly("accel", "digital", "digital D18");
        DeviceProfile plain = profiles.named("openbci-cyton").inModeOf(Optional.empty());
        assertThat(plain.auxiliaryFields()).extracting(FieldSpec::name).containsExactly("accel");
        assertThat(plain.dialogue(DeviceProfile.PREPARE))
                .noneSatisfy(step -> assertThat(step.send().text()).isIn("/2", "/3"));
    }

    /** The board puts a marker into the first auxiliary value of one frame. */
    @Test
    void cytonInMarkerMode() {
        DeviceProfile marking = profiles.named("openbci-cyton").inModeOf(Optional.of("marker"));
        Decoded decoded = Decoded.of(
                marking,
                counted(
                        "A0 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 41 00 00 00 00 C1",
                        1));
        assertThat(decoded.aux("marker")).containsExactly('A');
        assertThat(marking.dialogue(DeviceProfile.PREPARE))
                .last()
                .satisfies(step -> assertThat(step.send().text()).isEqualTo("/4"));
        assertThat(marking.auxiliaryFields()).extracting(FieldSpec::name).containsExactly("accel", "marker");
    }

    @Test
    void cytonWithBoardTime() {
        Decoded decoded = decode(
                "openbci-cyton",
                counted(
                        "A0 07 00 03 E8 00 03 E8 00 03 E8 00 03 E8 00 03 E8 00 03 E8 00 03 E8 00 03 E8 1F 40 00 01 E2 40 C4",
                        1));
        assertThat(decoded.sample(0)).containsOnly(22.351744f);
        assertThat(decoded.batch.auxCount()).isZero();
    }

    @Test
    void daisyInTwoHalves() {
        String even =
                "A0 02 00 07 D0 00 07 D0 00 07 D0 00 07 D0 00 07 D0 00 07 D0 00 07 D0 00 07 D0 00 00 00 00 00 00 C0";
        String odd =
                "A0 03 FF F8 30 FF F8 30 FF F8 30 FF F8 30 FF F8 30 FF F8 30 FF F8 30 FF F8 30 00 00 00 00 00 00 C0";
        Decoded pair = decode("openbci-cyton-daisy", bytes(even + odd));
        assertThat(pair.batch.count()).isEqualTo(1);
        float[] sample = pair.sample(0);
        for (int channel = 0; channel < 8; channel++) {
            assertThat(sample[channel]).isCloseTo(-44.703489f, TENTH);
            assertThat(sample[8 + channel]).isCloseTo(44.703489f, TENTH);
        }
        Decoded alone = decode("openbci-cyton-daisy", counted(odd, 1));
        assertThat(alone.batch.count()).isZero();
    }

    @Test
    void ganglionOfFirmware3() {
        Decoded eighteen =
                decode("openbci-ganglion-fw3", notified("01 00 00 BF FF F0 01 03 FF C1 7F FF A0 00 10 00 00 00 0E 3F"));
        assertThat(eighteen.sample(0)).containsExactly(floats(0.239354, -0.239354, 7.659315, -7.659315), TENTH);
        assertThat(eighteen.sample(1)).containsExactly(floats(15686.037026, -15686.276380, 0, 1.675475), TENTH);
        assertThat(eighteen.batch.auxRows()[0]).isCloseTo(1.008f, TENTH);
        Decoded nineteen =
                decode("openbci-ganglion-fw3", notified("64 00 00 5F FF FC 00 0F 7F FE 10 00 01 FF FF DF FF F4 00 01"));
        assertThat(nineteen.sample(0)).containsExactly(floats(0.119677, -0.119677, 1.795152, -1.914829), TENTH);
        assertThat(nineteen.sample(1)).containsExactly(floats(0, -0.119677, 15686.156703, -15686.276380), TENTH);
    }

    @Test
    void ganglionOfFirmware2() {
        Decoded decoded = decode(
                "openbci-ganglion-fw2",
                notified("00 00 03 E8 FF FC 18 00 00 00 00 13 88 00 00 00 00 00 00 00"),
                notified("65 00 01 5F FF DC 00 00 00 0C 8F FF FA 00 01 BF FF F8 03 E8"));
        double scale = 0.0018699498629276496;
        assertThat(decoded.sample(0)).containsExactly(scaled(scale, 1000, -1000, 0, 5000), TENTH);
        assertThat(decoded.sample(1)).containsExactly(scaled(scale, 990, -990, 0, 4800), TENTH);
        assertThat(decoded.sample(2)).containsExactly(scaled(scale, 994, -996, 2, 3800), TENTH);
    }

    @Test
    void unicorn() {
        Decoded decoded = decode(
                "gtec-unicorn",
                little(
                        "C0 00 0F 00 00 01 FF FF FF 00 03 E8 FF FC 18 00 9F AF FF 60 51 00 00 00 7F FF FF 00 10 00 F8 00 00"
                                + " 48 01 B8 FE 00 00 B0 00 00 00 0D 0A",
                        39));
        assertThat(decoded.sample(0))
                .containsExactly(
                        floats(0.089407, -0.089407, 89.406978, -89.406978, 3654.867846, -3654.867846, 0, 750000),
                        TENTH);
        assertThat(decoded.aux("accel X", "accel Y", "accel Z")).containsExactly(floats(1, -0.5, 0), TENTH);
        assertThat(decoded.aux("gyro X", "gyro Y", "gyro Z")).containsExactly(floats(10, -10, 0), TENTH);
        assertThat(decoded.aux("battery")).containsExactly(floats(100), TENTH);
    }

    @Test
    void unicornByItsVendor() {
        Decoded decoded = decode(
                "gtec-unicorn",
                little(
                        "C0 00 0F 00 9F AF 00 9F D4 00 A0 40 00 9F 43 00 9F 9A 00 9F E3 00 9F 85 00 9F BB 2E F6 E9 02 8D F2"
                                + " F3 FF EF FF 23 00 B0 00 00 00 0D 0A",
                        39));
        assertThat(decoded.sample(0))
                .containsExactly(
                        floats(3654.87, 3658.18, 3667.83, 3645.21, 3652.99, 3659.52, 3651.11, 3655.94), within(0.006f));
        assertThat(decoded.aux("accel X", "accel Y", "accel Z"))
                .containsExactly(floats(-0.614, 0.182, -0.841), within(0.0006f));
        assertThat(decoded.aux("gyro X", "gyro Y", "gyro Z"))
                .containsExactly(floats(-0.396, -0.518, 1.067), within(0.0015f));
    }

    @Test
    void thinkGear() {
        String id = "neurosky-mindwave-mobile";
        assertThat(decode(id, bytes("AA AA 04 80 02 FF 00 7E")).sample(0)).containsExactly(-56.25f);
        Decoded summary = decode(id, bytes("AA AA 06 02 00 04 3C 05 2D 8B"));
        assertThat(summary.batch.count()).isZero();
        assertThat(summary.aux("poorSignal", "attention", "meditation")).containsExactly(0, 60, 45);
        Decoded second = decode(
                id,
                bytes(
                        "AA AA 20 02 1A 83 18 01 86 A0 00 C3 50 00 4E 20 00 46 50 00 23 28 00 1F 40 00 0F A0 00 07 D0 04 35"
                                + " 05 40 5C"));
        assertThat(second.aux("poorSignal", "attention", "meditation")).containsExactly(26, 53, 64);
        assertThat(second.aux("delta", "theta", "lowAlpha", "highAlpha", "lowBeta", "highBeta", "lowGamma", "midGamma"))
                .containsExactly(100000, 50000, 20000, 18000, 9000, 8000, 4000, 2000);
        assertThat(decode(id, bytes("AA AA 03 D4 01 00 2A")).batch.notes()).containsExactly("dongle standby");
        assertThat(decode(id, bytes("AA AA 04 80 02 FF 00 7F")).batch.count()).isZero();
    }

    @Test
    void freeEeg32() {
        StringBuilder hex = new StringBuilder("A0 05");
        for (int channel = 0; channel < 32; channel++) {
            hex.append(String.format("%06X", channel * 1000));
        }
        Decoded decoded = decode("freeeeg32", counted(hex + "000000000000C0", 1));
        assertThat(decoded.batch.count()).isPositive();
        for (int channel = 0; channel < 32; channel++) {
            assertThat(decoded.sample(0)[channel]).isCloseTo(channel * 37.252907f, within(0.001f));
        }
        Decoded withoutPlaces = decode("freeeeg32", counted(hex + "C0", 1));
        assertThat(withoutPlaces.sample(0)[31]).isCloseTo(31 * 37.252907f, within(0.001f));
    }

    @Test
    void hackEegInBothShapes() {
        byte[] packed =
                bytes("82 A1 43 CC C8 A1 44 C4 23 40 42 0F 00 2A 00 00 00 C0 00 00 00 00 01 FF FF FF 00 00 02 FF FF"
                        + " FE 00 00 03 FF FF FD 00 00 04 FF FF FC");
        byte[] line = "{\"C\":200,\"D\":\"QEIPACoAAADAAAAAAAH///8AAAL///4AAAP///0AAAT///w=\"}\n"
                .getBytes(StandardCharsets.US_ASCII);
        for (byte[] bytes : List.of(packed, line)) {
            Decoded decoded = decode("hackeeg", bytes);
            assertThat(decoded.sample(0))
                    .containsExactly(scaled(4.5e6 / 24 / 8388607, 1, -1, 2, -2, 3, -3, 4, -4), TENTH);
            assertThat(decoded.aux("micros", "status")).containsExactly(1_000_000, 0xC00000);
        }
    }

    @Test
    void chords() {
        Decoded decoded = decode("chords-uno-r3", counted("C7 7C 09 02 00 02 01 00 00 03 FF 01 00 03 00 01", 2));
        assertThat(decoded.sample(0)).containsExactly(512, 513, 0, 1023, 256, 768);
    }

    @Test
    void chordsOfBoardsWithMoreChannelsOrBits() {
        Decoded eight =
                decode("chords-stm32f4", counted("C7 7C 05 0F FF 00 00 08 00 00 01 00 02 00 03 00 04 00 05 01", 2));
        assertThat(eight.sample(0)).containsExactly(4095, 0, 2048, 1, 2, 3, 4, 5);
        Decoded sixteen = decode(
                "chords-stm32g4",
                counted(
                        "C7 7C FE 00 01 00 02 00 03 00 04 00 05 00 06 00 07 00 08 00 09 00 0A 00 0B 00 0C 00 0D 00 0E 00"
                                + " 0F 0F FF 01",
                        2));
        assertThat(sixteen.sample(0)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 4095);
        Decoded wide = decode("chords-giga", counted("C7 7C 00 FF FF 80 00 7F FF 00 00 00 01 01 00 01", 2));
        assertThat(wide.sample(0)).containsExactly(65535, 32768, 32767, 0, 1, 256);
    }

    @Test
    void openEegWithTheTwoChannelsOfAnEegSmt() {
        Decoded decoded = decode("olimex-eeg-smt", counted("A5 5A 02 39 02 33 01 EB 02 22 01 B3 02 00 02 00 0F", 3));
        assertThat(decoded.sample(0)).containsExactly(25.5f, -10.5f);
        assertThat(decoded.aux("switches")).containsExactly(15);
    }

    @Test
    void openEegInBothProtocols() {
        Decoded second = decode("openeeg-p2", counted("A5 5A 02 39 02 33 01 EB 02 22 01 B3 02 00 02 00 0F", 3));
        assertThat(second.sample(0)).containsExactly(25.5f, -10.5f, 17, -38.5f, 0, 0);
        assertThat(second.aux("switches")).containsExactly(15);
        byte[] third = bytes("72 0F 33 6B 43 22 33 43 00 00 C4");
        byte[] next = third.clone();
        next[0] += 2;
        Decoded decoded = decode("openeeg-p3", third, next);
        assertThat(decoded.sample(0)).containsExactly(25.5f, -10.5f, 17, -38.5f, 0, 0);
    }

    @Test
    void bitalino() {
        Decoded decoded = decode("bitalino-6ch", goingOn(bytes("7F C8 EB FF 00 00 98 BF")));
        assertThat(decoded.batch.count()).isEqualTo(4);
        assertThat(decoded.sample(0)).containsExactly(512, 0, 1023, 700, 33, 63);
        assertThat(decoded.aux("I1", "I2", "O1", "O2")).containsExactly(1, 0, 0, 1);
    }

    @Test
    void bitalinoWithFewerChannels() {
        Decoded one = decode("bitalino-1ch", goingOn(bytes("F0 9A B0")));
        assertThat(one.sample(0)).containsExactly(700);
        assertThat(one.aux("I1", "I2", "O1", "O2")).containsExactly(1, 0, 0, 1);
        assertThat(decode("bitalino-eeg", goingOn(bytes("F0 9A B0"))).sample(0))
                .containsExactly(floats((700 / 1024.0 - 0.5) * 3.3e6 / 40_000), within(1e-5f));
        Decoded two = decode("bitalino-2ch", goingOn(bytes("FF 03 68 32")));
        assertThat(two.sample(0)).containsExactly(512, 1023);
        assertThat(two.aux("I1", "I2", "O1", "O2")).containsExactly(0, 1, 1, 0);
        Decoded three = decode("bitalino-3ch", goingOn(bytes("80 FF 02 04 C0 F0")));
        assertThat(three.sample(0)).containsExactly(1, 2, 1022);
        assertThat(three.aux("I1", "I2", "O1", "O2")).containsExactly(1, 1, 0, 0);
        Decoded four = decode("bitalino-4ch", goingOn(bytes("40 38 4B C8 90 31 08")));
        assertThat(four.sample(0)).containsExactly(100, 200, 300, 900);
        assertThat(four.aux("I1", "I2", "O1", "O2")).containsExactly(0, 0, 1, 1);
        Decoded five = decode("bitalino-5ch", goingOn(bytes("40 C8 EB FF 00 00 98 B9")));
        assertThat(five.sample(0)).containsExactly(512, 0, 1023, 700, 33);
        assertThat(five.aux("I1", "I2", "O1", "O2")).containsExactly(1, 0, 0, 1);
    }

    /** A frame of a BITalino and three more with the next counts. */
    private static byte[][] goingOn(byte[] frame) {
        byte[][] run = new byte[4][];
        int last = frame.length - 1;
        for (int n = 0; n < run.length; n++) {
            run[n] = frame.clone();
            if (n > 0) {
                run[n][last] = (byte) (((frame[last] >> 4) + n) << 4);
                run[n][last] |= (byte) Checksum.of(ChecksumSpec.Kind.CRC4, run[n], 0, frame.length);
            }
        }
        return run;
    }

    @Test
    void shimmer() {
        byte[] frame = bytes("00 00 80 00 80 00 03 E8 FF FC 18 80 7F FF FF FF FF FF");
        List<byte[]> run = new ArrayList<>(List.of(frame));
        for (int n = 1; n < 4; n++) {
            byte[] next = frame.clone();
            next[1] = (byte) (64 * n);
            run.add(next);
        }
        Decoded decoded = decode("shimmer3-exg", run.toArray(byte[][]::new));
        assertThat(decoded.sample(0)).containsExactly(floats(48.081086, -48.081086, 403333.333333, -0.048081), TENTH);
        assertThat(decoded.aux("status1", "status2")).containsExactly(0x80, 0x80);
    }

    /** 2.42 V over twice the gain of 6 and over 2^15 - 1, as the maker's Java client scales them. */
    @Test
    void shimmerOfSixteenBits() {
        byte[] frame = bytes("00 00 80 00 80 03 E8 FC 18 80 7F FF FF FF");
        List<byte[]> run = new ArrayList<>(List.of(frame));
        for (int n = 1; n < 4; n++) {
            byte[] next = frame.clone();
            next[1] = (byte) (64 * n);
            run.add(next);
        }
        Decoded decoded = decode("shimmer3-exg-16bit", run.toArray(byte[][]::new));
        assertThat(decoded.sample(0))
                .containsExactly(floats(6154.565, -6154.565, 201666.667, -6.154565), within(0.02f));
        assertThat(decoded.aux("status1", "status2")).containsExactly(0x80, 0x80);
    }

    @Test
    void spikerBox() {
        Decoded decoded = decode(
                "backyard-brains-hbsb-pro",
                bytes("84 00 02 2C FF FF 01 01 80 FF 45 56 4E 54 3A 31 3B FF FF 01 01 81 FF 87 7F 00 00"));
        assertThat(decoded.batch.notes()).containsExactly("EVNT:1;");
        assertThat(decoded.sample(0)).containsExactly(0, -212);
        assertThat(decoded.sample(1)).containsExactly(511, -512);
    }

    /** Values of two bytes: the higher seven bits with bit 7 set in a frame's first byte, then the lower seven. */
    @Test
    void spikerBoxesOfOtherKinds() {
        String[] oneChannel = {
            "backyard-brains-heart-brain-1ch", "backyard-brains-shield-1ch", "backyard-brains-human-human"
        };
        for (String id : oneChannel) {
            Decoded decoded = decode(id, bytes("84 00 82 2C 87 7F 80 00"));
            assertThat(samples(decoded)).containsExactly(0, -212, 511, -512);
        }
        String twelve = "84 00 04 01 04 02 04 03 04 04 04 05";
        for (int channels = 2; channels <= 6; channels++) {
            Decoded decoded =
                    decode("backyard-brains-shield-" + channels + "ch", bytes(twelve.substring(0, 6 * channels - 1)));
            float[] expected = new float[channels];
            for (int c = 0; c < channels; c++) {
                expected[c] = c;
            }
            assertThat(decoded.sample(0)).containsExactly(expected);
        }
        assertThat(decode("backyard-brains-claw", bytes("84 00 04 01 04 02")).sample(0))
                .containsExactly(0, 1, 2);
        assertThat(decode("backyard-brains-neuron-pro-usb", bytes("87 7F 04 01"))
                        .sample(0))
                .containsExactly(511, 1);
        assertThat(decode("backyard-brains-universal", bytes("FF 7F 40 01")).sample(0))
                .containsExactly(8191, 1);
    }

    @Test
    void spikerBoxesWithAnExpansionBoardOrWithout() {
        String[] tenBits = {"hbsb-pro", "muscle-pro", "neuron-pro-usb"};
        String[] fourteenBits = {"human", "neuron-pro", "universal"};
        for (String box : tenBits) {
            Decoded four = decode("backyard-brains-" + box + "-4ch", bytes("84 00 04 01 04 02 04 03"));
            assertThat(four.sample(0)).containsExactly(0, 1, 2, 3);
        }
        for (String box : fourteenBits) {
            Decoded four = decode("backyard-brains-" + box + "-4ch", bytes("C0 00 40 01 40 02 3F 7F"));
            assertThat(four.sample(0)).containsExactly(0, 1, 2, -1);
        }
        Decoded without = decode("backyard-brains-hbsb-pro-4ch", bytes("84 00 04 01 ".repeat(20)));
        assertThat(without.batch.count())
                .as("after eight frames that were too short")
                .isEqualTo(12);
        assertThat(without.sample(0)).containsExactly(0, 1, Float.NaN, Float.NaN);
        Decoded plugged = decode(
                "backyard-brains-hbsb-pro-4ch",
                bytes("84 00 04 01 ".repeat(20) + "84 00 04 01 04 02 04 03 ".repeat(20)));
        assertThat(plugged.sample(plugged.batch.count() - 1)).containsExactly(0, 1, 2, 3);
    }

    private static float[] samples(Decoded decoded) {
        return java.util.Arrays.copyOf(decoded.batch.samples(), decoded.batch.count() * decoded.batch.channels());
    }

    @Test
    void thinkGearThroughItsDongle() {
        Decoded decoded =
                decode("neurosky-mindwave-dongle", bytes("AA AA 04 D0 02 12 34 E7"), bytes("AA AA 04 80 02 FF 00 7E"));
        assertThat(decoded.sample(0)).containsExactly(-56.25f);
        assertThat(decoded.codec.tally().damaged()).isZero();
    }

    @Test
    void cgxWithThreeChannels() {
        DeviceProfile three = Small.cgxOfThreeChannels();
        byte[] frame = bytes("FF 05 00 08 00 FF 78 00 00 00 00 12 64 01 02");
        byte[] next = frame.clone();
        next[1] = 6;
        Decoded decoded = Decoded.of(three, frame, next);
        assertThat(decoded.sample(0)).containsExactly(floats(406.901042, -406.901042, 0), TENTH);
        assertThat(decoded.aux("impedance state", "battery", "trigger lines")).containsExactly(0x12, 0x64, 0x102);
    }

    /** A code of the upper byte is told as the maker's program tells it, one of the lower byte as it is. */
    @Test
    void cgxTriggersInEitherByte() {
        byte[] frame = bytes("FF 05 00 08 00 FF 78 00 00 00 00 12 64 00 00");
        byte[] next = frame.clone();
        next[1] = 6;
        int[][] told = {{0x0000, 0}, {0x0001, 1}, {0x00FF, 255}, {0x0100, 1}, {0x0200, 2}, {0x0102, 1}, {0xFF00, 255}};
        for (int[] each : told) {
            frame[13] = (byte) (each[0] >> 8);
            frame[14] = (byte) each[0];
            Decoded decoded = Decoded.of(Small.cgxOfThreeChannels(), frame, next);
            assertThat(decoded.aux("trigger", "trigger lines")).containsExactly(each[1], each[0]);
        }
    }

    @Test
    void explore() {
        Decoded decoded = decode(
                "mentalab-explore-8",
                bytes(
                        "97 07 20 00 90 D0 03 00 00 1F 40 00 1B 58 00 17 70 00 13 88 00 0F A0 00 0B B8 00 07 D0 00 03 E8 AF"
                                + " BE AD DE"));
        for (int channel = 0; channel < 8; channel++) {
            assertThat(decoded.sample(0)[channel]).isCloseTo((channel + 1) * 47.683722f, TENTH);
        }
    }

    /** The packets 60 (a rate of 16000 over 2 to the fifth) and C5, laid out as the maker's client reads them. */
    @Test
    void exploreTellsAnotherRateAndItsLineFromVoltageToImpedance() {
        byte[] information = bytes("60 01 0C 00 00 00 00 00 10 02 05 FF AF BE AD DE");
        byte[] calibration = bytes("C5 02 0C 00 00 00 00 00 CF 5A CE 28 AF BE AD DE");
        byte[] older = bytes("C3 03 0C 00 00 00 00 00 CF 5A CE 28 AF BE AD DE");
        assertThat(decode("mentalab-explore-8", information, calibration, older)
                        .batch
                        .notes())
                .containsExactly(
                        "the device samples at 500.0 Hz, not at 250.0 Hz",
                        "impedance calibration: slope 232470, offset 104.46",
                        "impedance calibration: slope 232470, offset 10.446");
        assertThat(decode("mentalab-explore-8@500", information).batch.notes()).isEmpty();
        byte[] longer = bytes(
                "62 01 1E 00 00 00 00 00 50 52 4F 5F 30 30 30 30 30 30 30 30 30 30 30 00 10 02 04 FF 00 00 AF BE AD DE");
        assertThat(decode("mentalab-explore-8", longer).batch.notes())
                .containsExactly("the device samples at 1000.0 Hz, not at 250.0 Hz");
    }

    private static final org.assertj.core.data.Offset<Float> TENTH = within(0.0021f);

    private static Decoded decode(String id, byte[]... parts) {
        return Decoded.of(profiles.named(id), parts);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** A frame and one more with the next count in a byte. */
    private static byte[] counted(String hex, int counterAt) {
        byte[] frame = bytes(hex);
        byte[] both = java.util.Arrays.copyOf(frame, 2 * frame.length);
        System.arraycopy(frame, 0, both, frame.length, frame.length);
        both[frame.length + counterAt]++;
        return both;
    }

    private static byte[] little(String hex, int counterAt) {
        return counted(hex, counterAt);
    }

    /** The BGAPI event that brings a notification. */
    private static byte[] notified(String hex) {
        return bytes("80 19 04 05 00 1A 00 01 14 " + hex);
    }

    private static float[] floats(double... values) {
        return scaled(1, values);
    }

    private static float[] scaled(double scale, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) (values[i] * scale);
        }
        return floats;
    }
}
