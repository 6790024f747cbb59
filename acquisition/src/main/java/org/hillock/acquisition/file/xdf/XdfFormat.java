package org.hillock.acquisition.file.xdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFormat;

/** XDF 1.0, plain ({@code .xdf}) or packed by gzip ({@code .xdfz}, {@code .xdf.gz}). */
public final class XdfFormat implements RecordingFormat {
    private static final byte[] MAGIC = "XDF:".getBytes(StandardCharsets.US_ASCII);

    /** For {@link java.util.ServiceLoader}. */
    public XdfFormat() {}

    @Override
    public String name() {
        return "XDF 1.0";
    }

    @Override
    public boolean recognises(Path file, byte[] head) {
        return startsWithMagic(ByteSupply.isGzip(head) ? unpackedStart(head) : head);
    }

    @Override
    public Recording open(Path file) {
        return open(file, XdfSettings.defaults());
    }

    /**
     * Reads a file through twice for its streams, clocks and breaks, with other corrections than the default ones.
     *
     * @throws org.hillock.acquisition.AcquisitionException when it is no XDF file or holds no usable stream
     */
    public Recording open(Path file, XdfSettings settings) {
        return XdfRecording.open(file, settings);
    }

    private static boolean startsWithMagic(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC);
    }

    private static byte[] unpackedStart(byte[] head) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            return in.readNBytes(MAGIC.length);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
