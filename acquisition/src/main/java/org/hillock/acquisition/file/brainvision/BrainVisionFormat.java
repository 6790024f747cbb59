package org.hillock.acquisition.file.brainvision;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFormat;

/** BrainVision recordings, by their header, marker or data file. */
public final class BrainVisionFormat implements RecordingFormat {
    private static final Pattern TEXT_HEAD =
            Pattern.compile("(?is)\\W{0,3}Brain ?Vision( V-Amp)?( Data)?( Exchange)?( Data)? (Header|Marker) File.*");

    /** For the service loader. */
    public BrainVisionFormat() {}

    @Override
    public String name() {
        return "BrainVision";
    }

    @Override
    public boolean recognises(Path file, byte[] head) {
        String name = VisionFiles.name(file).toLowerCase(Locale.ROOT);
        if (name.endsWith(VisionFiles.HEADER) || name.endsWith(VisionFiles.MARKERS) || name.endsWith(".eeg")) {
            return true;
        }
        String text = new String(head, 0, Math.min(head.length, 120), StandardCharsets.UTF_8);
        return TEXT_HEAD.matcher(text).matches();
    }

    @Override
    public Recording open(Path file) {
        return BrainVisionRecording.open(file);
    }
}
