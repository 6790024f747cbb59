package org.hillock.snn;

/**
 * The one failure of this module: one sentence that says what was given, what was expected, where, and what to do.
 *
 * <p>Thrown when a network is described, built or addressed wrongly; a step never throws.
 */
public final class NetworkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure whose message is already one whole sentence. */
    public NetworkException(String sentence) {
        super(sentence);
    }

    /** Creates a failure with the lower-level cause that led to it. */
    public NetworkException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /**
     * Composes the sentence for a refused description or argument.
     *
     * @param where the population, projection or parameter
     * @param read what was given
     * @param expected what should have been given
     * @param cure what the caller can do about it
     */
    public static NetworkException refused(String where, Object read, String expected, String cure) {
        return new NetworkException(where + ": read " + read + ", expected " + expected + "; " + cure + ".");
    }

    /**
     * Returns {@code value} when it is finite and above zero.
     *
     * @throws NetworkException otherwise
     */
    public static double requirePositive(String where, double value) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            throw refused(where, value, "a finite number above 0", "correct this parameter");
        }
        return value;
    }

    /**
     * Returns {@code value} when it is finite.
     *
     * @throws NetworkException otherwise
     */
    public static double requireFinite(String where, double value) {
        if (!Double.isFinite(value)) {
            throw refused(where, value, "a finite number", "correct this parameter");
        }
        return value;
    }

    /**
     * Checks the length of an array that the caller supplies.
     *
     * @throws NetworkException when it differs
     */
    public static void requireLength(String where, int length, int expected) {
        if (length != expected) {
            throw refused(where, "an array of " + length, "an array of " + expected, "pass one of that length");
        }
    }
}
