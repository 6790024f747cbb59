package org.hillock.acquisition.file.bci2000;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.TestData;
import org.hillock.acquisition.file.Collected;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * BCI2000 files as biosig's save2gdf exports them to CSV, to about six digits. Biosig adds SourceChOffset to the microvolts
 * where BCI2000's own reference subtracts it from the stored value; so a channel may differ by a constant.
 */
class BiosigTest {
    private static final String TOOL = "/usr/bin/save2gdf";

    @Test
    void readsTheSpellerRunAsBiosigDoes(@TempDir Path scratch) throws Exception {
        compare(TestData.require("bci2000_samples/eeg3_1.dat"), scratch, 8, 1e-4);
    }

    @Test
    void readsTheCursorRunAsBiosigDoesButForTheOffset(@TempDir Path scratch) throws Exception {
        compare(TestData.require("bci2000_samples/eeg1_1.dat"), scratch, 64, Double.POSITIVE_INFINITY);
    }

    private static void compare(Path file, Path scratch, int channels, double mostOffset)
            throws IOException, InterruptedException {
        List<String> rows = export(file, scratch.resolve("biosig.csv"));
        Collected read = Collected.of(file);
        float[] samples = read.track("signal").samples();
        assertThat(samples).hasSize((rows.size() - 1) * channels);
        double[] least = new double[channels];
        double[] most = new double[channels];
        for (int f = 0; f < rows.size() - 1; f++) {
            String[] fields = rows.get(f + 1).split(",", -1);
            for (int c = 0; c < channels; c++) {
                double difference = Double.parseDouble(fields[c]) - samples[f * channels + c];
                least[c] = f == 0 ? difference : Math.min(least[c], difference);
                most[c] = f == 0 ? difference : Math.max(most[c], difference);
            }
        }
        for (int c = 0; c < channels; c++) {
            assertThat(most[c] - least[c]).as("spread of channel %s", c).isLessThan(2e-3);
            assertThat(Math.abs(most[c])).as("offset of channel %s", c).isLessThan(mostOffset);
        }
    }

    private static List<String> export(Path file, Path csv) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(TOOL))) {
            String sentence = "SKIPPED: the comparison needs " + TOOL + " (biosig-tools).";
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
        Process process = new ProcessBuilder(TOOL, "-CSV", file.toString(), csv.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(csv);
    }
}
