package org.hillock.acquisition.file;

import java.nio.file.Path;

/**
 * One file format. Found by {@link java.util.ServiceLoader}; stateless and thread-safe.
 *
 * <p>The order of the providers is the order of asking.
 */
public interface RecordingFormat {
    /** The format's common name. */
    String name();

    /**
     * Whether this looks like a file of the format.
     *
     * @param file for its name only
     * @param head the first bytes of the file, up to 4096; not modified
     */
    boolean recognises(Path file, byte[] head);

    /**
     * Reads the header.
     *
     * @throws org.hillock.acquisition.AcquisitionException when the file is not what it claims to be
     */
    Recording open(Path file);
}
