package org.hillock.runtime;

/**
 * The one failure of this module: one sentence that says what was read, what was expected, where, and what to do.
 */
public final class HillockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Whose fault it is; the command line has an exit code for each. */
    public enum Kind {
        /** A file, a session or a recording is not what it should be. */
        BAD_INPUT,
        /** The work itself went wrong. */
        WORK_FAILED
    }

    private HillockException(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    private HillockException(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    /** Whose fault it is. */
    public Kind kind() {
        return kind;
    }

    /** A failure to work, whose message is already one whole sentence. */
    public static HillockException workFailed(String sentence, Throwable cause) {
        return new HillockException(Kind.WORK_FAILED, sentence, cause);
    }

    /** A failure to work that nothing else caused. */
    public static HillockException workFailed(String sentence) {
        return new HillockException(Kind.WORK_FAILED, sentence);
    }

    /** Bad input, whose message is already one whole sentence. */
    public static HillockException badInput(String sentence) {
        return new HillockException(Kind.BAD_INPUT, sentence);
    }

    /** Bad input with the lower-level cause that led to it. */
    public static HillockException badInput(String sentence, Throwable cause) {
        return new HillockException(Kind.BAD_INPUT, sentence, cause);
    }

    /**
     * Composes the sentence for bad input.
     *
     * @param where the file and the JSON path
     * @param read what was read there
     * @param expected what should have been there
     * @param cure what the reader can do about it
     */
    public static HillockException badInput(String where, String read, String expected, String cure) {
        String end = cure.endsWith("?") ? "" : ".";
        return badInput(where + ": read " + read + ", expected " + expected + "; " + cure + end);
    }
}
