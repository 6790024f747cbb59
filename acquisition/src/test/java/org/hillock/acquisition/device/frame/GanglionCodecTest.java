package org.hillock.acquisition.device.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.hillock.acquisition.device.emulate.EncodedStream;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.junit.jupiter.api.Test;

/** Ganglion's packets in BGAPI events: changes of the packing, strays, texts, and bytes that are anything. */
class GanglionCodecTest {
    private static final int EVENT_BYTES = 29;
    private static final DeviceProfile THREE = DeviceProfiles.shipped().named("openbci-ganglion-fw3");
    private static final DeviceProfile TWO = DeviceProfiles.shipped().named("openbci-ganglion-fw2");

    private static byte[] packet(int id, String text) {
        byte[] event = Arrays.copyOf(HexFormat.of().parseHex("801904050019000114"), EVENT_BYTES);
        event[9] = (byte) id;
        for (int i = 0; i < text.length(); i++) {
            event[10 + i] = (byte) text.charAt(i);
        }
        return event;
    }

    @Test
    void goesFrom18BitsTo19WithoutALoss() {
        Decoded decoded = Decoded.of(THREE, packet(41, ""), packet(142, ""), packet(143, ""), packet(44, ""));
        assertThat(decoded.batch.count()).isEqualTo(8);
        assertThat(decoded.codec.tally().missing()).isZero();
    }

    @Test
    void countsLostPacketsAsTwoSamplesOverTheWrapAround() {
        Decoded decoded = Decoded.of(THREE, packet(97, ""), packet(1, ""));
        assertThat(decoded.batch.missingBefore(2)).isEqualTo(6);
    }

    @Test
    void countsSamplesOfFirmware2UntilTheNextWholeOne() {
        byte[][] packets = new byte[104][];
        for (int p = 0; p < packets.length; p++) {
            packets[p] = packet(p % 101, "");
        }
        packets[40] = new byte[0];
        Decoded decoded = Decoded.of(TWO, packets);
        assertThat(decoded.batch.count() + decoded.codec.tally().missing()).isEqualTo(201 + 5);
        assertThat(decoded.codec.tally().missing()).isEqualTo(2 * (100 - 39));
    }

    @Test
    void leavesOutTheStrayPacketAtTheStart() {
        Decoded decoded = Decoded.of(THREE, packet(255, ""), packet(99, ""), packet(100, ""), packet(101, ""));
        assertThat(decoded.batch.count()).isEqualTo(4);
        assertThat(decoded.codec.tally().missing()).isZero();
        assertThat(decoded.batch.notes()).isEmpty();
    }

    @Test
    void putsTextsTogetherAndReadsImpedances() {
        Decoded decoded = Decoded.of(
                THREE, packet(206, "OpenBCI Ganglion v3"), packet(207, ".0.2"), packet(202, "123Z"), packet(205, "7Z"));
        assertThat(decoded.batch.notes())
                .containsExactly("OpenBCI Ganglion v3.0.2", "impedance 2: 123 kohm", "impedance reference: 7 kohm");
    }

    @Test
    void passesOverOtherPacketsOfTheDongle() {
        byte[] other = HexFormat.of().parseHex("00030405000000" + "80050401000000" + "1900" + "80020006" + "0102");
        Decoded decoded = Decoded.of(
                THREE, packet(1, ""), other, packet(2, ""), HexFormat.of().parseHex("80030304000802"));
        assertThat(decoded.batch.count()).isEqualTo(4);
        assertThat(decoded.codec.tally().damaged()).isZero();
        assertThat(decoded.batch.notes()).containsExactly("disconnected");
    }

    @Test
    void deliversNothingOfATornPacket() {
        for (int length = 1; length < 26; length++) {
            Decoded decoded = Decoded.of(
                    THREE, packet(1, ""), Arrays.copyOf(packet(2, ""), length), packet(3, ""), packet(4, ""));
            assertThat(decoded.batch.count()).as("torn after %d bytes", length).isEqualTo(6);
            assertThat(decoded.codec.tally().missing()).isEqualTo(2);
        }
    }

    /** Sound streams with bytes changed, removed and put in. */
    @Test
    void keepsItsAccountsWhateverHappensToTheBytes() {
        Random random = new Random(11);
        for (DeviceProfile profile : new DeviceProfile[] {TWO, THREE}) {
            byte[] sound = EncodedStream.of(profile, EVENT_BYTES * 300);
            for (int round = 0; round < 100; round++) {
                byte[] bytes = damaged(sound, random);
                FrameCodec codec = FrameCodecs.of(profile);
                FrameBatch batch = FrameCodecs.batch(profile, 16);
                long samples = 0;
                int at = 0;
                int to = 0;
                while (to < bytes.length) {
                    to = Math.min(bytes.length, to + 1 + random.nextInt(400));
                    int used;
                    do {
                        batch.clear();
                        used = codec.decode(bytes, at, to, batch);
                        assertThat(used).isBetween(0, to - at);
                        at += used;
                        samples += batch.count();
                    } while (used > 0);
                    assertThat(to - at).isLessThanOrEqualTo(codec.bytesNeeded());
                }
                assertThat(codec.tally().samples()).isEqualTo(samples);
                assertThat(codec.tally().missing()).isNotNegative();
                assertThat(samples)
                        .as("samples left of 600 after a few faults")
                        .isGreaterThan(profile == TWO ? 0 : 500);
            }
        }
    }

    private static byte[] damaged(byte[] sound, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte each : sound) {
            int chance = random.nextInt(6000);
            if (chance == 0) {
                out.write(random.nextInt(256));
            } else if (chance == 1) {
                out.write(each);
                out.write(random.nextInt(256));
            } else if (chance != 2) {
                out.write(each);
            }
        }
        return out.toByteArray();
    }
}
