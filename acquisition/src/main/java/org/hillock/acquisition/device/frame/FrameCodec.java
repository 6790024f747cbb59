package org.hillock.acquisition.device.frame;

/**
 * Reads the frames of one device out of its bytes. A reader thread owns it.
 *
 * <p>Never throws, whatever the bytes are: what is no frame is skipped, and counted in {@link #tally()}.
 */
public interface FrameCodec {
    /**
     * Decodes whole frames until the bytes or the room in the batch are used up.
     *
     * @param bytes what was read. Not modified.
     * @param from the first byte
     * @param to the byte after the last
     * @param batch takes the samples. Modified.
     * @return how many bytes were used; the caller brings the rest again with what comes next
     */
    int decode(byte[] bytes, int from, int to, FrameBatch batch);

    /** Forgets the lock and the counter, since the device starts anew. */
    void restart();

    /** How many bytes the caller has to be able to hold, so that a frame can be found. */
    int bytesNeeded();

    /** The most samples that come at once; a batch has to have room for them. */
    int samplesAtOnce();

    /** How many samples a loss may be short of by the counter: those of one way round; 1 when nothing is counted. */
    long samplesAround();

    /** What was decoded and what was lost so far. */
    FrameTally tally();
}
