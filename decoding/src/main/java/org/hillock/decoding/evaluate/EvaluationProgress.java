package org.hillock.decoding.evaluate;

/** Hears how far an evaluation is. */
@FunctionalInterface
public interface EvaluationProgress {
    /**
     * One contender went through one recording with one seed.
     *
     * @param done passes done so far, over all recordings
     * @param total passes in all
     * @param recording the recording of the last one
     * @param label the contender of the last one
     */
    void passed(int done, int total, String recording, String label);

    /** Hears nothing. */
    static EvaluationProgress silent() {
        return (done, total, recording, label) -> {};
    }
}
