package org.hillock.runtime.dataset;

/** A data set could not be had: one sentence that says which file, what happened and what to do. */
public final class DatasetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure whose message is already one whole sentence. */
    public DatasetException(String sentence) {
        super(sentence);
    }

    /** Creates a failure with the lower-level cause that led to it. */
    public DatasetException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
