package org.hillock.acquisition.lsl;

import java.io.IOException;

/**
 * Samples that wait for one consumer. Bounded: when full, the oldest is dropped and counted. The outlet's thread offers;
 * the consumer's thread sends what could not leave at once.
 */
interface ConsumerQueue {
    /**
     * Adds samples of numbers as floats; never waits for the network.
     *
     * @param values Not modified: {@code samples} x channels, sample by sample
     * @param lastSeconds the stamp of the last sample
     * @param periodSeconds the time between two samples
     */
    void offer(float[] values, int samples, double lastSeconds, double periodSeconds);

    /** Adds samples of numbers as doubles; see the first. */
    void offer(double[] values, int samples, double lastSeconds, double periodSeconds);

    /** Adds samples of integers; see the first. */
    void offer(long[] values, int samples, double lastSeconds, double periodSeconds);

    /** Adds one sample of texts. */
    void offer(String[] values, double seconds);

    /** Ends the handshake: from now on samples are sent. */
    void begin();

    /** Waits for samples that nobody else sends, and sends those that are there; false when the queue is closed. */
    boolean sendNext() throws IOException;

    /** How many samples were dropped. */
    long dropped();

    /** Ends a running wait and every later one. */
    void close();
}
