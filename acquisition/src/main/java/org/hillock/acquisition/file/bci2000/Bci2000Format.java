package org.hillock.acquisition.file.bci2000;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFormat;

/** BCI2000 {@code .dat}; recognised by the first field of its first line. */
public final class Bci2000Format implements RecordingFormat {
    private static final int LONGEST_FIRST_LINE_BYTES = 4096;

    /** Made by {@link java.util.ServiceLoader}. */
    public Bci2000Format() {}

    @Override
    public String name() {
        return "BCI2000";
    }

    @Override
    public boolean recognises(Path file, byte[] head) {
        String start = new String(head, 0, Math.min(16, head.length), StandardCharsets.ISO_8859_1);
        return start.startsWith("HeaderLen=") || start.startsWith("BCI2000V=");
    }

    @Override
    public Recording open(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            HeaderText text = new HeaderText(file);
            byte[] start = in.readNBytes(LONGEST_FIRST_LINE_BYTES);
            String first = new String(start, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            int headerBytes = text.headerBytes(first);
            long size = Files.size(file);
            if (headerBytes > size) {
                throw AcquisitionException.badInput(
                        file + ", header line 1",
                        "HeaderLen= " + headerBytes,
                        "at most the file's " + size + " bytes",
                        "the file was cut inside its header, use another copy");
            }
            byte[] header = new byte[headerBytes];
            int held = Math.min(start.length, headerBytes);
            System.arraycopy(start, 0, header, 0, held);
            in.readNBytes(header, held, headerBytes - held);
            return Bci2000Recording.of(file, text.parse(new String(header, StandardCharsets.UTF_8)), size);
        } catch (IOException e) {
            throw new AcquisitionException(
                    file + ": the file cannot be read (" + AcquisitionException.reason(e)
                            + "); check its path and rights.",
                    e);
        }
    }
}
