package org.hillock.decoding.epoch;

/** The band-passed samples of a segment, readable only while it is decided upon. */
public interface BandSamples {
    /** Frames of the segment. */
    int frameCount();

    /**
     * Copies a band's frames, frame-major.
     *
     * @param out at least frames x channels values. Modified.
     */
    void copy(int band, double[] out);
}
