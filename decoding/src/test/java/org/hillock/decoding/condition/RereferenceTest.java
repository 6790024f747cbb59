package org.hillock.decoding.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Position;
import org.hillock.decoding.AllocationProbe;
import org.hillock.decoding.DecodingException;
import org.junit.jupiter.api.Test;

class RereferenceTest {
    private static final long[] TIMES = new long[64];

    @Property(tries = 100)
    void theAverageReferenceSumsToZero(@ForAll @IntRange(min = 1, max = 64) int channels, @ForAll long seed) {
        float[] samples = SosFilterTest.noise(seed, 10 * channels);

        new Rereference.Average().on(row(channels)).condition(samples, TIMES, 10);

        for (int f = 0; f < 10; f++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += samples[f * channels + c];
            }
            assertThat(sum).isCloseTo(0, within(1e-5 * channels));
        }
    }

    @Test
    void theAverageLeavesOutWhatIsExcludedAndWhatIsNoEeg() {
        Montage montage = new Montage(List.of(
                Channel.eeg("C3"),
                Channel.eeg("C4"),
                Channel.eeg("bad"),
                Channel.of("status", ChannelType.TRIGGER, "")));
        float[] samples = {10, 20, 1000, 7};

        new Rereference.Average(List.of("bad")).on(montage).condition(samples, TIMES, 1);

        assertThat(samples).containsExactly(-5, 5, 985, 7);
    }

    @Test
    void aSingleReferenceBecomesZero() {
        Montage montage = Montage.eeg("C3", "A1", "C4");
        float[] samples = {10, 4, -3, 1, 2, 3};

        new Rereference.SingleChannel("a1").on(montage).condition(samples, TIMES, 2);

        assertThat(samples).containsExactly(6, 0, -7, -1, 0, 1);
    }

    @Test
    void noReferenceChangesNothing() {
        float[] samples = {10, 4};

        new Rereference.None().on(Montage.eeg("C3", "C4")).condition(samples, TIMES, 1);

        assertThat(samples).containsExactly(10, 4);
    }

    @Test
    void theLaplacianTakesTheFourNearestElectrodes() {
        int[][] neighbours = Neighbours.of(row(7), new int[] {0, 1, 2, 3, 4, 5, 6}, Map.of());

        assertThat(neighbours[3]).containsExactlyInAnyOrder(1, 2, 4, 5);
        assertThat(neighbours[0]).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void theLaplacianSubtractsTheMeanOfTheNeighboursAsTheyWere() {
        Montage montage = Montage.eeg("a", "b", "c");
        Rereference laplacian =
                new Rereference.Laplacian(Map.of("a", List.of("b"), "b", List.of("a", "c"), "c", List.of("b")));
        float[] samples = {1, 10, 100};

        laplacian.on(montage).condition(samples, TIMES, 1);

        assertThat(samples).containsExactly(-9, -40.5f, 90);
    }

    @Test
    void refusesWhatTheMontageLacks() {
        Montage nowhere = Montage.eeg("X1", "X2", "X3");
        assertThatThrownBy(() -> new Rereference.Laplacian().on(nowhere))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("\"X1\" without a position");
        assertThatThrownBy(() -> new Rereference.SingleChannel("Cz").on(nowhere))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("channel \"Cz\", expected one of [X1, X2, X3]");
        assertThatThrownBy(() -> new Rereference.Average(List.of("X1", "X2", "X3")).on(nowhere))
                .isInstanceOf(DecodingException.class);
        Montage noEeg = new Montage(List.of(Channel.of("status", ChannelType.TRIGGER, "")));
        assertThatThrownBy(() -> new Rereference.Average().on(noEeg)).isInstanceOf(DecodingException.class);
        assertThatThrownBy(() -> new Rereference.Laplacian(Map.of("X1", List.of("X1"))).on(nowhere))
                .isInstanceOf(DecodingException.class);
    }

    @Test
    void allocatesNothing() {
        float[] samples = SosFilterTest.noise(1, 8 * 15);
        Conditioner average = new Rereference.Average().on(row(15));
        Conditioner laplacian = new Rereference.Laplacian().on(row(15));

        assertThat(AllocationProbe.bytesAfterWarmUp(() -> {
                    average.condition(samples, TIMES, 8);
                    laplacian.condition(samples, TIMES, 8);
                }))
                .isZero();
    }

    /** Electrodes in a row from left to right, one step apart. */
    static Montage row(int channels) {
        Channel[] row = new Channel[channels];
        for (int c = 0; c < channels; c++) {
            Position place = new Position(0.01 * c, 0, 0);
            row[c] = new Channel("E" + c, ChannelType.EEG, Channel.MICROVOLTS, Optional.of(place));
        }
        return new Montage(List.of(row));
    }
}
