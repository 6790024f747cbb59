package org.hillock.acquisition;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * The one failure of this module: one sentence that says what was read, what was expected, where, and what to do.
 *
 * <p>Thrown on the control plane only; hot loops count and report instead.
 */
public final class AcquisitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure whose message is already one whole sentence. */
    public AcquisitionException(String sentence) {
        super(sentence);
    }

    /** Creates a failure with the lower-level cause that led to it. */
    public AcquisitionException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Why a file cannot be read, in a few words for people. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is none of this name";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /**
     * Composes the sentence for bad input.
     *
     * @param where the file and the byte offset, line or JSON path
     * @param read what was read there
     * @param expected what should have been there
     * @param cure what the reader can do about it
     */
    public static AcquisitionException badInput(String where, String read, String expected, String cure) {
        String end = cure.endsWith("?") ? "" : ".";
        return new AcquisitionException(where + ": read " + read + ", expected " + expected + "; " + cure + end);
    }
}
