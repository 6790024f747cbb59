package org.hillock.acquisition.file.edf;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFormat;

/** EDF, EDF+, BDF and BDF+, contiguous and discontinuous. */
public final class EdfFormat implements RecordingFormat {
    /** For the service loader. */
    public EdfFormat() {}

    @Override
    public String name() {
        return "EDF/BDF";
    }

    @Override
    public boolean recognises(Path file, byte[] head) {
        if (variant(head).isPresent()) {
            return true;
        }
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".edf") || name.endsWith(".bdf");
    }

    @Override
    public Recording open(Path file) {
        return EdfRecording.open(file);
    }

    /** The variant that the first eight bytes name. */
    static Optional<EdfVariant> variant(byte[] head) {
        if (startsWith(head, 0, "0       ")) {
            return Optional.of(EdfVariant.EDF);
        }
        boolean bdf = head.length > 0 && head[0] == (byte) 0xff && startsWith(head, 1, "BIOSEMI");
        return bdf ? Optional.of(EdfVariant.BDF) : Optional.empty();
    }

    private static boolean startsWith(byte[] head, int from, String text) {
        if (head.length < from + text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (head[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
