package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.time.Duration;

/**
 * One connection to one outlet: its samples with their full precision and its own stamps. It does not recover; {@link
 * LslSource} does. Used by one thread; {@link #close()} from any thread ends a wait.
 *
 * <p>A sample is read by {@link #nextSeconds()} and then exactly one of the {@code read} methods. Reading numbers
 * allocates nothing.
 */
public interface StreamInlet extends AutoCloseable {
    /** What it is connected to. */
    LslInfo info();

    /**
     * Waits for the next sample.
     *
     * @return its stamp in the outlet's clock, in seconds
     * @throws java.net.SocketTimeoutException when {@link #silenceLimit} passed without one; one may wait again
     * @throws IOException when the connection broke, the inlet was closed, or what came is no sample
     */
    double nextSeconds() throws IOException;

    /**
     * Reads the values as the nearest floats.
     *
     * @param out Modified: one value a channel from {@code offset} on.
     */
    void readFloats(float[] out, int offset) throws IOException;

    /**
     * Reads the values as doubles.
     *
     * @param out Modified: one value a channel from {@code offset} on.
     */
    void readDoubles(double[] out, int offset) throws IOException;

    /**
     * Reads the values of an integer format.
     *
     * @param out Modified: one value a channel from {@code offset} on.
     */
    void readLongs(long[] out, int offset) throws IOException;

    /**
     * Reads the values of a string stream.
     *
     * @param out Modified: one text a channel.
     */
    void readTexts(String[] out) throws IOException;

    /** Whether a further sample lies in memory, at least in part. */
    boolean hasBuffered();

    /**
     * Whether a read from the network had to wait since this was last asked. If not, all that was read since lay ready before,
     * for how long nobody knows. An implementation that cannot tell says that it waited.
     */
    default boolean waited() {
        return true;
    }

    /** How long {@link #nextSeconds()} waits at most; zero waits for ever, which is the default. */
    void silenceLimit(Duration limit) throws IOException;

    /** Ends the connection; idempotent. */
    @Override
    void close();
}
