package org.hillock.acquisition.device.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.hillock.acquisition.device.emulate.EncodedStream;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.junit.jupiter.api.Test;

/** What devices say besides their samples while they stream. */
class WordsBetweenFramesTest {
    private static final DeviceProfiles PROFILES = DeviceProfiles.shipped();

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private void say(String text) {
        line.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void hex(String hex) {
        line.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private Decoded decoded(String id) {
        return Decoded.of(PROFILES.named(id), line.toByteArray());
    }

    @Test
    void cytonAnswersAreTextsAndCostNoSample() {
        byte[] frames = EncodedStream.of(PROFILES.named("cyton"), 33 * 40);
        line.write(frames, 0, 33 * 20);
        say("Success: System is Up$$$");
        line.write(frames, 33 * 20, 33 * 20);
        say("Board ADS Registers\nADS_ID, 00, 3E\n$$$");
        Decoded decoded = decoded("cyton");
        assertThat(decoded.batch.notes())
                .containsExactly("Success: System is Up", "Board ADS Registers\nADS_ID, 00, 3E");
        assertThat(decoded.batch.count()).isEqualTo(40);
        assertThat(decoded.codec.tally().missing()).isZero();
    }

    @Test
    void hackEegTellsOfRefusedCommandsAlone() {
        byte[] samples = EncodedStream.of(PROFILES.named("hackeeg-messagepack"), 44 * 4);
        line.write(samples, 0, 44 * 2);
        say("{\"STATUS_CODE\":200,\"STATUS_TEXT\":\"Ok\"}\n");
        say("{\"STATUS_CODE\":502,\"STATUS_TEXT\":\"No Active Channels\"}\n");
        line.write(samples, 44 * 2, 44 * 2);
        Decoded decoded = decoded("hackeeg-messagepack");
        assertThat(decoded.batch.notes()).containsExactly("status 502: No Active Channels");
        assertThat(decoded.batch.count()).isEqualTo(4);
        assertThat(decoded.codec.tally().damaged()).isZero();
    }

    @Test
    void spikerBoxGoesOnWithAnotherNumberOfChannels() {
        hex("84 00 04 01");
        hex("FF FF 01 01 80 FF");
        say("BRD:4;");
        hex("FF FF 01 01 81 FF");
        hex("84 02 04 03 04 04 84 05 04 06 04 07");
        hex("FF FF 01 01 80 FF");
        say("BRD:0;");
        hex("FF FF 01 01 81 FF");
        hex("84 08 84 09");
        Decoded decoded = decoded("backyard-brains-hbsb-pro");
        assertThat(decoded.batch.notes()).containsExactly("BRD:4;", "BRD:0;");
        assertThat(decoded.sample(0)).containsExactly(0, 1);
        assertThat(decoded.sample(1)).containsExactly(2, 3);
        assertThat(decoded.sample(2)).containsExactly(5, 6);
        assertThat(decoded.sample(3)).containsExactly(8, Float.NaN);
        assertThat(decoded.sample(4)).containsExactly(9, Float.NaN);
        assertThat(decoded.codec.tally().damaged()).isZero();
    }

    private static String explore(String kind, int count, String data) {
        int length = 8 + data.replace(" ", "").length() / 2;
        return String.format("%s %02X %02X 00 00 00 00 00 %s AF BE AD DE", kind, count, length, data);
    }

    @Test
    void exploreTellsButtonsTriggersAnswersAndItsFarewell() {
        hex(explore("C2", 1, "03 00"));
        hex(explore("B2", 2, "10 00 00 00 07 00"));
        hex(explore("B1", 3, "10 00 00 00 08 00"));
        hex(explore("C0", 4, "A1"));
        hex(explore("C1", 5, "A1 00 00 00 00 01"));
        hex(explore("60", 6, "01 02"));
        hex(explore("6F", 7, ""));
        Decoded decoded = decoded("mentalab-explore-8");
        assertThat(decoded.batch.notes())
                .containsExactly(
                        "button 3",
                        "trigger in 7",
                        "trigger out 8",
                        "command A1 received",
                        "command A1 answered 1",
                        "the device disconnects");
        assertThat(decoded.codec.tally().damaged()).isZero();
    }

    @Test
    void exploreDeliversItsOtherPackets() {
        StringBuilder sixteen = new StringBuilder();
        for (int sample = 0; sample < 16; sample++) {
            sixteen.append("00 00 06");
            for (int channel = 0; channel < 8; channel++) {
                sixteen.append(String.format(" %02X 00 00", 8 * sample + channel));
            }
        }
        String data = sixteen.toString().replace(" ", "");
        hex("96 01 B8 01 00 00 00 00" + data + "AF BE AD DE");
        hex(explore("0D", 2, "E8 03 00 00 00 00 64 00 00 00 00 00 0A 00 0A 00 00 00"));
        hex(explore("13", 3, "19 10 00 00 08"));
        Decoded decoded = decoded("mentalab-explore-8");
        assertThat(decoded.batch.count()).isEqualTo(16);
        assertThat(decoded.sample(15)[7]).isCloseTo(127 * 0.0476837f, within(1e-4f));
        assertThat(decoded.codec.tally().missing()).isZero();
        assertThat(decoded.batch.auxCount()).isEqualTo(2);
        assertThat(decoded.aux("accel X", "gyro X", "mag X", "mag Y"))
                .containsExactly(new float[] {61, 0.875e3f, -15.2f, 15.2f}, within(1e-3f));
    }

    @Test
    void exploreWithHypersyncHasLongerHeaders() {
        DeviceProfile profile = PROFILES.named("mentalab-explore-8");
        hex("63 01 0C 00 00 00 00 00 00 00 00 00 AF BE AD DE");
        hex("97 02 24 00 00 00 00 00 00 00 00 00" + "000008 000007 000006 000005 000004 000003 000002 000001"
                + "AF BE AD DE");
        Decoded decoded = Decoded.of(profile, line.toByteArray());
        assertThat(decoded.batch.count()).isEqualTo(1);
        assertThat(decoded.sample(0)[0]).isCloseTo(0.0476837f, within(1e-5f));
        assertThat(decoded.sample(0)[7]).isCloseTo(8 * 0.0476837f, within(1e-5f));
    }
}
