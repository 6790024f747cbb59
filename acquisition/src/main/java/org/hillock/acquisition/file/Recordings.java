package org.hillock.acquisition.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.hillock.acquisition.AcquisitionException;

/** Opens a recording of any known format. */
public final class Recordings {
    private static final int HEAD_BYTES = 4096;
    /** Looked up once: they keep no state, and a search through the whole class path for each file is slow. */
    private static final List<RecordingFormat> FORMATS = ServiceLoader.load(RecordingFormat.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private Recordings() {}

    /** The known formats in the order in which they are asked. */
    public static List<RecordingFormat> formats() {
        return FORMATS;
    }

    /**
     * Recognises the format by content and reads the header.
     *
     * @throws AcquisitionException when the file cannot be read or no format recognises it
     */
    public static Recording open(Path file) {
        byte[] head = head(file);
        for (RecordingFormat format : FORMATS) {
            if (format.recognises(file, head)) {
                return format.open(file);
            }
        }
        throw AcquisitionException.badInput(
                file.toString(),
                head.length == 0 ? "an empty file" : "the first bytes " + printable(head),
                "a recording in one of the formats "
                        + FORMATS.stream().map(RecordingFormat::name).collect(Collectors.joining(", ")),
                "convert it to one of these, or name another file");
    }

    private static byte[] head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            throw new AcquisitionException(
                    file + ": the file cannot be read (" + AcquisitionException.reason(e)
                            + "); check its path and rights.",
                    e);
        }
    }

    private static String printable(byte[] head) {
        StringBuilder text = new StringBuilder("'");
        for (int i = 0; i < Math.min(16, head.length); i++) {
            int b = head[i] & 0xff;
            if (b >= 0x20 && b < 0x7f) {
                text.append((char) b);
            } else {
                text.append(String.format("\\x%02x", b));
            }
        }
        return text.append('\'').toString();
    }
}
