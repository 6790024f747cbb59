package org.hillock.acquisition;

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

    /**
     * Composes the sentence for bad input.
     *
     * @param where the file and the byte offset, line or JSON path
     * @param read what was read there
     * @param expected what should have been there
     * @param cure what the reader can do about it
     */
    public static AcquisitionException badInput(String where, String read, String expected, String cure) {
        return new AcquisitionException(where + ": read " + read + ", expected " + expected + "; " + cure + ".");
    }
}
