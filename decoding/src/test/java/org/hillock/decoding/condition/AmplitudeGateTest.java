package org.hillock.decoding.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.hillock.decoding.AllocationProbe;
import org.hillock.decoding.DecodingException;
import org.junit.jupiter.api.Test;

class AmplitudeGateTest {
    private static final GateSettings SETTINGS =
            new GateSettings(100, Duration.ofMillis(30), 0.01, Duration.ofMillis(50));
    private static final long[] TIMES = new long[100];

    @Test
    void marksALoudFrameAndTheHoldAfterIt() {
        AmplitudeGate gate = gate(0, 1);
        float[] samples = moving(10, 2);
        samples[4 * 2 + 1] = -101;

        gate.condition(samples, TIMES, 10);

        assertThat(marks(gate, 10)).containsExactly(4, 5, 6, 7);
        assertThat(gate.markedFrames()).isEqualTo(4);
        assertThat(gate.loudSamples()).isEqualTo(1);
        assertThat(samples[9]).isEqualTo(-101);
    }

    @Test
    void holdsAcrossBlocks() {
        AmplitudeGate gate = gate(0, 1);
        float[] loud = moving(2, 2);
        loud[2] = 500;
        gate.condition(loud, TIMES, 2);
        gate.condition(moving(5, 2), TIMES, 5);

        assertThat(marks(gate, 5)).containsExactly(0, 1, 2);
        assertThat(gate.artefactFrames()).isEqualTo(4);
    }

    @Test
    void marksAFlatChannelUntilItMovesAndTheHoldIsOver() {
        AmplitudeGate gate = gate(0, 1);
        float[] samples = moving(20, 2);
        for (int f = 3; f < 12; f++) {
            samples[f * 2] = 5;
        }

        gate.condition(samples, TIMES, 20);

        assertThat(marks(gate, 20)).containsExactly(8, 9, 10, 11, 12, 13, 14);
        assertThat(gate.flatSpells()).isEqualTo(1);
        assertThat(gate.loudSamples()).isZero();
    }

    @Test
    void looksOnlyAtTheChannelsThatItWatches() {
        AmplitudeGate gate = gate(1);
        float[] samples = moving(10, 2);
        samples[0] = 1e6f;

        gate.condition(samples, TIMES, 10);

        assertThat(gate.markedFrames()).isZero();
    }

    @Test
    void forgetsTheHoldOnReset() {
        AmplitudeGate gate = gate(0, 1);
        float[] loud = moving(1, 2);
        loud[0] = 500;
        gate.condition(loud, TIMES, 1);
        gate.reset();
        gate.condition(moving(3, 2), TIMES, 3);

        assertThat(gate.markedFrames()).isZero();
        assertThat(gate.artefactFrames()).isEqualTo(1);
    }

    @Test
    void allocatesNothing() {
        AmplitudeGate gate = gate(0, 1);
        float[] samples = moving(8, 2);

        assertThat(AllocationProbe.bytesAfterWarmUp(() -> gate.condition(samples, TIMES, 8)))
                .isZero();
    }

    @Test
    void refusesLimitsThatMarkEverythingOrNothing() {
        assertThatThrownBy(() -> new GateSettings(0, Duration.ZERO, 0, Duration.ofSeconds(1)))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("threshold 0.0 uV");
        assertThatThrownBy(() -> new GateSettings(100, Duration.ZERO, 0, Duration.ZERO))
                .isInstanceOf(DecodingException.class);
    }

    private static AmplitudeGate gate(int... watched) {
        return new AmplitudeGate(SETTINGS, 2, watched, 100, 16);
    }

    /** Every channel alternates between 1 and -1 microvolt. */
    private static float[] moving(int frames, int channels) {
        float[] samples = new float[frames * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i / channels % 2 == 0 ? 1 : -1;
        }
        return samples;
    }

    private static int[] marks(AmplitudeGate gate, int frames) {
        int[] marks = new int[frames];
        int count = 0;
        for (int f = 0; f < frames; f++) {
            if (gate.isArtefact(f)) {
                marks[count++] = f;
            }
        }
        return Arrays.copyOf(marks, count);
    }
}
