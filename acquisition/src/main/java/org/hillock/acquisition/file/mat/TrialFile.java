package org.hillock.acquisition.file.mat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.acquisition.AcquisitionException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.format.Mat5Reader.EntryHeader;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** Reads {@code data} and {@code label} of a file; other variables are only listed. */
final class TrialFile {
    private static final String DATA = "data";
    private static final String LABEL = "label";
    private static final long MOST_NUMBERS = 1L << 27;
    private static final int MOST_SHOWN = 10;

    private final Path file;
    private final List<String> variables = new ArrayList<>();

    private TrialFile(Path file) {
        this.file = file;
    }

    static Trials read(Path file) {
        return new TrialFile(file).trials();
    }

    private Trials trials() {
        Matrix data = null;
        Matrix label = null;
        for (MatFile.Entry entry : contents().getEntries()) {
            if (entry.getValue() instanceof Matrix matrix) {
                data = entry.getName().equals(DATA) ? matrix : data;
                label = entry.getName().equals(LABEL) ? matrix : label;
            }
        }
        if (data == null || label == null || data.getNumDimensions() != 3 || data.isComplex()) {
            throw unfit();
        }
        int[] size = data.getDimensions();
        if (data.getNumElements() == 0 || label.getNumElements() != size[2]) {
            throw unfit();
        }
        return new Trials(data, label, size[0], size[1], size[2]);
    }

    /** The library answers damage with exceptions of many kinds, and an absurd size with an error of memory. */
    private Mat5File contents() {
        try (Source source = Sources.openStreamingFile(file.toFile())) {
            return Mat5.newReader(source)
                    .disableSubsystemProcessing()
                    .setEntryFilter(this::isWanted)
                    .readMat();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
            throw new AcquisitionException(
                    file + ": read " + (variables.isEmpty() ? "no variable" : shown())
                            + " and then something unreadable ("
                            + e.getClass().getSimpleName() + ": " + reason
                            + "), expected a whole MATLAB 5 file; use another copy, or save it again with MATLAB's -v7.",
                    e);
        }
    }

    private boolean isWanted(EntryHeader header) {
        String size = Arrays.stream(header.getDimensions())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("x"));
        variables.add(header.getName() + " (" + size + " "
                + header.getType().toString().toLowerCase(Locale.ROOT) + ")");
        long numbers = 1;
        for (int length : header.getDimensions()) {
            numbers = length < 0 || numbers > MOST_NUMBERS ? Long.MAX_VALUE : numbers * length;
        }
        return numbers <= MOST_NUMBERS
                && (header.getName().equals(DATA) || header.getName().equals(LABEL));
    }

    private String shown() {
        List<String> first = variables.subList(0, Math.min(MOST_SHOWN, variables.size()));
        return "the variables " + String.join(", ", first)
                + (variables.size() > MOST_SHOWN ? " and " + (variables.size() - MOST_SHOWN) + " more" : "");
    }

    private AcquisitionException unfit() {
        return AcquisitionException.badInput(
                file.toString(),
                variables.isEmpty() ? "a MATLAB file without variables" : shown(),
                "data (samples x channels x trials, real numbers) and label (one number a trial)",
                "save the trials under these names, or export them to CSV and describe the columns in JSON");
    }
}
