package org.hillock.acquisition.record;

/**
 * How far the recording of one stream is.
 *
 * @param name what people call it
 * @param state what happens to it now
 * @param nominalRateHz samples per second as declared; 0 when irregular
 * @param samples how many are recorded
 * @param dropped how many found no place in the file
 * @param losses how often it went away
 * @param clockOffsets how often its clock was measured
 * @param problem what went wrong last; empty when nothing did
 */
public record StreamProgress(
        String name,
        State state,
        double nominalRateHz,
        long samples,
        long dropped,
        int losses,
        int clockOffsets,
        String problem) {
    /** What happens to a stream. */
    public enum State {
        /** It is being recorded. */
        RECORDING,
        /** It went away and is looked for. */
        LOST,
        /** It is over. */
        ENDED
    }
}
