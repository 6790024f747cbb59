package org.hillock.acquisition.device.link;

import java.time.Duration;

/** Bytes to and from a device. One thread reads and writes; any may close. */
public interface ByteLink extends AutoCloseable {
    /** What {@link #read} says when the line is gone. */
    int GONE = -1;

    /**
     * Waits for bytes, at most a tenth of a second.
     *
     * @param into where they go. Modified.
     * @return how many came, 0 when none did, {@link #GONE} when the line is gone
     */
    int read(byte[] into, int offset, int length);

    /**
     * Sends bytes.
     *
     * @return whether they went out before the deadline
     */
    boolean write(byte[] bytes, Duration deadline);

    /** Goes on at another speed, where the line has any. */
    default void changeSpeed(int baud) {}

    /** Closes the line at once; idempotent. */
    @Override
    void close();
}
