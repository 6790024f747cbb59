package org.hillock.acquisition.file.mat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.file.RecordingFormat;
import org.hillock.acquisition.file.step.StreamedRecording;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.StreamInfo;

/** Trials in a MATLAB 5 file; recognised by MATLAB's first words. */
public final class MatTrialFormat implements RecordingFormat {
    private static final String START = "MATLAB ";
    private static final String[] LABELS = {"C3", "Cz", "C4"};
    private static final double RATE_HZ = 250;
    private static final StreamInfo SIGNAL =
            new StreamInfo("signal", "trials", "EEG", Montage.eeg(LABELS), RATE_HZ, ChannelFormat.DOUBLE64, Map.of());
    private static final StreamInfo MARKERS = StreamInfo.markers("markers");

    /** Made by {@link java.util.ServiceLoader}. */
    public MatTrialFormat() {}

    @Override
    public String name() {
        return "MATLAB 5 trials";
    }

    @Override
    public boolean recognises(Path file, byte[] head) {
        return new String(head, 0, Math.min(START.length(), head.length), StandardCharsets.ISO_8859_1).equals(START);
    }

    @Override
    public Recording open(Path file) {
        Trials trials = TrialFile.read(file);
        if (trials.channels() != LABELS.length) {
            throw AcquisitionException.badInput(
                    file + ", variable data",
                    "trials of " + trials.channels() + " channels",
                    LABELS.length + " channels (" + String.join(", ", LABELS)
                            + "), for the file tells neither labels nor rate",
                    "export the trials to CSV and describe the columns in JSON");
        }
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("trials", Integer.toString(trials.count()));
        properties.put("framesPerTrial", Integer.toString(trials.length()));
        List<String> notes = List.of(
                "The file tells neither rate, labels nor unit; those of BCI Competition IV data set 2b were taken.",
                "The time between two trials is not in the file; a gap of one trial's length stands for it.");
        RecordingFacts facts = new RecordingFacts("MATLAB 5 trials", file, Optional.empty(), properties, notes);
        return StreamedRecording.of(
                facts, List.of(SIGNAL, MARKERS), channel -> new TrialReader(trials, SIGNAL, MARKERS));
    }
}
