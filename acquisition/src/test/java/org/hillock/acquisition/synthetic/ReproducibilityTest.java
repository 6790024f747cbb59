package org.hillock.acquisition.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ReproducibilityTest {
    private static final SyntheticSettings TWO_TRIALS =
            SyntheticSettings.defaults().withTrials(2);

    private static String digest(SyntheticSettings settings) {
        CRC32 crc = new CRC32();
        Session session = Session.of(settings);
        for (double[] channel : session.channels()) {
            for (double value : channel) {
                int bits = Float.floatToRawIntBits((float) value);
                for (int shift = 0; shift < 32; shift += 8) {
                    crc.update(bits >>> shift);
                }
            }
        }
        session.cues().forEach(cue -> crc.update(cue.toString().getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(crc.getValue());
    }

    /** The constants were made on JDK 17 and hold on JDK 25; they change only when the signal is meant to change. */
    @Test
    void givesTheSameBitsOnEveryJdk() {
        assertThat(List.of(
                        digest(TWO_TRIALS),
                        digest(TWO_TRIALS.withParadigm(Paradigm.ssvep())),
                        digest(TWO_TRIALS.withParadigm(Paradigm.p300()).withTrials(50))))
                .containsExactly("3aa37075", "806e5d5c", "e8e537f4");
    }

    @Test
    void dependsOnTheSeed() {
        assertThat(digest(TWO_TRIALS.withSeed(2))).isNotEqualTo(digest(TWO_TRIALS));
    }

    @Test
    void doesNotDependOnTheLengthOfAChunk() {
        assertThat(digest(TWO_TRIALS.withChunk(Duration.ofMillis(4)))).isEqualTo(digest(TWO_TRIALS));
        assertThat(digest(TWO_TRIALS.withChunk(Duration.ofMillis(777)))).isEqualTo(digest(TWO_TRIALS));
    }

    @Test
    void leavesTheOtherPartsAsTheyWereWhenOneIsAdded() {
        Session plain = Session.of(TWO_TRIALS.withArtefacts(Artefacts.none()));
        Session blinking = Session.of(TWO_TRIALS.withArtefacts(Artefacts.none().withBlinks(30)));
        assertThat(blinking.cues()).isEqualTo(plain.cues());
        assertThat(blinking.channel("O1")).containsExactly(plain.channel("O1"), within(0.3));
        assertThat(blinking.channel("Fp1")).isNotEqualTo(plain.channel("Fp1"));
    }

    @Test
    void drawsBellShapedNumbersOfUnitVariance() {
        SplitMix random = new SplitMix(7, "test");
        int count = 200_000;
        double sum = 0;
        double squares = 0;
        int[] faces = new int[6];
        for (int i = 0; i < count; i++) {
            double value = random.bell();
            sum += value;
            squares += value * value;
            faces[random.below(6)]++;
        }
        assertThat(sum / count).isCloseTo(0, within(0.01));
        assertThat(squares / count).isCloseTo(1, within(0.01));
        for (int face : faces) {
            assertThat(face).isBetween(32_500, 34_200);
        }
    }
}
