package org.hillock.acquisition.file.mat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Collected;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatTrialFormatTest {
    @Test
    void tellsTrialsWithTheirLabelsAndTheGapsBetweenThem(@TempDir Path directory) throws IOException {
        Collected read = Collected.of(GeneratedTrials.write(directory));
        assertThat(read.failure()).isEmpty();
        float[] samples = read.track("signal").samples();
        assertThat(samples).hasSize(4 * 60 * 3).startsWith(0f, 0.25f, 0.5f, 1f).endsWith(359f, 359.25f, 359.5f);
        assertThat(read.track("signal").times()[60]).isEqualTo(480_000_000L);
        assertThat(read.markers()).extracting(Marker::label).containsExactly("1", "2", "1", "2");
        assertThat(read.markers().get(3).timeNanos()).isEqualTo(3 * 480_000_000L);
        assertThat(read.eventsOf(Gap.class))
                .hasSize(3)
                .allSatisfy(gap -> assertThat(gap.missingFrames()).isEqualTo(60));
    }

    @Test
    void listsTheVariablesOfAnotherFile(@TempDir Path directory) {
        assertThatThrownBy(() -> Recordings.open(GeneratedTrials.write(directory, "raster", 5, 3, 2)))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("raster (5x3x2 double), label (2x1 double)")
                .hasMessageContaining("samples x channels x trials");
    }

    @Test
    void refusesTrialsWhoseChannelsItDoesNotKnow(@TempDir Path directory) {
        assertThatThrownBy(() -> Recordings.open(GeneratedTrials.write(directory, "data", 5, 22, 2)))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("trials of 22 channels");
    }

    @Test
    void refusesACutFile(@TempDir Path directory) throws IOException {
        Path file = GeneratedTrials.write(directory);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {7, 127, 128, 140, bytes.length / 2, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Recordings.open(file))
                    .as("cut to %s bytes", length)
                    .isInstanceOf(AcquisitionException.class)
                    .hasMessageContaining("trials");
        }
    }
}
