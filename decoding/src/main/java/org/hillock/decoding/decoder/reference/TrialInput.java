package org.hillock.decoding.decoder.reference;

import org.hillock.decoding.epoch.BandCovariances;

/** What a reference decoder reads and keeps of a segment, and how that is recentred. Single-threaded. */
interface TrialInput {
    /**
     * Reads a segment into arrays of its own.
     *
     * @throws org.hillock.decoding.DecodingException when a value is not finite
     */
    double[][] read(BandCovariances segment);

    /** Moves the running means towards a trial. */
    void observe(double[][] trial);

    /** Recentres a trial by the present means; as it is where there is no recentring or no trial was seen. */
    double[][] recentre(double[][] trial);

    /** A copy that goes on by itself. */
    TrialInput fork();
}
