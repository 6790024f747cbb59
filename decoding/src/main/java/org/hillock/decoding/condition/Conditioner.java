package org.hillock.decoding.condition;

/**
 * One stage that works on frames in place, causally and without allocating.
 *
 * <p>Frames come in order and without overlap; how they are divided into blocks never changes a bit of the result.
 * Single-threaded.
 */
public interface Conditioner {
    /**
     * Conditions the first frames of a block.
     *
     * @param samples frame-major values of all channels. Modified.
     * @param frameNanos one session time a frame. Modified by stages that drop frames.
     * @param frameCount valid frames
     * @return how many frames are valid afterwards; fewer than before only where a stage decimates
     */
    int condition(float[] samples, long[] frameNanos, int frameCount);

    /** Forgets all that was seen, as after a gap or a reset of the source's clock. */
    void reset();
}
