package org.hillock.decoding;

/**
 * The one failure of this module: one sentence that says what was read, what was expected, where, and what to do.
 *
 * <p>Thrown on the control plane only; hot loops count and report instead.
 */
public final class DecodingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure whose message is already one whole sentence. */
    public DecodingException(String sentence) {
        super(sentence);
    }

    /** Creates a failure with the lower-level cause that led to it. */
    public DecodingException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /**
     * Composes the sentence for bad input.
     *
     * @param where the file and the byte offset, line or JSON path, or the part that was being built
     * @param read what was read there
     * @param expected what should have been there
     * @param cure what the reader can do about it
     */
    public static DecodingException badInput(String where, String read, String expected, String cure) {
        return new DecodingException(where + ": read " + read + ", expected " + expected + "; " + cure + ".");
    }
}
