package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What is common to the queues of one consumer: who writes. As long as the consumer keeps up, the outlet's thread writes
 * what it has just encoded itself, without waiting, which saves the change to another thread; when the connection takes no
 * more, the consumer's thread goes on and waits. Bytes leave in the order in which they were offered either way.
 */
abstract class FeedQueue implements ConsumerQueue {
    static final int STAGED_BYTES = 64 << 10;

    private final FeedChannel channel;
    private final ByteBuffer staged;
    /** Somebody writes; at first whoever still shakes hands. */
    private boolean busy = true;

    private boolean closed;

    FeedQueue(FeedChannel channel, int stagedBytes) {
        this.channel = channel;
        this.staged = ByteBuffer.allocateDirect(stagedBytes).limit(0);
    }

    /** Whether nothing waits to be staged. Called with the lock held. */
    abstract boolean isEmpty();

    /**
     * Moves bytes from the front of the queue, as many as fit. Called with the lock held.
     *
     * @param into Modified.
     */
    abstract void stage(ByteBuffer into);

    @Override
    public synchronized void begin() {
        busy = false;
    }

    /** What leaves next. Its bytes are to be touched after {@link #reserve} only. */
    final ByteBuffer staged() {
        return staged;
    }

    /**
     * Lets the caller put the bytes of a push where they leave from, when nothing is before them and somebody can write
     * at once. Called with the lock held; {@link #claim} has to follow.
     *
     * @return for how many bytes there is room; what is beyond waits in the queue
     */
    final int reserve(long bytes) {
        if (busy || closed || staged.hasRemaining() || !isEmpty()) {
            return 0;
        }
        staged.clear().limit((int) Math.min(bytes, staged.capacity()));
        return staged.limit();
    }

    /** Takes the right to write what waits; false when another thread has it and will see to that. The lock is held. */
    final boolean claim() {
        if (busy || closed) {
            return false;
        }
        busy = true;
        stageNext();
        return true;
    }

    /** Writes after {@link #claim()}, without the lock. What the connection does not take goes to the consumer's thread. */
    final void writeClaimed() {
        while (true) {
            boolean broken = false;
            try {
                channel.writeSome(staged);
            } catch (IOException e) {
                broken = true;
            }
            synchronized (this) {
                closed |= broken;
                if (!closed && !staged.hasRemaining() && !isEmpty()) {
                    stageNext();
                    continue;
                }
                busy = false;
                if (closed || staged.hasRemaining()) {
                    notifyAll();
                }
                return;
            }
        }
    }

    @Override
    public final boolean sendNext() throws IOException {
        synchronized (this) {
            while (!closed && (busy || (isEmpty() && !staged.hasRemaining()))) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            if (closed) {
                return false;
            }
            busy = true;
            stageNext();
        }
        channel.writeAll(staged);
        synchronized (this) {
            busy = false;
        }
        return true;
    }

    private void stageNext() {
        if (!staged.hasRemaining()) {
            staged.clear();
            stage(staged);
            staged.flip();
        }
    }

    @Override
    public final synchronized void close() {
        closed = true;
        notifyAll();
    }
}
