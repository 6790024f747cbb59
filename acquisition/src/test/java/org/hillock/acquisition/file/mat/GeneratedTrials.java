package org.hillock.acquisition.file.mat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Matrix;

/** Writes small trial files: value {@code 100 t + f + c / 4}, labels 1, 2, 1, 2, ... */
public final class GeneratedTrials {
    private GeneratedTrials() {}

    /** A sound file of 4 trials of 60 frames. */
    public static Path write(Path directory) throws IOException {
        return write(directory, "data", 60, 3, 4);
    }

    static Path write(Path directory, String name, int length, int channels, int trials) throws IOException {
        Matrix data = Mat5.newMatrix(new int[] {length, channels, trials});
        Matrix label = Mat5.newMatrix(trials, 1);
        for (int t = 0; t < trials; t++) {
            label.setDouble(t, 1 + t % 2);
            for (int c = 0; c < channels; c++) {
                for (int f = 0; f < length; f++) {
                    data.setDouble(f + length * (c + channels * t), 100 * t + f + c / 4.0);
                }
            }
        }
        Path file = Files.createTempFile(directory, "trials", ".mat");
        try (Mat5File contents = Mat5.newMatFile()) {
            contents.addArray(name, data).addArray("label", label);
            Mat5.writeToFile(contents, file.toFile());
        }
        return file;
    }
}
