package org.hillock.acquisition.lsl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A consumer's connection after its handshake. One thread writes at a time; which one, its {@link FeedQueue} decides. */
final class FeedChannel implements Closeable {
    /** The close of a registered channel does not end a wait, so that one is looked for now and then. */
    private static final long CLOSE_CHECK_MILLIS = 200;

    private final SocketChannel channel;
    private @Nullable Selector selector;

    FeedChannel(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
    }

    /**
     * Writes what the connection takes at once.
     *
     * @param bytes Modified: its position moves by what was written
     */
    void writeSome(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
    }

    /**
     * Writes everything and waits for the peer where that is needed.
     *
     * @param bytes Modified: nothing remains
     */
    void writeAll(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        while (bytes.hasRemaining()) {
            awaitRoom();
            channel.write(bytes);
        }
    }

    private void awaitRoom() throws IOException {
        Selector open = selector;
        if (open == null) {
            open = Selector.open();
            selector = open;
            channel.register(open, SelectionKey.OP_WRITE);
        }
        open.select(CLOSE_CHECK_MILLIS);
        open.selectedKeys().clear();
        if (!channel.isOpen() || Thread.currentThread().isInterrupted()) {
            throw new ClosedChannelException();
        }
    }

    /** Frees what a wait needed and closes the connection. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            if (selector != null) {
                selector.close();
            }
        }
    }
}
